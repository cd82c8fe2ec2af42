import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { districtAt, isInsideCity } from '@bezpechne/server/cities/index'
import { readConfig } from '@bezpechne/server/config'
import { reassignAll } from '@bezpechne/server/geography/reassigning'
import type { CheckedBorders, StoredBorders } from '@bezpechne/shared/geography'
import { bordersOf, fieldsIn } from '@bezpechne/shared/map-fields'
import type { MapFile } from '@bezpechne/shared/map-files'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { givenBeat } from './support/beats.ts'
import {
  type Box,
  border,
  box,
  check,
  districts,
  east,
  geographyDesk,
  geographyOf,
  kindsOf,
  resetKyiv,
  ringOf,
  store,
  west,
} from './support/borders.ts'
import { givenKyiv, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenPublished } from './support/inquiries.ts'
import { zippedShapefile } from './support/map-file-writers.ts'
import { people, type Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { as, visitor } = await people(app, database)
afterAll(() => app.close())

let olena: Person
beforeAll(async () => {
  await givenKyiv(db)
  olena = await as('administrator')
})
beforeEach(() => resetKyiv(db))

const north = box('Північний', [30.4, 50.5, 30.6, 50.55], { nameEn: 'North District' })
const boundary = (at: Box) => ({ ...districts([box('Місто', at)]), layer: 'boundary' as const })
const states = ({ differences }: CheckedBorders) => differences.map(({ kind, id }) => [kind, id])
const audited = async () =>
  (await db.selectFrom('audit').select('subject').where('action', '=', 'borders-change').execute()).length
const mapFiles = '/cities/kyiv/desk/map-files'

test('a check tells all and changes nothing', async () => {
  await givenPublished(db, { at: { lat: 50.45, lng: 30.47 } })
  const told = await check(olena, districts([west, east, north]))
  expect(states(told)).toEqual([
    ['added', 'north'],
    ['changed', 'west'],
    ['changed', 'east'],
  ])
  const [added, first] = told.differences
  expect(added).toMatchObject({ km2Before: null, km2: expect.closeTo(78.9, 0) })
  expect(first).toMatchObject({
    km2Before: expect.closeTo(78.9, 0),
    km2: expect.closeTo(47.4, 0),
    km2Moved: expect.closeTo(31.6, 0),
  })
  expect(told.city).toMatchObject({ kind: 'changed', km2Moved: expect.closeTo(78.8, 0) })
  expect(told.inquiries).toEqual({ moved: 1, outside: 0 })
  expect(kindsOf(told)).toEqual(['english-made'])
  expect(await districtAt(db, 'kyiv', { lat: 50.45, lng: 30.47 })).toBe('west')
})

test('what is stored is there at once; inquiries follow slice by slice, the number of them told', async () => {
  const { id } = await givenPublished(db, { at: { lat: 50.45, lng: 30.47 } })
  await givenPublished(db, { at: kyiv.east.inside })
  await givenBeat(db, 'W-01', [30.47, 50.41, 30.49, 50.49])
  const answer = await store(olena, districts([west, east, north], { credit: 'Міський кадастр' }))
  expect(answer.json<StoredBorders>().change).toMatchObject({
    layer: 'districts',
    total: 2,
    done: 0,
    doneAt: null,
  })
  expect(await isInsideCity(db, 'kyiv', { lat: 50.52, lng: 30.5 })).toBe(true)
  expect((await geographyOf(olena)).city).toMatchObject({ outline: 'surveyed', credit: 'Міський кадастр' })
  await reassignAll(db)
  expect((await geographyOf(olena)).change).toMatchObject({ done: 2, moved: 1, doneAt: expect.any(String) })
  const after = await db.selectFrom('inquiry').select('district_id').where('id', '=', id).executeTakeFirst()
  expect(after?.district_id).toBe('east')
  const beat = await db.selectFrom('beat').select('district_id').executeTakeFirst()
  expect(beat?.district_id).toBe('east')
  expect((await geographyOf(olena)).districts.map((one) => [one.id, one.name.en])).toEqual([
    ['east', 'East'],
    ['north', 'North District'],
    ['west', 'West'],
  ])
  expect(await audited()).toBeGreaterThan(0)
  const { rows } = await sql<{
    replaced: { id: string | null; outline: { type: string } }[]
  }>`select replaced from border_change`.execute(db)
  expect(rows[0]?.replaced.map((one) => [one.id, one.outline.type])).toEqual([
    [null, 'MultiPolygon'],
    ['east', 'MultiPolygon'],
    ['west', 'MultiPolygon'],
  ])
})

test('a second time nothing changes, whatever corner a ring begins with', async () => {
  await store(olena, districts([west, east, north]))
  const turned = border('Західний', [
    [...ringOf([30.4, 50.4, 30.46, 50.5]).slice(2), ...ringOf([30.4, 50.4, 30.46, 50.5]).slice(1, 3)],
  ])
  for (const again of [districts([west, east, north]), districts([turned, east, north])]) {
    const told = await check(olena, again)
    expect(new Set(told.differences.map(({ kind }) => kind))).toEqual(new Set(['same']))
    expect(told.city.kind).toBe('same')
    expect((await store(olena, again)).json<StoredBorders>()).toEqual({ change: null })
  }
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from border_change`.execute(db)
  expect(rows[0]?.count).toBe(1)
})

test('a process that ends in the middle leaves nothing to do twice', async () => {
  for (let n = 0; n < 12; n += 1) await givenPublished(db, { at: { lat: 50.45 + n / 1000, lng: 30.47 } })
  await store(olena, districts([west, east]))
  let slices = 2
  await reassignAll(db, { mayGoOn: () => (slices -= 1) >= 0, most: 5 })
  expect((await geographyOf(olena)).change).toMatchObject({ done: 10, moved: 10, doneAt: null })
  await Promise.all([reassignAll(db, { most: 1 }), reassignAll(db, { most: 1 })])
  expect((await geographyOf(olena)).change).toMatchObject({
    total: 12,
    done: 12,
    moved: 12,
    doneAt: expect.any(String),
  })
})

test('what is shown as a whole district moves with it', async () => {
  const { id } = await givenPublished(db, { category: 'drug-trade', at: kyiv.east.inside })
  await store(olena, districts([west, box('Східний', [30.46, 50.4, 30.6, 50.48]), north]))
  await reassignAll(db)
  const placeOf = (one: string) =>
    db.selectFrom('inquiry').select(['district_id', 'map_x']).where('id', '=', one).executeTakeFirst()
  const fresh = await givenPublished(db, { category: 'drug-trade', at: kyiv.east.inside })
  expect(await placeOf(id)).toEqual(await placeOf(fresh.id))
})

test('a district that goes takes no inquiry with it; what goes with it is told before', async () => {
  const { id } = await givenPublished(db, { at: kyiv.east.inside })
  await sql`update inquiry_original set district_id = 'east'`.execute(db)
  await givenBeat(db, 'E-01', [30.52, 50.42, 30.58, 50.48])
  await sql`insert into station (city_id, id, district_id, name_uk, name_en, phone, address_uk, address_en)
      values ('kyiv', '01890000-0000-7000-8000-000000000009', 'east', 'Відділ', 'Station', '102', 'Вулиця', 'Street')`.execute(
    db,
  )
  const told = await check(olena, districts([west]))
  expect(states(told)[0]).toEqual(['removed', 'east'])
  expect(kindsOf(told)).toEqual(['beats-outside', 'stations-go', 'inquiries-outside', 'english-made'])
  expect((await store(olena, districts([west]))).statusCode).toBe(200)
  await reassignAll(db)
  const left = await db
    .selectFrom('inquiry')
    .select(['state', 'district_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  expect(left).toEqual({ state: 'published', district_id: null })
})

test('an enclave stays a hole, and names are exchanged without a clash', async () => {
  const hole = ringOf([30.52, 50.44, 30.54, 50.46])
  const codes = { katottg: 'UA80000000000000001' }
  const first = [
    { ...west, ...codes },
    border('Східний', [ringOf([30.46, 50.4, 30.6, 50.5]), hole], { katottg: 'UA80000000000000002' }),
  ]
  const told = await check(olena, districts(first))
  expect(told.findings.find(({ kind }) => kind === 'hole-kept')).toMatchObject({
    m2: expect.closeTo(3.16e6, -4),
  })
  await store(olena, districts(first))
  expect(await isInsideCity(db, 'kyiv', { lat: 50.45, lng: 30.53 })).toBe(false)
  const exchanged = first.map((one, n) => ({ ...one, nameUk: first[1 - n]?.nameUk ?? '' }))
  expect(
    (await check(olena, districts(exchanged))).differences.map(({ id, name, nameBefore }) => [
      id,
      name,
      nameBefore,
    ]),
  ).toEqual([
    ['west', 'Східний', 'Західний'],
    ['east', 'Західний', 'Східний'],
  ])
  expect((await store(olena, districts(exchanged))).statusCode).toBe(200)
})

test('a boundary by itself: what of the districts it cuts off, and what they leave bare', async () => {
  const wide = await check(olena, boundary([30.4, 50.4, 30.6, 50.52]))
  expect(wide).toMatchObject({
    differences: [],
    city: { kind: 'changed', km2Moved: expect.closeTo(31.5, 0) },
  })
  expect(kindsOf(wide)).toEqual(['gap'])
  const narrow = await check(olena, boundary([30.4, 50.4, 30.58, 50.5]))
  expect(narrow.findings[0]).toMatchObject({
    kind: 'outside',
    named: ['Східний'],
    at: { lat: 50.45, lng: 30.59 },
  })
  expect((await store(olena, boundary([30.4, 50.4, 30.58, 50.5]))).json()).toMatchObject({
    status: 409,
    code: 'import-wrong',
  })
  const { change } = (await store(olena, boundary([30.4, 50.4, 30.6, 50.52]))).json<StoredBorders>()
  expect(change?.layer).toBe('boundary')
  expect(await isInsideCity(db, 'kyiv', { lat: 50.51, lng: 30.5 })).toBe(true)
})

test('what nobody has seen is not stored, nor what changed since; of two at once one is told to look again', async () => {
  const body = districts([west, east])
  const { seen } = await check(olena, body)
  const other = await olena.post(`${geographyDesk}/store`, { ...districts([west]), seen })
  expect(other.json()).toMatchObject({ status: 409, code: 'import-unacknowledged' })
  const answers = await Promise.all([1, 2].map(() => olena.post(`${geographyDesk}/store`, { ...body, seen })))
  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
})

const sent = (who: Person, bytes: Uint8Array) =>
  who.post(mapFiles, Buffer.from(bytes), { 'content-type': 'application/octet-stream' })

test('a file goes through the desk: read, checked, stored', async () => {
  const shapes = [
    { name: 'Західний', rings: [ringOf([30.4, 50.4, 30.46, 50.5])] },
    { name: 'Східний', rings: [ringOf([30.46, 50.4, 30.6, 50.5])] },
  ]
  const answer = await sent(olena, zippedShapefile(shapes))
  expect(answer.statusCode, answer.body).toBe(200)
  const { features, fields } = answer.json<MapFile>()
  const told = await check(olena, districts(bordersOf(features, fieldsIn(fields))))
  expect(states(told)).toEqual([
    ['changed', 'west'],
    ['changed', 'east'],
  ])
  expect((await sent(olena, Buffer.from('{'))).json<MapFile>().findings[0]).toMatchObject({
    kind: 'file-broken',
  })
  expect((await sent(await as('head'), zippedShapefile(shapes))).statusCode).toBe(200)
  expect((await sent(await as('moderator'), zippedShapefile(shapes))).statusCode).toBe(404)
  expect((await visitor.get(geographyDesk)).statusCode).toBe(401)
})

const real = join(import.meta.dirname, '../../shared/data/kyiv_raions.geojson')

test.skipIf(!existsSync(real))('the real ten districts of Kyiv, twice', async () => {
  const answer = await olena.post(mapFiles, readFileSync(real), {
    'content-type': 'application/octet-stream',
  })
  const { features, fields } = answer.json<MapFile>()
  const body = districts(bordersOf(features, fieldsIn(fields)))
  const told = await check(olena, body)
  expect(told.findings.map(({ kind, m2 }) => [kind, Math.round((m2 ?? 0) / 1e6)])).toEqual([
    ['hole-kept', 2],
    ['hole-kept', 2],
  ])
  expect(told.city.km2).toBeCloseTo(825.9, 0)
  expect((await store(olena, body)).statusCode).toBe(200)
  expect(await districtAt(db, 'kyiv', { lat: 50.3822, lng: 30.4778 })).toBe('holosiivskyi')
  expect((await store(olena, body)).json()).toEqual({ change: null })
})
