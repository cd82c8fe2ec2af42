import type { LatLng } from '@bezpechne/shared/geo'

import { useCity, useContextOf } from '../lib/reference.ts'
import { useLanguage } from '../lib/words.ts'
import { PlacePicker } from '../map/place-picker.tsx'

interface Props {
  city: string
  at: LatLng | undefined
  label: string
  onChange: (at: LatLng) => void
}

/** One point in the city, chosen on its map. */
export function PointMap({ city, at, label, onChange }: Props) {
  const language = useLanguage()
  const { data: place } = useCity(city)
  const { data: geojson } = useContextOf(city)
  if (!place) return null
  return (
    <PlacePicker
      centre={place.centre}
      zoom={place.zoom}
      at={at}
      onChange={onChange}
      geojson={geojson}
      language={language}
      label={label}
      credit={place.credit}
      mark="own"
    />
  )
}
