import { buildApp } from '@bezpechne/server/app'
import { beatAt } from '@bezpechne/server/beats/index'
import { readConfig } from '@bezpechne/server/config'
import { newId } from '@bezpechne/server/platform/ids'
import { BeatDetail, BeatOutlines, OfficersAt } from '@bezpechne/shared/beats'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { appoint, away, day, givenBeat, givenOfficer } from './support/beats.ts'
import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })

// 0.01 degrees of longitude are some 710 m here.
beforeAll(async () => {
  await givenKyiv(db)
  await givenBeat(db, 'W-01', [30.4, 50.4, 30.45, 50.5])
  await givenBeat(db, 'W-02', [30.45, 50.4, 30.5, 50.5])
  await givenBeat(db, 'E-01', [30.5, 50.4, 30.55, 50.5])
  for (const [id, districtId] of [
    [newId(), null],
    [newId(), 'west'],
  ] as const)
    await db
      .insertInto('station')
      .values({
        city_id: 'kyiv',
        id,
        district_id: districtId,
        name_uk: districtId ? 'Відділ заходу' : 'Чергова частина',
        name_en: districtId ? 'Station of the west' : 'Duty station',
        phone: '+380 44 111 11 11',
        address_uk: 'вул. Перша, 1',
        address_en: '1 First St',
      })
      .execute()
})
afterAll(() => app.close())

async function at(lat: number, lng: number, doubt = ''): Promise<OfficersAt> {
  const answer = await app.inject(`/api/v1/cities/kyiv/officers/at?lat=${lat}&lng=${lng}${doubt}`)
  expect(answer.statusCode).toBe(200)
  return OfficersAt.parse(answer.json())
}
const idsAt = async (...where: Parameters<typeof at>) => (await at(...where)).beats.map(({ beat }) => beat.id)
const namesOf = ({ beats: [first] }: OfficersAt) => ({
  officer: first?.officer?.name.uk,
  substitute: first?.substitute?.name.uk,
  deputies: first?.deputies.map(({ name }) => name.uk),
})

test('a point has one beat; near a border both are offered, the own one first', async () => {
  expect(await idsAt(50.45, 30.42)).toEqual(['W-01'])
  expect(await idsAt(50.45, 30.4499)).toEqual(['W-01', 'W-02'])
  expect(await idsAt(50.45, 30.4501)).toEqual(['W-02', 'W-01'])
  expect(await idsAt(50.45, 30.4501, '&doubt=0')).toEqual(['W-02'])
  expect(await idsAt(50.45, 30.456, '&doubt=500')).toEqual(['W-02', 'W-01'])
  const [own, other] = (await at(50.45, 30.4501)).beats
  expect([own?.distance, other?.distance]).toEqual([0, 7])
})

test('a point on the border itself belongs to one, always the same', async () => {
  expect(await idsAt(50.45, 30.45)).toEqual(['W-01', 'W-02'])
  expect(await beatAt(db, 'kyiv', { lat: 50.45, lng: 30.45 })).toBe('W-01')
  expect(await beatAt(db, 'kyiv', { lat: 50.45, lng: 30.5 })).toBe('E-01')
})

test('where no beat is, the station of the district, else of the city', async () => {
  expect(await at(50.45, 30.58)).toMatchObject({
    beats: [],
    station: { name: { uk: 'Чергова частина' } },
    inCity: true,
  })
  expect(await at(50.45, 30.42)).toMatchObject({ station: { name: { uk: 'Відділ заходу' } } })
  expect(await at(49.5, 25.5)).toMatchObject({ beats: [], inCity: false })
})

