import type { CheckBorders, CheckedBorders, MapLayer } from '@bezpechne/shared/geography'
import { bordersOf, fieldsIn, type MapFields } from '@bezpechne/shared/map-fields'
import type { MapFile } from '@bezpechne/shared/map-files'
import { lazy, Suspense, useState } from 'react'

import { useCity } from '../../lib/reference.ts'
import { useWords } from '../../lib/words.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SaveTrouble } from '../save-trouble.tsx'
import { checkBorders } from './api.ts'
import { BoundaryChoice, DistrictChoice } from './border-choice.tsx'
import { MapFileField } from './map-file-field.tsx'
import { words } from './words.ts'

import '../beats/beats.css'
import './borders.css'

// The map comes when there is something to show on it.
const Preview = lazy(() => import('./preview.tsx').then((preview) => ({ default: preview.Preview })))

interface Props {
  city: string
  layer: MapLayer
}

/** Choose a file, say what it leaves open, look at what would change, replace: in this order. */
export function BorderImport({ city, layer }: Props) {
  const say = useWords(words)
  const { read, given, checked, busy, error, take, change } = useCheck(city, layer)
  return (
    <section className="card stack">
      <MapFileField
        city={city}
        label={say(layer === 'boundary' ? 'chooseBoundary' : 'chooseDistricts')}
        onRead={take}
      />
      {read && <Choices layer={layer} read={read} given={given} onChange={change} />}
      <output>{busy && say('checking')}</output>
      {error !== undefined && <SaveTrouble error={error} />}
      {read && checked && !busy && (
        <Suspense fallback={<Skeleton rows={5} />}>
          <Preview
            key={checked.seen}
            city={city}
            checked={checked}
            body={bodyOf(layer, read, given)}
            onLookAgain={() => change({})}
            onDone={() => take(undefined)}
          />
        </Suspense>
      )}
    </section>
  )
}

interface ChoicesProps {
  layer: MapLayer
  read: MapFile
  given: Given
  onChange: (some: Partial<Given>, again?: boolean) => void
}

function Choices({ layer, read, given, onChange }: ChoicesProps) {
  const say = useWords(words)
  const Choice = layer === 'boundary' ? BoundaryChoice : DistrictChoice
  return (
    <>
      <Choice read={read} given={given} onChange={onChange} />
      <TextField
        label={say('credit')}
        hint={say('creditHint')}
        value={given.credit}
        max={300}
        onChange={(credit) => onChange({ credit }, false)}
      />
    </>
  )
}

/** What somebody says of a file that it does not say itself. */
export interface Given {
  fields: MapFields
  /** The number of the feature that is the boundary; undefined: not chosen yet. */
  feature: number | undefined
  become: boolean
  credit: string
}

const nothing: Given = {
  fields: { nameUk: '', nameEn: '', katottg: '' },
  feature: undefined,
  become: true,
  credit: '',
}

function bodyOf(layer: MapLayer, { features }: MapFile, given: Given): CheckBorders {
  const { fields, feature, become, credit } = given
  const meant = layer === 'boundary' ? features.filter(({ number }) => number === feature) : features
  const borders = bordersOf(meant, fields)
  return { layer, borders, boundary: become ? 'become' : 'keep', credit: credit.trim() }
}

/** The only one, or the only one that is called as the city is: who brings a file of the whole region chooses nothing. */
function meantIn({ features }: MapFile, name: string | undefined): number | undefined {
  const called = features.filter(({ properties }) => Object.values(properties).includes(name ?? ''))
  const [first, second] = features.length === 1 ? features : called
  return second ? undefined : first?.number
}

function useCheck(city: string, layer: MapLayer) {
  const name = useCity(city).data?.name.uk
  const [read, setRead] = useState<MapFile>()
  const [given, setGiven] = useState(nothing)
  const [checked, setChecked] = useState<CheckedBorders>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  async function look(file: MapFile, next: Given): Promise<void> {
    setChecked(undefined)
    setError(undefined)
    const body = bodyOf(layer, file, next)
    if (!body.borders.length) return
    setBusy(true)
    // What the file says of whose it is changes nothing of the comparison.
    await checkBorders(city, body).then(setChecked, setError)
    setBusy(false)
  }

  function take(file: MapFile | undefined): void {
    setRead(file)
    setChecked(undefined)
    if (!file) return
    const next = { ...given, fields: fieldsIn(file.fields), feature: meantIn(file, name) }
    setGiven(next)
    void look(file, next)
  }

  function change(some: Partial<Given>, again = true): void {
    const next = { ...given, ...some }
    setGiven(next)
    if (read && again) void look(read, next)
  }
  return { read, given, checked, busy, error, take, change }
}
