import { expect, test } from 'vitest'

import type { ContextFeature, ContextGeoJson } from './context-shape.ts'
import { districtAt } from './district-at.ts'

const square = (from: number, to: number) => [
  [from, from],
  [to, from],
  [to, to],
  [from, to],
  [from, from],
]
const feature = (kind: 'city' | 'district', id: string, coordinates: number[][][]): ContextFeature => ({
  type: 'Feature',
  properties: { kind, id, name: { uk: id, en: id } },
  geometry: { type: 'Polygon', coordinates },
})
const geojson: ContextGeoJson = {
  type: 'FeatureCollection',
  features: [
    feature('city', 'city', [square(0, 10)]),
    feature('district', 'ring', [square(0, 10), square(4, 6)]),
    feature('district', 'middle', [square(4, 6)]),
  ],
}

test('a district is found by a point in it, a hole belongs to who fills it', () => {
  expect(districtAt(geojson, 1, 1)?.properties.id).toBe('ring')
  expect(districtAt(geojson, 5, 5)?.properties.id).toBe('middle')
  expect(districtAt(geojson, 20, 5)).toBeUndefined()
})
