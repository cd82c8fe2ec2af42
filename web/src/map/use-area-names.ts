import { textIn } from '@bezpechne/shared/languages'
import { useMemo } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import type { ContextGeoJson } from './context-shape.ts'
import { districtAt } from './district-at.ts'
import { mapWords } from './map-words.ts'
import { latLngOf } from './open-spot.ts'
import type { Spot } from './spots.ts'

/** How an area is called: by its district, where the outlines are known. */
export function useAreaNames(geojson: ContextGeoJson | undefined): (spot: Spot) => string {
  const unnamed = useWords(mapWords)('district')
  const language = useLanguage()
  return useMemo(
    () =>
      function nameArea(spot: Spot): string {
        const { lat, lng } = latLngOf(spot)
        const district = geojson && districtAt(geojson, lng, lat)
        return textIn(district?.properties.name, language) ?? unnamed
      },
    [geojson, language, unnamed],
  )
}
