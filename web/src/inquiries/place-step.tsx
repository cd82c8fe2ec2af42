import type { Category } from '@bezpechne/shared/categories'
import type { CityContext, CityDetail } from '@bezpechne/shared/cities'
import type { LatLng } from '@bezpechne/shared/geo'
import { textIn } from '@bezpechne/shared/languages'
import { lazy, type ReactNode, Suspense, useCallback, useRef, useState } from 'react'

import { findHouse } from '../lib/places.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { mapWords } from '../map/map-words.ts'
import { AccuracyRing, LookAt } from '../map/place-layers.tsx'
import { PlacePicker } from '../map/place-picker.tsx'
import { useLocate } from '../map/use-locate.ts'
import { Icon } from '../ui/icon.tsx'
import { AddressField } from './address-field.tsx'
import type { Draft, Step } from './draft.ts'
import { districtAt, isInCity } from './outline.ts'
import { coarse, lookOf, type PlaceSource, stillThere } from './place-source.ts'
import { placeStepWords } from './place-step-words.ts'
import { StepBox } from './step-box.tsx'
import { words } from './words.ts'

// A rare wish: a form without it is whole, too, where there is no link for it.
const PointPoster = lazy(() =>
  import('./point-poster.tsx').then(
    (module) => ({ default: module.PointPoster }),
    () => ({ default: (): ReactNode => null }),
  ),
)

interface Props {
  now: Step
  city: CityDetail
  context: CityContext | undefined
  draft: Draft
  precision: Category['precision'] | undefined
  error: string | undefined
  onChange: (edit: Partial<Draft>) => void
}

/** Near enough to correct a point, far enough to know where one is. */
const nearby = 14

/** A typed address, the own position, or a tap on the map: each alone is enough. */
export function PlaceStep({ now, city, context, draft, precision, error, onChange }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const choose = useCallback((at: Draft['at']) => onChange({ at }), [onChange])
  const { source, look, put, onOwn } = usePlaceSource(city.id, draft, onChange)
  return (
    <StepBox step="place" now={now} title={say('place')} error={error}>
      <AddressRow
        {...{ city: city.id, address: draft.address, onChange, onOwn }}
        wrong={Boolean(error)}
        onPut={put}
      />
      <SourceNote source={source} city={textIn(city.name, language)} context={context} />
      <div className="nq-map">
        <PlacePicker
          centre={city.centre}
          zoom={draft.at ? nearby : city.zoom}
          at={draft.at ?? undefined}
          onChange={choose}
          onOwn={onOwn}
          geojson={context}
          language={language}
          label={say('mapLabel')}
          credit={city.credit}
        >
          <LookAt look={look} />
          {source?.kind === 'own' && <AccuracyRing at={source.at} metres={source.metres} />}
        </PlacePicker>
      </div>
      {draft.at && <Chosen at={draft.at} context={context} onDrop={() => onChange({ at: null })} />}
      <Poster city={city.id} draft={draft} precision={precision} />
      <p className="hint" id="place-hint">
        {say('addressHint')} {precision && precision !== 'none' ? say(precision) : say('preciseLater')}
      </p>
    </StepBox>
  )
}

interface PosterProps extends Pick<Props, 'draft' | 'precision'> {
  city: string
}

/** What is known by district alone has no place to hang one. */
function Poster({ city, draft: { at, address }, precision }: PosterProps) {
  if (!at || precision === 'district' || precision === 'none') return null
  return (
    <Suspense>
      <PointPoster city={city} at={at} address={address} precision={precision} />
    </Suspense>
  )
}

/** How the point came about, and where the map has to look when it comes from elsewhere. */
function usePlaceSource(city: string, { at }: Draft, onChange: Props['onChange']) {
  const [last, setLast] = useState<PlaceSource>()
  const [look, setLook] = useState<ReturnType<typeof lookOf>>()
  const asked = useRef('')
  function put(source: PlaceSource, address?: string): void {
    setLast(source)
    setLook(lookOf(source))
    asked.current = address ?? ''
    // A street of which only the name is known takes away the point of another street, never one set by hand.
    const kept = stillThere(last, at) ? null : at
    onChange({ at: source.at ?? kept, ...(address !== undefined && { address }) })
  }
  /** A street first; the very house a moment later, where somebody knows it and nothing else was chosen meanwhile. */
  async function putWords(source: PlaceSource, address: string, house: string | null): Promise<void> {
    put(source, address)
    if (!house) return
    const found = await findHouse(city, address)
    if (found?.at && asked.current === address)
      put({ kind: 'words', at: found.at, precision: 'house' }, address)
  }
  const onOwn = (own: LatLng, metres: number) =>
    put({ kind: 'own', at: own, metres: Math.max(1, Math.round(metres)) })
  return { source: stillThere(last, at), look, put: putWords, onOwn }
}

interface NoteProps {
  source: PlaceSource | undefined
  city: string
  context: CityContext | undefined
}

const noteOf = {
  house: 'atHouse',
  street: 'onStreet',
  settlement: 'around',
  around: 'around',
  none: 'nameOnly',
} as const

/** How far the point can be trusted, in words. */
function SourceNote({ source, city, context }: NoteProps) {
  const say = useWords(placeStepWords)
  return <output className="hint nq-status">{source && noteFor(source)}</output>

  function noteFor(from: PlaceSource): string {
    if (from.kind === 'words') return say(noteOf[from.precision])
    if (isInCity(context, from.at) === false) return say('ownOutside', { city })
    return say(from.metres > coarse ? 'coarse' : 'own', { metres: from.metres })
  }
}

interface AddressProps {
  city: string
  address: string
  wrong: boolean
  onChange: Props['onChange']
  onPut: (source: PlaceSource, address: string, house: string | null) => Promise<void>
  onOwn: (at: LatLng, metres: number) => void
}

function AddressRow({ city, address, wrong, onChange, onPut, onOwn }: AddressProps) {
  const say = useWords(words)
  const sayMap = useWords(mapWords)
  const [locating, locate] = useLocate(onOwn)
  const told = locating === 'idle' || locating === 'located' ? '' : sayMap(locating)
  return (
    <>
      <div className="nq-address" data-field="place">
        <AddressField
          city={city}
          address={address}
          wrong={wrong}
          onType={(typed) => onChange({ address: typed })}
          onChoose={({ at, precision, house }, chosen) =>
            void onPut({ kind: 'words', at, precision }, chosen, house)
          }
        />
        <button type="button" className="btn" disabled={locating === 'locating'} onClick={locate}>
          <Icon name="locate" />
          {say('myPlace')}
        </button>
      </div>
      <output className="hint nq-status">{told}</output>
    </>
  )
}

interface ChosenProps {
  at: NonNullable<Draft['at']>
  context: CityContext | undefined
  onDrop: () => void
}

function Chosen({ at, context, onDrop }: ChosenProps) {
  const say = useWords(words)
  const language = useLanguage()
  const district = districtAt(context, at)
  return (
    <p className="nq-chosen">
      <output>
        {district ? say('chosenIn', { district: textIn(district.name, language) }) : say('chosen')}
      </output>
      <button type="button" className="btn quiet s" onClick={onDrop}>
        {say('dropPoint')}
      </button>
    </p>
  )
}
