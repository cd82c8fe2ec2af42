import { gunzipSync } from 'node:zlib'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { makePack } from '@bezpechne/server/packs/making'
import { comparePlaces, storePlaces } from '@bezpechne/server/places/importing'
import { transact } from '@bezpechne/server/platform/database'
import { CityPack, mostPackBytes, PackIndex } from '@bezpechne/shared/pack'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenBeat, givenOfficer } from './support/beats.ts'
import { givenKyiv, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenAnswered, givenPublished } from './support/inquiries.ts'
import { people } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
afterAll(() => app.close())
const { visitor, as } = await people(app, database)

const path = '/cities/kyiv/pack'
const packed = { 'accept-encoding': 'gzip' }

beforeAll(async () => {
  await givenKyiv(db)
  await givenBeat(db, 'HOL-01', [30.4, 50.4, 30.5, 50.5])
  await givenOfficer(db, 'Олена Коваль')
})

async function givenPlaces(rows: Record<string, string>[]): Promise<void> {
  async function* inTurn() {
    for (const [line, values] of rows.entries()) yield { line, values }
  }
  const { put } = await comparePlaces(db, 'kyiv', { rows: inTurn(), credit: '© Хтось', everywhere: true })
  await transact(db, (trx) => storePlaces(trx, 'kyiv', put))
}

async function pack(): Promise<CityPack> {
  const answer = await visitor.get(path, packed)
  expect([answer.statusCode, answer.headers['content-encoding']]).toEqual([200, 'gzip'])
  return CityPack.parse(JSON.parse(gunzipSync(answer.rawPayload).toString()))
}

test('a pack holds outline, beats, emergency numbers and what was answered; what waits is not in it', async () => {
  const answered = await givenAnswered(db, { title: 'Темний перехід', answer: 'Ліхтарі замовлено.' })
  const waiting = await givenPublished(db, { title: 'Відкритий люк' })
  const { emergency, beats, outlines, context, questions, more } = await pack()
  expect(emergency).toEqual(['102', '101', '103', '112'])
  expect(beats.map(({ beat }) => beat.id)).toEqual(['HOL-01'])
  expect(outlines.features.length).toBe(1)
  expect(context.features.length).toBe(4)
  expect(more).toBe(false)
  expect(questions.map(({ number }) => number)).toEqual([answered.number])
  expect(questions[0]?.answers[0]?.text).toBe('Ліхтарі замовлено.')
  expect(JSON.stringify(questions)).not.toContain(waiting.number)
})

test('a pack holds the streets and settlements of the city with their former names; a new one is a new version', async () => {
  const before = (await makePack(db, 'kyiv')).etag
  await givenPlaces([
    { street_uk: 'вулиця Садова', lon: '30.45', lat: '50.46', former: 'вулиця Кірова' },
    { street_uk: 'Довга вулиця', line: '30.51 50.43; 30.52 50.42; 30.53 50.41' },
    { street_uk: 'вулиця Безточкова' },
    {
      katottg: 'UA1',
      category: 'C',
      name_uk: 'Сонячне',
      hromada_uk: 'Київська',
      lon: '30.41',
      lat: '50.41',
      coord_source: 'hromada_point',
    },
  ])
  const made = await makePack(db, 'kyiv')
  expect(made.etag).not.toBe(before)
  const { places } = CityPack.parse(JSON.parse(gunzipSync(made.gzip).toString()))
  expect(places).toEqual({
    credit: '© Хтось',
    around: [['Київська громада', '']],
    rows: [
      ['вул. Безточкова', 'Beztochkova Street', 0, -1, null, null, []],
      ['вул. Довга', 'Dovha Street', 0, -1, 30.52, 50.42, []],
      ['вул. Садова', 'Sadova Street', 0, -1, 30.45, 50.46, ['вул. Кірова']],
      ['с. Сонячне', 'Soniachne', 2, 0, 30.41, 50.41, []],
    ],
    more: false,
  })
})

test('the version is the tag: nothing is sent twice, a new answer is a new version', async () => {
  const first = await visitor.get(path)
  const tag = String(first.headers['etag'])
  expect((await visitor.get(path, { 'if-none-match': tag })).statusCode).toBe(304)
  const index = PackIndex.parse((await visitor.get(`${path}/index`)).json())
  expect(`"${index.version}"`).toBe(tag)
  await givenAnswered(db, { title: 'Ще одне' })
  expect((await makePack(db, 'kyiv')).etag).not.toBe(tag)
})

test('what is hidden or frozen is neither in the pack nor in its index from that moment on', async () => {
  const moderator = await as('moderator')
  const at = kyiv.east.inside
  const hidden = await givenAnswered(db, { title: 'Канарка приховано' })
  const frozen = await givenAnswered(db, { at, title: 'Канарка заморожено' })
  expect(Object.keys((await makePack(db, 'kyiv')).index.questions)).toEqual(
    expect.arrayContaining([hidden.number, frozen.number]),
  )
  const area = { kind: 'circle', at, metres: 300 }
  const made = await moderator.post('/cities/kyiv/desk/freezes', { area, reason: 'Влучання', hours: null })
  expect(made.statusCode).toBe(201)
  const actor = { role: 'moderator', id: null } as const
  await transact(db, (trx) => stepInquiry(trx, { city: 'kyiv', id: hidden.id, step: 'hide', actor }))
  const { index, gzip } = await makePack(db, 'kyiv')
  expect(gunzipSync(gzip).toString()).not.toContain('Канарка')
  expect(index.questions).not.toHaveProperty(hidden.number)
  expect(index.questions).not.toHaveProperty(frozen.number)
  // And who asks the server is not shown the one that was made before the deed.
  expect(JSON.stringify(await pack())).not.toContain('Канарка заморожено')
})

test('however much a city has, its pack is at most 5 MB and says that there is more', async () => {
  const { id } = await givenAnswered(db, { title: 'Довга відповідь' })
  await sql`update answer set text = repeat('щось ', 600) where inquiry_id = ${id}::uuid`.execute(db)
  for (let n = 0; n < 40; n++) {
    const more = await givenAnswered(db, { title: `Відповідь ${n}` })
    await sql`update answer set text = repeat('Довге пояснення. ', 6000) where inquiry_id = ${more.id}::uuid`.execute(
      db,
    )
  }
  const { gzip } = await makePack(db, 'kyiv')
  const text = gunzipSync(gzip)
  expect(text.length).toBeLessThanOrEqual(mostPackBytes)
  expect(text.length).toBeGreaterThan(mostPackBytes * 0.9)
  expect(CityPack.parse(JSON.parse(text.toString())).more).toBe(true)
})

test('a city that is not here has no pack', async () => {
  expect((await visitor.get('/cities/lviv/pack')).statusCode).toBe(404)
})
