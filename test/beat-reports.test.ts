import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { BeatWork, DraftReport, OwnReports } from '@bezpechne/shared/beat-work'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { appoint, givenBeat, givenOfficer } from './support/beats.ts'
import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenAnswered, givenPublished } from './support/inquiries.ts'
import { people } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { visitor, as } = await people(app, database)
afterAll(() => app.close())

const inWest = { lat: 50.45, lng: 30.42 }
const inEast = { lat: 50.45, lng: 30.52 }
const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/Kyiv' })
const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
const thisHalf = `${year}-${month > 6 ? 2 : 1}`
const lastHalf = month > 6 ? `${year}-1` : `${year - 1}-2`
const nextHalf = month > 6 ? `${year + 1}-1` : `${year}-2`
const lastMonth = new Date(lastHalf.endsWith('1') ? `${year}-03-10` : `${year - 1}-10-10`)
const words = { done: 'Обійшли 40 будинків, провели 2 зустрічі.', concerns: '', plans: 'Зустріч у школі.' }

/** Of the last half, published then and answered two days later. */
async function backdated(one: { id: string }) {
  const later = new Date(lastMonth.getTime() + 2 * 86_400_000)
  await db.updateTable('inquiry').set({ published_at: lastMonth }).where('id', '=', one.id).execute()
  const event = db.updateTable('inquiry_event').set({ at: later })
  await event.where('inquiry_id', '=', one.id).where('step', '=', 'answer').execute()
}

const bytes = () => Buffer.from(randomUUID()).subarray(0, 32)

async function givenLetters(count: number, track: 'appeal' | 'tip', state: 'registered' | 'replied') {
  for (let n = 0; n < count; n += 1) {
    await db
      .insertInto('letter')
      .values({
        city_id: 'kyiv',
        id: randomUUID(),
        track,
        state,
        route: 'beat',
        addressee: 'beat:W-01:1',
        box: 'beat:W-01:1',
        beat_id: 'W-01',
        dir_serial: 1,
        lookup_hash: bytes(),
        res_box_pk: bytes(),
        res_sig_pk: bytes(),
        commit0: bytes(),
        commit_id: bytes(),
        received_at: lastMonth,
        clock_from: lastMonth,
        failover_at: lastMonth,
        forwarded_at: lastMonth,
      })
      .execute()
  }
}

beforeAll(async () => {
  await givenKyiv(db)
  await givenBeat(db, 'W-01', [30.4, 50.4, 30.45, 50.5])
  await givenBeat(db, 'E-01', [30.5, 50.4, 30.55, 50.5])
  await as('officer')
  const { id } = await db
    .selectFrom('user')
    .select('id')
    .where('email', '=', 'officer.kyiv.first@example.org')
    .executeTakeFirstOrThrow()
  await appoint(db, 'W-01', await givenOfficer(db, 'Дарина Лозова', { staffId: id }))
  for (let n = 0; n < 3; n += 1) await backdated(await givenAnswered(db, { at: inWest }))
  await givenPublished(db, { at: inWest, category: 'open-manhole' })
  await givenPublished(db, { at: inWest, category: 'drug-trade' })
  await givenAnswered(db, { at: inEast })
  await givenLetters(9, 'appeal', 'replied')
  await givenLetters(2, 'tip', 'registered')
})

const path = (beat: string, half: string) => `/cities/kyiv/beats/${beat}/reports/${half}`
const draftOf = (answer: { json: () => unknown }) => DraftReport.parse(answer.json())

test('what was done in a beat is counted from what is public there, and never from a district alone', async () => {
  const work = BeatWork.parse((await visitor.get('/cities/kyiv/beats/W-01/work')).json())
  expect(work).toMatchObject({
    counts: { published: 4, answered: 3, answerDays: 2 },
    unanswered: 1,
    reports: [],
  })
  expect(work.latest).toHaveLength(3)
  expect((await visitor.get('/cities/kyiv/beats/X-01/work')).statusCode).toBe(404)
})