test('who keeps it today: an officer, a substitute while away, a deputy where nobody is', async () => {
  const [anna, borys, vira] = [
    await givenOfficer(db, 'Анна'),
    await givenOfficer(db, 'Борис'),
    await givenOfficer(db, 'Віра'),
  ]
  expect(namesOf(await at(50.45, 30.42))).toEqual({ officer: undefined, substitute: undefined, deputies: [] })
  await appoint(db, 'W-01', borys, { duty: 'deputy' })
  expect(namesOf(await at(50.45, 30.42))).toMatchObject({ officer: undefined, substitute: 'Борис' })
  await appoint(db, 'W-01', anna, { until: 30 })
  expect(namesOf(await at(50.45, 30.42))).toEqual({ officer: 'Анна', deputies: ['Борис'] })

  await away(db, anna, [0, 3], vira)
  expect(namesOf(await at(50.45, 30.42))).toMatchObject({ officer: 'Анна', substitute: 'Віра' })
  await away(db, vira, [-1, 0])
  expect(namesOf(await at(50.45, 30.42))).toMatchObject({ officer: 'Анна', substitute: 'Борис' })

  await db
    .updateTable('officer')
    .set({ left_on: day(0) })
    .where('id', '=', anna)
    .execute()
  expect(namesOf(await at(50.45, 30.42))).toMatchObject({ officer: undefined, substitute: 'Борис' })
})

test('one officer at a time: the database itself keeps it', async () => {
  const [first, second] = [await givenOfficer(db, 'Перша'), await givenOfficer(db, 'Друга')]
  await appoint(db, 'E-01', first, { since: -10, until: 5 })
  await expect(appoint(db, 'E-01', second, { since: 4 })).rejects.toThrow(/appointment/)
  await appoint(db, 'E-01', second, { since: 5 })
})

test('the page of a beat: outline, neighbours, what is in force today', async () => {
  for (const [title, since, until, gone] of [
    ['Збори мешканців', 0, 0, false],
    ['Минуло', -5, -1, false],
    ['Ще ні', 1, 5, false],
    ['Відкликано', -1, 5, true],
  ] as const)
    await db
      .insertInto('beat_notice')
      .values({
        city_id: 'kyiv',
        id: newId(),
        beat_id: 'W-02',
        title,
        text: '…',
        since: day(since),
        until: day(until),
      })
      .execute()
      .then(() =>
        gone
          ? db
              .updateTable('beat_notice')
              .set({ withdrawn_at: day(0) })
              .where('title', '=', title)
              .execute()
          : [],
      )
  const page = BeatDetail.parse((await app.inject('/api/v1/cities/kyiv/beats/W-02')).json())
  expect(page.notices.map(({ title }) => title)).toEqual(['Збори мешканців'])
  expect(page.neighbours.map(({ id }) => id)).toEqual(['E-01', 'W-01'])
  expect(page.bbox).toEqual([30.45, 50.4, 30.5, 50.5])
  expect(page.outline.coordinates[0]?.[0]).toHaveLength(5)
  expect((await app.inject('/api/v1/cities/kyiv/beats/NO-1')).json()).toMatchObject({
    code: 'beat-not-found',
  })
})

test('all outlines at once, and nothing again while they stay', async () => {
  const answer = await app.inject('/api/v1/cities/kyiv/beats.geojson')
  expect(BeatOutlines.parse(answer.json()).features.map(({ id }) => id)).toEqual(['E-01', 'W-01', 'W-02'])
  const again = await app.inject({
    url: '/api/v1/cities/kyiv/beats.geojson',
    headers: { 'if-none-match': String(answer.headers.etag) },
  })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

test.each([
  ['no point', '', 'lat'],
  ['half a point', '?lat=50.45', 'lng'],
  ['no number', '?lat=north&lng=30.4', 'lat'],
  ['beyond the pole', '?lat=91&lng=30.4', 'lat'],
  ['much doubt', '?lat=50.45&lng=30.42&doubt=501', 'doubt'],
  ['unknown words', '?lat=50.45&lng=30.42&who=me', 'who'],
])('%s is told by field', async (_, query, path) => {
  const answer = await app.inject(`/api/v1/cities/kyiv/officers/at${query}`)
  expect(answer.json()).toMatchObject({
    status: 400,
    errors: expect.arrayContaining([{ path, code: expect.any(String) }]),
  })
})
