import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { readMapFile } from '@bezpechne/server/shapes/index'
import { readMap } from '@bezpechne/server/shapes/reading'
import type { MapFile } from '@bezpechne/shared/map-files'
import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import proj4 from 'proj4'
import { describe, expect, test } from 'vitest'

import { geojsonOf, kmlOf, kmzOf, type Shape, systems, zippedShapefile } from './support/map-file-writers.ts'

const { moscowPrj, state, statePrj, utm, utmPrj } = systems

const square = (west: number, south: number, side: number): number[][] => [
  [west, south],
  [west, south + side],
  [west + side, south + side],
  [west + side, south],
  [west, south],
]
// An outline clockwise, its hole the other way, as shapefiles want it.
const holed: Shape = {
  name: 'Солом’янський',
  rings: [square(30.4, 50.4, 0.1), square(30.44, 50.44, 0.02).toReversed()],
}
const plain: Shape = { name: 'Їжакове', rings: [square(30.5, 50.4, 0.1)] }
const both = [holed, plain]
const middle = { lat: 50.45, lng: 30.5 }

const bytesOf = (content: string | Uint8Array) => (typeof content === 'string' ? strToU8(content) : content)
const read = (content: string | Uint8Array, asked: object = {}) =>
  readMap(bytesOf(content), { near: middle, ...asked })
const kinds = ({ findings }: MapFile) => findings.map(({ kind }) => kind)
const ringsOf = ({ features }: MapFile) =>
  features.map(({ geometry }) => (geometry.type === 'MultiPolygon' ? geometry.coordinates : []))
const corners = (file: MapFile) =>
  ringsOf(file).map((polygons) => polygons.map((rings) => rings.map((ring) => ring.length)))

const moved = (to: string, swap = false): Shape[] =>
  both.map(({ name, rings }) => ({
    name,
    rings: rings.map((ring) =>
      ring.map((pair) => {
        const [x, y] = proj4('WGS84', to, pair)
        return swap ? [y ?? 0, x ?? 0] : [x ?? 0, y ?? 0]
      }),
    ),
  }))

const rounded = (shape: unknown) =>
  JSON.parse(JSON.stringify(shape), (_, one: unknown) =>
    typeof one === 'number' ? Math.round(one * 1e6) / 1e6 : one,
  )

describe('the same two districts, whatever the file', () => {
  test.each<[what: string, content: string | Uint8Array, format: MapFile['format']]>([
    ['GeoJSON', geojsonOf(both), 'geojson'],
    ['KML', kmlOf(both), 'kml'],
    ['KMZ', kmzOf(both), 'kml'],
    ['a zipped shapefile', zippedShapefile(both), 'shapefile'],
    ['in letters of old programs', zippedShapefile(both, { letters: 'windows-1251' }), 'shapefile'],
    ['in UTM', zippedShapefile(moved(utm), { prj: utmPrj }), 'shapefile'],
    ['in the state system', zippedShapefile(moved(state), { prj: statePrj }), 'shapefile'],
    [
      'in a named system',
      geojsonOf(moved(utm), { crs: { properties: { name: 'urn:ogc:def:crs:EPSG::32636' } } }),
      'geojson',
    ],
  ])('%s', async (_, content, format) => {
    const file = await read(content)
    expect(file).toMatchObject({ format, question: null })
    expect(file.findings.filter(({ gravity }) => gravity === 'wrong')).toEqual([])
    expect(file.features.map(({ properties }) => properties['name_uk'] ?? properties['name'])).toEqual([
      holed.name,
      plain.name,
    ])
    // The hole is kept.
    expect(corners(file)).toEqual([[[5, 5]], [[5]]])
    expect(rounded(ringsOf(file)[0])).toEqual(rounded([holed.rings]))
  })

  test('rings of a shapefile in any order and direction', async () => {
    const island = square(30.445, 50.445, 0.005)
    const rings = [holed.rings[1] ?? [], island, holed.rings[0] ?? []]
    expect(corners(await read(zippedShapefile([{ name: 'Острів', rings }])))).toEqual([[[5], [5, 5]]])
    const wrongWay = holed.rings.map((ring) => ring.toReversed())
    expect(corners(await read(zippedShapefile([{ name: 'Навпаки', rings: wrongWay }])))).toEqual([[[5, 5]]])
  })

  test('heights go, an open ring is closed, and both are told', async () => {
    const high = { name: 'Гора', rings: [square(30.4, 50.4, 0.1).map((pair) => [...pair, 120])] }
    const open = { name: 'Відкрита', rings: [square(30.5, 50.4, 0.1).slice(0, 4)] }
    const file = await read(geojsonOf([high, open]))
    expect(file.findings.map(({ kind, named, count }) => [kind, named, count])).toEqual([
      ['ring-closed', ['Відкрита (№ 2)'], null],
      ['heights-dropped', [], 1],
    ])
    expect(corners(file)).toEqual([[[5]], [[5]]])
  })
})