test('an officer sees the own beats, a head any; the beat of another is as if it were not there', async () => {
  const officer = await as('officer')
  const own = OwnReports.parse((await officer.get('/cities/kyiv/desk/beat-reports')).json())
  expect(own.items.map(({ beat }) => beat.id)).toEqual(['W-01'])
  expect(own.items[0]?.halves.slice(0, 2)).toEqual([
    { half: thisHalf, state: 'none', over: false },
    { half: lastHalf, state: 'none', over: true },
  ])
  const save = { version: 0, words }
  for (const answer of [
    await officer.get(path('E-01', lastHalf)),
    await officer.post(path('E-01', lastHalf), save),
    await officer.get(path('W-01', nextHalf)),
    await (await as('officer', 'kyiv', 'other')).get(path('W-01', lastHalf)),
    await (await as('moderator')).get(path('W-01', lastHalf)),
  ])
    expect(answer.statusCode).toBe(404)
  expect((await (await as('head')).get(path('E-01', lastHalf))).statusCode).toBe(200)
})

test('numbers so small that somebody could be told by them are not there', async () => {
  const { counts } = draftOf(await (await as('officer')).get(path('W-01', lastHalf)))
  expect(counts.inquiries).toMatchObject({ published: 3, answered: 3, answerDays: 2 })
  expect(counts.letters).toEqual({
    received: 11,
    tracks: { appeal: null, crime: 0, tip: null },
    states: { open: null, answered: null, other: 0 },
  })
})

test('a report is written, kept from being overwritten, and published with its numbers once its half is over', async () => {
  const officer = await as('officer')
  const at = path('W-01', lastHalf)
  expect(draftOf(await officer.post(at, { version: 0, words })).version).toBe(1)
  expect((await officer.post(at, { version: 0, words })).json()).toMatchObject({ code: 'stale-version' })
  const empty = { ...words, done: '' }
  expect(draftOf(await officer.post(at, { version: 1, words: empty })).version).toBe(2)
  const refused = await officer.post(`${at}/publish`, { version: 2 })
  expect(refused.json()).toMatchObject({ errors: [{ path: 'words.done', code: 'required' }] })
  await officer.post(at, { version: 2, words })
  expect((await officer.post(`${at}/publish`, { version: 2 })).statusCode).toBe(409)
  const published = draftOf(await officer.post(`${at}/publish`, { version: 3 }))
  expect(published).toMatchObject({ state: 'published', version: 4 })
  expect((await officer.post(`${at}/publish`, { version: 4 })).json()).toMatchObject({
    code: 'step-not-allowed',
  })

  await backdated(await givenAnswered(db, { at: inWest }))
  const { reports } = BeatWork.parse((await visitor.get('/cities/kyiv/beats/W-01/work')).json())
  expect(reports).toMatchObject([{ half: lastHalf, words, counts: { inquiries: { published: 3 } } }])
})

test('half a character and a version that no column counts are refused, not failed', async () => {
  const officer = await as('officer')
  const at = path('W-01', thisHalf)
  for (const body of [
    { version: 0, words: { ...words, done: 'Обійшли \ud800' } },
    { version: 2 ** 31, words },
  ])
    expect((await officer.post(at, body)).statusCode).toBe(400)
  expect((await officer.post(`${at}/publish`, { version: 2 ** 31 })).statusCode).toBe(400)
})

test('a half that lasts can be written, not published', async () => {
  const head = await as('head')
  const at = path('E-01', thisHalf)
  expect(draftOf(await head.post(at, { version: 0, words })).over).toBe(false)
  expect((await head.post(`${at}/publish`, { version: 1 })).json()).toMatchObject({
    code: 'step-not-allowed',
  })
  const mine = OwnReports.parse((await head.get('/cities/kyiv/desk/beat-reports')).json())
  expect(mine.items.map(({ beat }) => beat.id)).toContain('E-01')
})
