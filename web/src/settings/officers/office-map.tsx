import type { LatLng } from '@bezpechne/shared/geo'

import { useCity, useContextOf } from '../../lib/reference.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { PlacePicker } from '../../map/place-picker.tsx'
import { cardWords } from './card-words.ts'

interface Props {
  city: string
  at: LatLng | null
  onChange: (at: LatLng) => void
}

/** Where an office is. */
export function OfficeMap({ city, at, onChange }: Props) {
  const say = useWords(cardWords)
  const language = useLanguage()
  const { data: place } = useCity(city)
  const { data: geojson } = useContextOf(city)
  if (!place) return null
  return (
    <PlacePicker
      centre={place.centre}
      zoom={place.zoom}
      at={at ?? undefined}
      onChange={onChange}
      geojson={geojson}
      language={language}
      label={say('place')}
      credit={place.credit}
      mark="own"
    />
  )
}
