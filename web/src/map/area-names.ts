import { type Language, textIn } from '@bezpechne/shared/languages'

import type { ContextGeoJson } from './context-shape.ts'
import { districtAt } from './district-at.ts'
import { latLngOf } from './open-spot.ts'
import type { Spot } from './spots.ts'

/** How an area is called: by its district, where the outlines are known. */
export function areaNamer(
  geojson: ContextGeoJson | undefined,
  language: Language,
  unnamed: string,
): (spot: Spot) => string {
  return function nameArea(spot) {
    const { lat, lng } = latLngOf(spot)
    const district = geojson && districtAt(geojson, lng, lat)
    return textIn(district?.properties.name, language) ?? unnamed
  }
}