describe('what a file does not say is asked', () => {
  test('latitude first', async () => {
    const swapped = both.map(({ name, rings }) => ({
      name,
      rings: rings.map((ring) => ring.map((pair) => pair.toReversed())),
    }))
    const asked = await read(geojsonOf(swapped))
    expect(asked).toMatchObject({
      features: [],
      findings: [],
      question: { kind: 'order', choices: [{ order: 'lat-lng' }] },
    })
    const answered = await read(geojsonOf(swapped), { order: 'lat-lng' })
    expect(ringsOf(answered)).toEqual(ringsOf(await read(geojsonOf(both))))
    expect(kinds(answered)).toEqual(['order-changed'])
  })

  test('metres of a system that is not named: what comes nearest to the city first', async () => {
    const unnamed = zippedShapefile(moved(utm))
    const { question } = await read(unnamed)
    expect(question?.kind).toBe('projection')
    expect(question?.choices.map(({ id }) => id)).toContain('EPSG:32636')
    for (const { at } of question?.choices ?? [])
      expect(Math.hypot(at.lat - middle.lat, at.lng - middle.lng)).toBeLessThan(1.2)
    const file = await read(unnamed, { projection: 'EPSG:32636' })
    expect(kinds(file)).toEqual(['projected'])
    expect(ringsOf(file)[1]?.[0]?.[0]?.[0]?.[0]).toBeCloseTo(30.5, 6)
  })

  test('the state system with its northing first', async () => {
    const { question } = await read(geojsonOf(moved(state, true)))
    expect(question?.choices).toContainEqual(expect.objectContaining({ id: 'EPSG:6384', order: 'lat-lng' }))
  })
})

