import type { Outline } from '@bezpechne/shared/beats'
import { useMemo } from 'react'

import { useCity, useContextOf } from '../../lib/reference.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { FindingsMap } from '../../map/findings-map.tsx'
import { words } from './words.ts'

const nothing: [] = []

/** Where an area is; only to look at. */
export function AreaMap({ city, outline }: { city: string; outline: Outline }) {
  const say = useWords(words)
  const language = useLanguage()
  const { data: place } = useCity(city)
  const { data: geojson } = useContextOf(city)
  const area = useMemo(() => ({ ground: 'gap' as const, shape: outline, at: null }), [outline])
  const places = useMemo(() => [area], [area])
  if (!place) return null
  return (
    <FindingsMap
      start={{ centre: place.centre, zoom: place.zoom }}
      label={say('mapLabel')}
      credit={place.credit}
      geojson={geojson}
      language={language}
      outlines={nothing}
      places={places}
      chosen={area}
    />
  )
}
