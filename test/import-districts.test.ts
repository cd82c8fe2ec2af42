import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { readDistricts } from '@bezpechne/server/cities/district-file'
import type { DistrictShape } from '@bezpechne/server/cities/import-queries'
import { districtAt, getCity, isInsideCity } from '@bezpechne/server/cities/index'
import { beforeEach, describe, expect, test } from 'vitest'

import { findProblems, importDistricts } from '../scripts/import/import-districts.ts'
import { givenKyiv, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenPublished } from './support/inquiries.ts'

const { db } = await freshDatabase()
const commit = { commit: true, credit: 'Міський кадастр' }

beforeEach(async () => {
  await db.deleteFrom('inquiry').execute()
  await db.deleteFrom('city').execute()
  await givenKyiv(db)
})

function box([west, south, east, north]: [number, number, number, number], hole?: number[][]): number[][][] {
  const outer = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return hole ? [outer, hole] : [outer]
}

function shape(nameUk: string, rings: number[][][], katottg: string | null = null): DistrictShape {
  const english: Record<string, string> = { Західний: 'West', Східний: 'East', Північний: 'North District' }
  return {
    label: `feature “${nameUk}”`,
    nameUk,
    nameEn: english[nameUk] ?? nameUk,
    katottg,
    polygons: [rings],
  }
}

// The border between west and east moves from 30.5 to 30.46; the north is new.
const west = shape('Західний', box([30.4, 50.4, 30.46, 50.5]))
const east = shape('Східний', box([30.46, 50.4, 30.6, 50.5]))
const north = shape('Північний', box([30.4, 50.5, 30.6, 50.55]))

test('a dry run tells all and changes nothing', async () => {
  await givenPublished(db, { at: { lat: 50.45, lng: 30.47 } })
  const told = await importDistricts(db, 'kyiv', [west, east, north], { commit: false, credit: '' })
  expect(told).toMatchObject({ moved: 1, outside: 0, removed: [], holes: [] })
  expect(told.districts.map(({ id, before }) => [id, before?.id])).toEqual([
    ['west', 'west'],
    ['east', 'east'],
    ['north', undefined],
  ])
  expect(await districtAt(db, 'kyiv', { lat: 50.45, lng: 30.47 })).toBe('west')
  expect(await isInsideCity(db, 'kyiv', { lat: 50.52, lng: 30.5 })).toBe(false)
})

test('a commit moves borders, the city and what lies in them', async () => {
  const moving = await givenPublished(db, { at: { lat: 50.45, lng: 30.47 } })
  const told = await importDistricts(db, 'kyiv', [west, east, north], commit)
  expect(told.moved).toBe(1)
  expect(await districtAt(db, 'kyiv', { lat: 50.45, lng: 30.47 })).toBe('east')
  expect(await isInsideCity(db, 'kyiv', { lat: 50.52, lng: 30.5 })).toBe(true)
  const city = await db.selectFrom('city').select(['outline', 'credit']).executeTakeFirst()
  expect(city).toEqual({ outline: 'surveyed', credit: 'Міський кадастр' })
  const inquiry = await db
    .selectFrom('inquiry')
    .select('district_id')
    .where('id', '=', moving.id)
    .executeTakeFirst()
  expect(inquiry?.district_id).toBe('east')
  expect((await importDistricts(db, 'kyiv', [west, east, north], commit)).moved).toBe(0)
})

test('what is shown as a whole district moves with it', async () => {
  const { id } = await givenPublished(db, { category: 'drug-trade', at: kyiv.east.inside })
  await importDistricts(db, 'kyiv', [west, shape('Східний', box([30.46, 50.4, 30.6, 50.48])), north], commit)
  const after = await db
    .selectFrom('inquiry')
    .select(['district_id', 'map_x'])
    .where('id', '=', id)
    .executeTakeFirst()
  const fresh = await givenPublished(db, { category: 'drug-trade', at: kyiv.east.inside })
  const same = await db
    .selectFrom('inquiry')
    .select(['district_id', 'map_x'])
    .where('id', '=', fresh.id)
    .executeTakeFirst()
  expect(after).toEqual(same)
})