const bow = [
  [30.4, 50.4],
  [30.5, 50.5],
  [30.5, 50.4],
  [30.4, 50.5],
  [30.4, 50.4],
]
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
const feature = (geometry: unknown) => ({ type: 'Feature', properties: { name_uk: 'Один' }, geometry })
const shapefile = zippedShapefile(both)
const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`

/** Every file that cannot be used, and what is said of it. Crossing borders and all that only a map sees: geography.test.ts. */
const badFiles: [what: string, content: string | Uint8Array, kind: string, named?: string][] = [
  ['nothing', '', 'file-unknown'],
  ['a table', 'назва;код\nОдин;1', 'file-unknown'],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'file-unknown'],
  ['a web page', '<!doctype html><p>404', 'file-unknown'],
  ['JSON that breaks off', geojsonOf(both).slice(0, 300), 'file-broken'],
  ['JSON that is something else', '[1,2]', 'file-unknown'],
  [
    'letters that are none',
    Buffer.concat([strToU8('{"a":"'), Uint8Array.of(0xd2, 0xe5), strToU8('"}')]),
    'file-broken',
  ],
  ['no features', collection(), 'file-empty'],
  ['something that is no feature', collection(7), 'no-border', '№ 1'],
  ['no geometry', collection(feature(null)), 'no-border', 'Один (№ 1)'],
  ['an empty area', collection(feature({ type: 'Polygon', coordinates: [] })), 'no-border', 'Один (№ 1)'],
  ['an empty ring', collection(feature({ type: 'Polygon', coordinates: [[]] })), 'no-border', 'Один (№ 1)'],
  [
    'a shape that nobody knows',
    collection(feature({ type: 'Curve', coordinates: [] })),
    'not-polygon',
    'Один (№ 1)',
  ],
  [
    'a shape called like a part of every object',
    collection(feature({ type: 'constructor', coordinates: [] })),
    'not-polygon',
    'Один (№ 1)',
  ],
  [
    'words for numbers',
    collection(feature({ type: 'Polygon', coordinates: [[['x', 'y']]] })),
    'bad-numbers',
    'Один (№ 1)',
  ],
  [
    'two corners',
    collection(feature({ type: 'Polygon', coordinates: [bow.slice(0, 2)] })),
    'short-ring',
    'Один (№ 1)',
  ],
  [
    'another country',
    geojsonOf([{ name: 'Париж', rings: [square(2.3, 48.8, 0.1)] }]),
    'beyond-ukraine',
    'Париж (№ 1)',
  ],
  [
    'one border far away',
    geojsonOf([plain, { name: 'Париж', rings: [square(2.3, 48.8, 0.1)] }]),
    'beyond-ukraine',
    'Париж (№ 2)',
  ],
  [
    'a system that is not known',
    geojsonOf(both, { crs: { properties: { name: 'EPSG:2154' } } }),
    'unknown-projection',
  ],
  ['a grid of somebody’s own', zippedShapefile(both, { prj: moscowPrj }), 'unknown-projection'],
  ['metres of nowhere', geojsonOf([{ name: 'Ніде', rings: [square(9e8, 9e8, 10)] }]), 'unknown-projection'],
  [
    'too many points',
    geojsonOf([{ name: 'Довга', rings: [Array.from({ length: 150_001 }, (_, n) => [30 + n / 1e6, 50])] }]),
    'too-many-points',
  ],
  ['too deep', `{"type":"FeatureCollection","features":${nested}}`, 'no-border', '№ 1'],
  ['KML that breaks off', kmlOf(both).slice(0, 500), 'file-broken'],
  [
    'KML with words of its own',
    kmlOf(both, '<!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'),
    'file-entities',
  ],
  ['KML without areas', kmlOf([]), 'file-empty'],
  ['a ZIP that breaks off', shapefile.subarray(0, 600), 'file-broken'],
  ['a ZIP of other things', zipSync({ 'a.txt': strToU8('a') }), 'file-unpacks'],
  [
    'a ZIP of two layers',
    zipSync({ 'a.kml': strToU8(kmlOf(both)), 'b.kml': strToU8(kmlOf(both)) }),
    'file-layers',
  ],
  [
    'a ZIP of a thousand files',
    zipSync(Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`${n}.txt`, strToU8('')]))),
    'file-unpacks',
  ],
  [
    'a ZIP that swells',
    zipSync({ 'a.kml': new Uint8Array(220 * 1024 * 1024) }, { level: 1 }),
    'file-unpacks',
  ],
  ['a .shp without its ZIP', Uint8Array.of(0, 0, 0x27, 0x0a, 0, 0, 0, 0), 'file-unpacks'],
  ['a shapefile cut in the middle', zipSync({ 'a.shp': strToU8('short') }), 'file-broken'],
]

test.each(badFiles)('%s is refused in words', async (_, content, kind, named) => {
  const file = await read(content)
  const wrong = file.findings.filter(({ gravity }) => gravity === 'wrong')
  expect(wrong[0]).toMatchObject({ kind, named: named === undefined ? [] : [named] })
})

test('a table that says it has 4,294,967,295 rows is read as far as there are shapes', async () => {
  const files = unzipSync(bytesOf(zippedShapefile(both)))
  const table = Object.keys(files).find((name) => name.endsWith('.dbf')) ?? ''
  files[table]?.fill(255, 4, 8)
  expect(await read(zipSync(files))).toEqual(await read(zippedShapefile(both)))
})

test('no bytes break the reading, whatever they are', async () => {
  const good = [geojsonOf(both), kmlOf(both), zippedShapefile(both), kmzOf(both)].map(bytesOf)
  const spoilt = fc.tuple(fc.constantFrom(...good), fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 8 }))
  await fc.assert(
    fc.asyncProperty(spoilt, async ([bytes, at, by]) => {
      const copy = bytes.slice()
      copy.set(by.subarray(0, copy.length), at % Math.max(1, copy.length - by.length))
      const file = await read(copy)
      expect(Array.isArray(file.findings)).toBe(true)
    }),
    { numRuns: 150 },
  )
})

describe('in a process of its own', () => {
  test('the same answer', async () => {
    expect(await readMapFile(shapefile, { near: middle })).toEqual(await read(shapefile))
  })

  test('50 MB are not read', async () => {
    const file = await readMapFile(new Uint8Array(50 * 1024 * 1024 + 1), {})
    expect(kinds(file)).toEqual(['file-too-large'])
  })
})

const data = join(import.meta.dirname, '../../shared/data')
const file = (name: string) => read(readFileSync(join(data, name)))

test.skipIf(!existsSync(data))('real files: Kyiv with its enclaves, communities, regions', async () => {
  const raions = await file('kyiv_raions.geojson')
  expect(raions.features).toHaveLength(10)
  expect(
    corners(raions)
      .flat()
      .filter((rings) => rings.length > 1),
  ).toHaveLength(2)
  expect((await file('demo_hromadas.geojson')).features).toHaveLength(11)
  const communities = await file('ua_hromadas_simpl.topojson')
  expect([communities.format, communities.features.length]).toEqual(['topojson', 1767])
  for (const one of [raions, communities]) expect(one.findings).toEqual([])
})
