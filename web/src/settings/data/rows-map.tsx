import { useMemo } from 'react'

import { useCity, useContextOf } from '../../lib/reference.ts'
import { useLanguage } from '../../lib/words.ts'
import { FindingsMap, type FoundPlace } from '../../map/findings-map.tsx'
import { usePoints } from './api.ts'

interface Props {
  city: string
  id: string
  seen: string
  label: string
}

/** Where the rows lie: whoever exchanged two columns sees it at once. */
export function RowsMap({ city, id, seen, label }: Props) {
  const language = useLanguage()
  const { data: place } = useCity(city)
  const { data: geojson } = useContextOf(city)
  const { data } = usePoints(city, id, seen)
  const places = useMemo(
    () =>
      (data?.items ?? []).map(({ at, verdict }): FoundPlace => ({
        ground: verdict === 'bad' ? 'wrong' : 'gap',
        shape: null,
        at,
      })),
    [data],
  )
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