test('a district that goes takes no inquiry with it; what is outside now is counted', async () => {
  const { id } = await givenPublished(db, { at: kyiv.east.inside })
  const told = await importDistricts(db, 'kyiv', [west], commit)
  expect(told.removed.map(({ id: gone }) => gone)).toEqual(['east'])
  expect(told.outside).toBe(1)
  const left = await db
    .selectFrom('inquiry')
    .select(['state', 'district_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  expect(left).toEqual({ state: 'published', district_id: null })
})

test('an enclave stays a hole, and names are exchanged without a clash', async () => {
  const hole = [
    [30.52, 50.44],
    [30.52, 50.46],
    [30.54, 50.46],
    [30.54, 50.44],
    [30.52, 50.44],
  ]
  const code = { west: 'UA80000000000000001', east: 'UA80000000000000002' }
  const first = [
    shape('Західний', west.polygons[0] ?? [], code.west),
    shape('Східний', box([30.46, 50.4, 30.6, 50.5], hole), code.east),
  ]
  const told = await importDistricts(db, 'kyiv', first, commit)
  expect(told.holes).toEqual([expect.closeTo(3.15, 1)])
  expect(await isInsideCity(db, 'kyiv', { lat: 50.45, lng: 30.53 })).toBe(false)
  const exchanged = first.map((one, n) => ({ ...one, nameUk: first[1 - n]?.nameUk ?? '' }))
  const after = await importDistricts(db, 'kyiv', exchanged, commit)
  expect(after.districts.map(({ id, nameUk }) => [id, nameUk])).toEqual([
    ['west', 'Східний'],
    ['east', 'Західний'],
  ])
})

describe('refused before anything is touched', () => {
  const bow = [
    [30.4, 50.4],
    [30.5, 50.5],
    [30.5, 50.4],
    [30.4, 50.5],
    [30.4, 50.4],
  ]
  test.each([
    [
      'a self-crossing border, with its place',
      [shape('Західний', [bow]), east],
      /Західний”: Self-intersection at \[30.45 50.45\]/,
    ],
    [
      'neighbours that overlap',
      [shape('Західний', box([30.4, 50.4, 30.47, 50.5])), east],
      /“Західний” and .*“Східний” share \d{6,} m²/,
    ],
    ["another city's file", [shape('Західний', box([25.5, 49.5, 25.6, 49.6]))], /lie \d+ km from Київ/],
    ['a whole region', [shape('Західний', box([28, 49, 32, 51]))], /reach \d{3} km from Київ/],
  ])('%s', async (_, shapes, problem) => {
    const found = await findProblems(db, await getCity(db, 'kyiv'), shapes, 1000)
    expect(found).toEqual([expect.stringMatching(problem)])
  })

  test('a shared line is no overlap', async () => {
    expect(await findProblems(db, await getCity(db, 'kyiv'), [west, east, north], 1000)).toEqual([])
  })
})

const real = join(import.meta.dirname, '../../shared/data/kyiv_raions.geojson')

test.skipIf(!existsSync(real))('the real ten districts of Kyiv', async () => {
  const properties = { nameUk: 'name_uk', nameEn: 'name_en', katottg: 'katottg' }
  const { districts, problems } = readDistricts(readFileSync(real), properties)
  expect(problems).toEqual([])
  expect(await findProblems(db, await getCity(db, 'kyiv'), districts, 1000)).toEqual([])
  const told = await importDistricts(db, 'kyiv', districts, commit)
  expect(told.km2).toBeCloseTo(825.9, 0)
  expect(told.holes.map((hole) => Math.round(hole))).toEqual([2, 2])
  expect(await districtAt(db, 'kyiv', { lat: 50.3822, lng: 30.4778 })).toBe('holosiivskyi')
})
