import { expect, test } from 'vitest'

import { areaOf, outlineAround, placeIn, untyped } from './typed-area.ts'

test.each([
  ['50.4501, 30.5234', { lat: 50.4501, lng: 30.5234 }],
  [' 50.4501 30.5234 ', { lat: 50.4501, lng: 30.5234 }],
  ['50.45012345;30.5', { lat: 50.450123, lng: 30.5 }],
  ['50.4501', undefined],
  ['95, 30', undefined],
  ['вул. Садова, 5', undefined],
])('%s is read as a place, or not at all', (text, place) => {
  expect(placeIn(text)).toEqual(place)
})

test('an area is there when nothing of it is missing', () => {
  const at = { lat: 50, lng: 30 }
  expect(areaOf(untyped)).toBeUndefined()
  expect(areaOf({ ...untyped, at })).toEqual({ kind: 'circle', at, metres: 500 })
  expect(areaOf({ ...untyped, kind: 'district' })).toBeUndefined()
  expect(areaOf({ ...untyped, kind: 'beat', beat: 'HOL-01' })).toEqual({ kind: 'beat', id: 'HOL-01' })
  const drawn = outlineAround(at, 500)
  expect(areaOf({ ...untyped, kind: 'polygons', drawn })).toEqual({
    kind: 'polygons',
    polygons: drawn.coordinates,
  })
  expect(drawn.coordinates[0]?.[0]).toHaveLength(7)
})
