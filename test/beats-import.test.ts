import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { beatAt } from '@bezpechne/server/beats/index'
import { readConfig } from '@bezpechne/server/config'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import {
  beatDesk,
  boxBeat,
  check,
  collection,
  drawn,
  east,
  kindsOf,
  ringOf,
  store,
  west,
} from './support/beat-files.ts'
import { appoint, givenBeat, givenOfficer } from './support/beats.ts'
import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { type Person, people } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { as } = await people(app, database)

let head: Person
beforeAll(async () => {
  await givenKyiv(db)
  head = await as('head')
})
beforeEach(async () => {
  for (const table of ['appointment', 'absence', 'officer', 'beat'] as const)
    await db.deleteFrom(table).execute()
})
afterAll(() => app.close())

const count = async () =>
  (await db.selectFrom('beat').select('id').where('retired_at', 'is', null).execute()).length

test('two beats that are the city: only that nobody keeps them', async () => {
  const checked = await check(head, { beats: collection(west, east) })
  expect(kindsOf(checked)).toEqual(['no-officer'])
  expect(checked.beats).toEqual({ added: 2, changed: 0, same: 0 })
  expect(await count()).toBe(0)
})

test('a gap, an overlap, a part outside: each with its ground', async () => {
  const wide = boxBeat('W-1', [30.39, 50.4, 30.51, 50.48])
  const { findings } = await check(head, { beats: collection(wide, east) })
  const placed = findings.filter(({ shape }) => shape)
  expect(placed.map(({ kind, beats, isWrong }) => [kind, beats, isWrong])).toEqual([
    ['overlap', ['E-1', 'W-1'], true],
    ['gap', [], false],
    ['outside', ['W-1'], false],
  ])
  // 0.01 by 0.08 degrees, 0.1 by 0.02, 0.01 by 0.08.
  expect(placed.map(({ m2 }) => Math.round((m2 ?? 0) / 1e5) / 10)).toEqual([6.3, 15.8, 6.3])
  for (const { at, shape } of placed) {
    expect(at).toEqual({ lat: expect.any(Number), lng: expect.any(Number) })
    expect(shape?.coordinates[0]?.[0]?.length).toBeGreaterThan(3)
  }
})

test('slivers of borders drawn twice are no findings', async () => {
  const near = boxBeat('E-1', [30.500004, 50.4, 30.6, 50.5])
  expect(kindsOf(await check(head, { beats: collection(west, near) }))).toEqual(['no-officer'])
})

test('a hole is a gap, and none where another beat fills it', async () => {
  const hole = ringOf([30.44, 50.44, 30.46, 50.46])
  const holed = drawn('W-1', [ringOf([30.4, 50.4, 30.5, 50.5]), hole])
  expect(kindsOf(await check(head, { beats: collection(holed, east) }))).toContain('gap')
  const enclave = boxBeat('W-2', [30.44, 50.44, 30.46, 50.46])
  expect(kindsOf(await check(head, { beats: collection(holed, east, enclave) }))).not.toContain('gap')
})

test('more residents than the order allows: 7,000 in a city, 6,000 in the country', async () => {
  const given = collection(
    boxBeat('W-1', [30.4, 50.4, 30.5, 50.5], { population_est: 7001 }),
    boxBeat('E-1', [30.5, 50.4, 30.6, 50.5], { population_est: 6001, setting: 'rural' }),
  )
  const crowded = (await check(head, { beats: given })).findings.filter(
    ({ kind }) => kind === 'too-many-residents',
  )
  expect(crowded.map(({ beats, residents }) => [beats, residents])).toEqual([
    [['W-1'], 7001],
    [['E-1'], 6001],
  ])
})

test('a border that crosses itself, with the place', async () => {
  const [first = [], second = [], third = [], fourth = []] = ringOf([30.4, 50.4, 30.5, 50.5])
  const bow = drawn('W-1', [[first, third, second, fourth, first]])
  expect((await check(head, { beats: collection(bow, east) })).findings[0]).toMatchObject({
    kind: 'crosses-itself',
    beats: ['W-1'],
    at: { lat: 50.45, lng: 30.45 },
  })
})

const swapped = drawn('W-1', [ringOf([30.4, 50.4, 30.5, 50.5]).map(([lng = 0, lat = 0]) => [lat, lng])])
test.each([
  ['no JSON', '{"type":', ['not-json']],
  ['another JSON', '[]', ['not-geojson']],
  ['no features', collection(), ['no-features']],
  ['nothing of a feature', collection(7), ['not-geojson']],
  [
    'another projection',
    JSON.stringify({ ...JSON.parse(collection(west)), crs: { properties: { name: 'EPSG:3857' } } }),
    ['other-projection'],
  ],
  ['latitude first', collection(swapped), ['swapped']],
  ['metres', collection(boxBeat('W-1', [3384000, 6524000, 3385000, 6525000])), ['not-degrees']],
  ['one number twice', collection(west, { ...east, properties: west.properties }), ['number-twice']],
  ['no number', collection(boxBeat('', [30.4, 50.4, 30.5, 50.5])), ['no-number']],
  ['no name', collection(boxBeat('W-1', [30.4, 50.4, 30.5, 50.5], { name_uk: '' })), ['no-name']],
  ['a point', collection({ ...west, geometry: { type: 'Point', coordinates: [30, 50] } }), ['no-polygon']],
  ['an open ring', collection(drawn('W-1', [ringOf([30.4, 50.4, 30.5, 50.5]).slice(0, 4)])), ['broken-ring']],
  ["another city's", collection(boxBeat('W-1', [25.5, 49.5, 25.6, 49.6])), ['another-city']],
])('%s is refused and nothing is stored', async (_, beats, kinds) => {
  const checked = await check(head, { beats })
  expect(kindsOf(checked).slice(0, kinds.length)).toEqual(kinds)
  expect((await store(head, { beats })).json()).toMatchObject({ status: 409, code: 'import-wrong' })
  expect(await count()).toBe(0)
})

