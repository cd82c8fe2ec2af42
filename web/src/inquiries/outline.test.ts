import type { CityContext } from '@bezpechne/shared/cities'
import { expect, test } from 'vitest'

import { districtAt, isInCity } from './outline.ts'

const name = { uk: 'Місто', en: 'City' }
const context: CityContext = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { kind: 'city', id: 'c', name },
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [10, 0],
              [10, 10],
              [0, 10],
              [0, 0],
            ],
            [
              [4, 4],
              [6, 4],
              [6, 6],
              [4, 6],
              [4, 4],
            ],
          ],
          [
            [
              [20, 0],
              [22, 0],
              [21, 4],
              [20, 0],
            ],
          ],
        ],
      },
    },
    {
      type: 'Feature',
      properties: { kind: 'district', id: 'left', name },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [5, 0],
            [5, 10],
            [0, 10],
            [0, 0],
          ],
        ],
      },
    },
  ],
}

const points: [lat: number, lng: number, inside: boolean][] = [
  [1, 1, true],
  [5, 5, false], // in the hole
  [5, 7, true],
  [1, 21, true], // the second part
  [3, 20.1, false],
  [11, 1, false],
  [1, -1, false],
]

test.each(points)('latitude %d, longitude %d: %s', (lat, lng, inside) => {
  expect(isInCity(context, { lat, lng })).toBe(inside)
})

test('latitude is never taken for longitude', () => {
  expect(isInCity(context, { lat: 21, lng: 1 })).toBe(false)
})

test('without an outline nobody knows', () => {
  expect(isInCity(undefined, { lat: 1, lng: 1 })).toBeUndefined()
  expect(isInCity({ type: 'FeatureCollection', features: [] }, { lat: 1, lng: 1 })).toBeUndefined()
})

test('the district of a point, or none', () => {
  expect(districtAt(context, { lat: 1, lng: 1 })?.id).toBe('left')
  expect(districtAt(context, { lat: 1, lng: 9 })).toBeUndefined()
})
