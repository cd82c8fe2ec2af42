import { useCity, useContextOf } from '../../lib/reference.ts'
import { useLanguage } from '../../lib/words.ts'
import { FindingsMap, type FoundPlace } from '../../map/findings-map.tsx'

interface Props {
  city: string
  label: string
  places: readonly FoundPlace[]
}

/** Where the rows of a file lie: whoever exchanged two columns sees it at once. */
export function RowsMap({ city, label, places }: Props) {
  const language = useLanguage()
  const { data: place } = useCity(city)
  const { data: geojson } = useContextOf(city)
  if (!place) return null
  return (
    <FindingsMap
      start={{ centre: place.centre, zoom: Math.max(9, place.zoom - 1) }}
      label={label}
      credit={place.credit}
      geojson={geojson}
      language={language}
      outlines={noOutlines}
      places={places}
      chosen={undefined}
    />
  )
}

const noOutlines: [] = []
