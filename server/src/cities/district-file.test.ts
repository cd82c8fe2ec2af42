import { describe, expect, test } from 'vitest'

import { foldName, readDistricts } from './district-file.ts'

const properties = { nameUk: 'name_uk', nameEn: 'name_en', katottg: 'katottg' }
const square = [
  [30.4, 50.4],
  [30.5, 50.4],
  [30.5, 50.5],
  [30.4, 50.4],
]
const names = { name_uk: 'Західний', name_en: 'West', katottg: 'UA80000000000126643' }

function feature(change: object = {}, geometry: unknown = { type: 'Polygon', coordinates: [square] }) {
  return { type: 'Feature', properties: { ...names, ...change }, geometry }
}

function read(content: unknown) {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  return readDistricts(new TextEncoder().encode(text), properties)
}

const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })
const ring = (points: unknown) => feature({}, { type: 'Polygon', coordinates: [points] })

test('a polygon, a multipolygon, heights left out', () => {
  const high = square.map(([lng, lat]) => [lng, lat, 120])
  const other = { name_uk: 'Східний', name_en: 'East', katottg: null }
  const { districts, problems } = read(
    collection(feature(), feature(other, { type: 'MultiPolygon', coordinates: [[high]] })),
  )
  expect(problems).toEqual([])
  expect(districts.map(({ polygons }) => polygons)).toEqual([[[square]], [[square]]])
  expect(districts.map(({ katottg }) => katottg)).toEqual(['UA80000000000126643', null])
})

const refusedFiles: [what: string, content: unknown, problem: RegExp][] = [
  ['not JSON', '{"type": "FeatureCollection", "features": [', /^The file is not JSON/],
  ['another JSON', [], /not a GeoJSON FeatureCollection/],
  ['no features', collection(), /holds no features/],
  [
    'another projection',
    { ...collection(feature()), crs: { properties: { name: 'EPSG:3857' } } },
    /in EPSG:3857/,
  ],
  ['no feature', collection(7), /^feature 1: is no GeoJSON feature/],
  ['no Ukrainian name', collection(feature({ name_uk: ' ' })), /^feature 1: name_uk is missing/],
  ['no English name', collection(feature({ name_en: 5 })), /^feature 1 “Західний”: name_en is missing/],
  ['a wrong code', collection(feature({ katottg: 'UA12' })), /UA12 is not a KATOTTG/],
  ['no geometry', collection(feature({}, null)), /has no geometry/],
  ['a point', collection(feature({}, { type: 'Point', coordinates: [30, 50] })), /is a Point, not/],
  ['empty', collection(feature({}, { type: 'Polygon', coordinates: [] })), /empty or not numbers/],
  ['text for numbers', collection(ring([['x', 'y']])), /empty or not numbers/],
  ['three points', collection(ring(square.slice(1))), /fewer than four points/],
  [
    'an open ring',
    collection(ring([...square.slice(0, 3), [30.6, 50.6]])),
    /end where it begins, at 30.4,50.4/,
  ],
  ['metres', collection(ring(square.map(([lng = 0, lat = 0]) => [lng * 1e5, lat * 1e5]))), /metres perhaps/],
  ['exchanged', collection(ring(square.map(([lng = 0, lat = 0]) => [lat, lng]))), /are exchanged/],
  [
    'one code twice',
    collection(feature(), feature({ name_uk: 'Інший' })),
    /UA80000000000126643 stands at feature 1/,
  ],
  [
    'one name twice',
    collection(feature({ name_uk: "Солом'янський" }), feature({ name_uk: 'Солом’янський', katottg: null })),
    /feature 2 “Солом’янський”: its name stands at feature 1/,
  ],
]

describe('every problem is named with its feature', () => {
  test.each(refusedFiles)('%s', (_, content, problem) => {
    expect(read(content).problems).toEqual([expect.stringMatching(problem)])
  })

  test('not UTF-8', () => {
    expect(readDistricts(new Uint8Array([0x7b, 0xd2, 0xe5]), properties).problems).toEqual([
      expect.stringMatching(/not UTF-8/),
    ])
  })

  test('all of them at once', () => {
    expect(
      read(collection(feature({ name_uk: '', name_en: '' }, null), feature({ katottg: 'x' }))).problems,
    ).toHaveLength(4)
  })
})

test.each(["Солом'янський", 'Солом’янський', 'Соломʼянський', ' солом`янський '])(
  '%s is one name',
  (name) => {
    expect(foldName(name)).toBe('солом’янський')
  },
)