test('a file of 50 MB is not read', async () => {
  const answer = await head.post(`${beatDesk}/check`, {
    beats: 'x'.repeat(50_000_000),
    retireMissing: false,
  })
  expect(answer.json()).toMatchObject({ status: 413, code: 'too-large' })
})

test('a long file of megabytes is read', async () => {
  const points = Array.from({ length: 60_000 }, (_, n) => [30.4 + n * 1e-6, 50.4])
  const long = drawn('W-1', [[...points, [30.5, 50.4], [30.5, 50.5], [30.4, 50.5], [30.4, 50.4]]])
  expect(
    (await check(head, { beats: JSON.stringify(JSON.parse(collection(long)), null, 1) })).beats.added,
  ).toBe(1)
})

test('what nobody has seen is not stored, nor what changed since', async () => {
  const beats = collection(west, east)
  const { seen } = await check(head, { beats })
  const other = await head.post(`${beatDesk}/import`, {
    beats: collection(west),
    retireMissing: false,
    seen,
  })
  expect(other.json()).toMatchObject({ code: 'import-unacknowledged' })
  await givenOfficer(db, 'Хтось новий')
  const late = await head.post(`${beatDesk}/import`, { beats, retireMissing: false, seen })
  expect(late.json()).toMatchObject({ status: 409, code: 'import-unacknowledged' })
  expect(await count()).toBe(0)
})

test('beats that the file does not name stay, and overlap with it; asked, they are retired', async () => {
  await givenBeat(db, 'OLD-1', [30.4, 50.4, 30.5, 50.5])
  await appoint(db, 'OLD-1', await givenOfficer(db, 'Стара'))
  const beats = collection(west, east)
  const first = await check(head, { beats })
  expect(first.missing.map(({ id }) => id)).toEqual(['OLD-1'])
  expect(first.findings[0]).toMatchObject({ kind: 'overlap', beats: ['OLD-1', 'W-1'] })
  const answer = await store(head, { beats, retireMissing: true })
  expect(answer.json()).toMatchObject({ retired: 1, beats: { added: 2 } })
  const left = await db.selectFrom('appointment').select('id').where('until', 'is', null).execute()
  expect(left).toEqual([])
})

test('two who import at once: one after the other, the second is told to look again', async () => {
  const beats = collection(west, east)
  const { seen } = await check(head, { beats })
  const other = await as('administrator')
  const answers = await Promise.all(
    [head, other].map((who) => who.post(`${beatDesk}/import`, { beats, retireMissing: false, seen })),
  )
  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(await count()).toBe(2)
})

test('words that change while a file is stored: the file or the words, never one over the other unseen', async () => {
  await store(head, { beats: collection(west, east) })
  for (let round = 1; round <= 2; round += 1) {
    const wider = boxBeat('W-1', [30.4, 50.4, 30.5 - round / 1000, 50.5])
    const beats = collection(wider, east)
    const { seen } = await check(head, { beats })
    const { version } = await db
      .selectFrom('beat')
      .select('version')
      .where('id', '=', 'W-1')
      .executeTakeFirstOrThrow()
    const words = {
      name: { uk: `Захід ${round}`, en: 'West' },
      setting: 'rural',
      residents: 1,
      stationId: null,
    }
    const answers = await Promise.all([
      head.post(`${beatDesk}/import`, { beats, retireMissing: false, seen }),
      head.post(`${beatDesk}/W-1/words`, { ...words, version }),
    ])
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
  }
}, 60_000)

const data = join(import.meta.dirname, '../../shared/data')
const real = join(data, 'kyiv_beats_SYNTHETIC.geojson')
const points = join(data, 'kyiv_incidents_SYNTHETIC.csv')

test.skipIf(!existsSync(real))(
  '417 beats of a whole city, and 6,000 points that fall in exactly one each',
  async () => {
    const beats = readFileSync(real, 'utf8')
    const { findings } = await check(head, { beats })
    expect(findings.filter(({ isWrong }) => isWrong)).toEqual([])
    expect((await store(head, { beats })).json()).toMatchObject({ beats: { added: 417 } })
    const rows: { lat: string; lon: string }[] = parse(readFileSync(points), { columns: true })
    expect(rows).toHaveLength(6000)
    const at = rows.map(({ lat, lon }) => ({ lat: Number(lat), lng: Number(lon) }))
    const { rows: counts } = await sql<{ beats: number }>`
    select (select count(*) from beat b where b.city_id = 'kyiv' and st_covers(b.boundary,
        st_setsrid(st_makepoint(p.lng, p.lat), 4326)))::int as beats
      from jsonb_to_recordset(${JSON.stringify(at)}::jsonb) as p(lat float8, lng float8)`.execute(db)
    expect(counts.filter((one) => one.beats !== 1)).toEqual([])
    for (const point of at.slice(0, 100)) expect(await beatAt(db, 'kyiv', point)).toMatch(/^[A-Z]{3}-\d\d$/)
  },
)
