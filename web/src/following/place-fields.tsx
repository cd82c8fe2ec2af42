import type { FollowedPlace } from '@bezpechne/shared/following'
import type { LatLng } from '@bezpechne/shared/geo'
import { textIn } from '@bezpechne/shared/languages'
import { lazy, Suspense, useId } from 'react'

import { useCategories, useCity, useContextOf } from '../lib/reference.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { ringOf, troubleOf } from '../map/ring.ts'
import { SelectField } from '../ui/select-field.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { words } from './words.ts'

// A map in the dialog is for those alone who choose an area.
const PlacePicker = lazy(() =>
  import('../map/place-picker.tsx').then((map) => ({ default: map.PlacePicker })),
)

const AreaDrawer = lazy(() => import('../map/area-drawer.tsx').then((map) => ({ default: map.AreaDrawer })))

const kinds = ['city', 'category', 'area', 'drawn'] as const

export interface TypedPlace {
  kind: (typeof kinds)[number]
  category: string
  at: LatLng | undefined
  metres: number
  corners: LatLng[]
}

export const untypedPlace: TypedPlace = {
  kind: 'city',
  category: '',
  at: undefined,
  metres: 500,
  corners: [],
}

/** Undefined while something of it is missing. */
export function placeOf({ kind, category, at, metres, corners }: TypedPlace): FollowedPlace | undefined {
  if (kind === 'city') return { kind }
  if (kind === 'category') return category ? { kind, category } : undefined
  if (kind === 'area') return at && { kind: 'circle', at, metres }
  const ring = troubleOf(corners) ? undefined : ringOf(corners)
  return ring && { kind: 'polygon', ring }
}

interface Props {
  city: string
  typed: TypedPlace
  onChange: (part: Partial<TypedPlace>) => void
}

export function PlaceFields({ city, typed, onChange }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const { data: categories = [] } = useCategories(city)
  return (
    <>
      <SelectField
        label={say('what')}
        value={typed.kind}
        options={kinds.map((value) => ({ value, name: say(value) }))}
        onChange={(value) => onChange({ kind: kinds.find((kind) => kind === value) ?? 'city' })}
      />
      {typed.kind === 'category' && (
        <SelectField
          label={say('topic')}
          value={typed.category}
          none={say('choose')}
          options={categories
            .filter(({ precision, off }) => precision !== 'none' && !off)
            .map(({ code, name }) => ({ value: code, name: textIn(name, language) }))}
          onChange={(category) => onChange({ category })}
        />
      )}
      {typed.kind === 'area' && (
        <Suspense fallback={<Skeleton rows={4} />}>
          <Circle city={city} typed={typed} onChange={onChange} />
        </Suspense>
      )}
      {typed.kind === 'drawn' && (
        <Suspense fallback={<Skeleton rows={4} />}>
          <Drawn city={city} typed={typed} onChange={onChange} />
        </Suspense>
      )}
    </>
  )
}

function Circle({ city, typed: { at, metres }, onChange }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const id = useId()
  const { data: place } = useCity(city)
  const { data: geojson } = useContextOf(city)
  if (!place) return <Skeleton rows={4} />
  const value = metres < 1000 ? say('metres', { value: metres }) : say('kilometres', { value: metres / 1000 })
  return (
    <>
      <PlacePicker
        centre={place.centre}
        zoom={place.zoom}
        at={at}
        onChange={({ lat, lng }) => onChange({ at: { lat: rounded(lat), lng: rounded(lng) } })}
        geojson={geojson}
        language={language}
        label={say('place')}
        credit={place.credit}
        mark="own"
      />
      <div className="field">
        <label htmlFor={id}>{say('radius', { value })}</label>
        <input
          id={id}
          className="follow-range"
          type="range"
          min={0}
          max={steps.length - 1}
          value={Math.max(0, steps.indexOf(metres))}
          aria-valuetext={value}
          onChange={({ target }) => onChange({ metres: steps[Number(target.value)] ?? 500 })}
        />
      </div>
    </>
  )
}

function Drawn({ city, typed: { corners }, onChange }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const { data: place } = useCity(city)
  const { data: geojson } = useContextOf(city)
  if (!place) return <Skeleton rows={4} />
  return (
    <AreaDrawer
      centre={place.centre}
      zoom={place.zoom}
      corners={corners}
      onChange={(drawn) => onChange({ corners: drawn })}
      geojson={geojson}
      language={language}
      label={say('drawnMap')}
      credit={place.credit}
    />
  )
}

const steps = [100, 200, 300, 500, 750, 1000, 1500, 2000, 3000, 5000]

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
