import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { AnswerCounts, DeskAnswerPage } from '@bezpechne/shared/answers'
import { PublicInquiry, type Submitted, UploadedPhoto } from '@bezpechne/shared/inquiries'
import { Case } from '@bezpechne/shared/moderation'
import { Numbers } from '@bezpechne/shared/numbers'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { answerGiven, type Given, givenAnswered, givenPublished, publishGiven } from './support/inquiries.ts'
import { people } from './support/people.ts'
import { solve } from './support/proof.ts'
import { residentOf } from './support/resident.ts'
import { temporaryDirectory } from './support/server.ts'

const database = await freshDatabase()
const { db } = database
const data = temporaryDirectory()
const config = { WORKER: 'separate', POW_COST: '1', SUBMIT_LIMITS: '100000/h', DATA_DIR: data.path }
const app = await buildApp(readConfig(config), { database })
const { visitor, as } = await people(app, database)
const { post, send } = residentOf(app)
beforeAll(() => givenKyiv(db))
afterAll(async () => {
  await app.close()
  data.remove()
})

const path = ({ number }: { number: string }) => `/cities/kyiv/inquiries/${number}`
const read = async (given: { number: string }) => PublicInquiry.parse((await visitor.get(path(given))).json())
/** A neighbour at a browser of their own, and at an address of their own. */
const speak = async (given: { number: string }, who: string, helped: boolean | null) =>
  post(`${path(given)}/voice`, {
    supporter: who.repeat(20).slice(0, 20),
    helped,
    proof: await solve(app, 'kyiv', 'voice'),
  })
const stepsOf = async (given: Given) => (await read(given)).timeline.map(({ step }) => step)
const dispute = (sent: Submitted, more: object = {}) =>
  post(`${path(sent)}/dispute`, { code: sent.receipt, verdict: 'dispute', note: 'Знову темно.', ...more })

async function ownAnswered(): Promise<Submitted & Given> {
  const sent = await send()
  const { id } = await db
    .selectFrom('inquiry')
    .select('id')
    .where('number', '=', sent.number)
    .executeTakeFirstOrThrow()
  await publishGiven(db, { id, number: sent.number })
  await answerGiven(db, { id, number: sent.number })
  return { ...sent, id }
}

test('two neighbours confirm an answer; each browser counts once, and may think better', async () => {
  const given = await givenAnswered(db)
  expect((await speak(given, 'a', true)).json()).toMatchObject({ outcome: 'answered', voices: { helped: 1 } })
  expect((await speak(given, 'a', true)).json()).toMatchObject({ voices: { helped: 1, notHelped: 0 } })
  expect((await speak(given, 'b', true)).json()).toMatchObject({ outcome: 'confirmed' })
  expect(await stepsOf(given)).toEqual(['publish', 'answer', 'neighbours-confirm'])
  expect((await speak(given, 'b', false)).json()).toMatchObject({
    outcome: 'answered',
    voices: { helped: 1, notHelped: 1 },
  })
  expect((await speak(given, 'b', null)).json()).toMatchObject({ voices: { helped: 1, notHelped: 0 } })
  expect((await speak(given, 'b', true)).json()).toMatchObject({ outcome: 'confirmed' })
  // Told once.
  expect((await stepsOf(given)).filter((step) => step === 'neighbours-confirm')).toHaveLength(1)
})

test('several browsers at one address have the weight of one', async () => {
  const given = await givenAnswered(db)
  const atHome = async (who: string) =>
    app.inject({
      method: 'POST',
      url: `/api/v1${path(given)}/voice`,
      headers: { 'idempotency-key': `home-voice-${who}`, 'content-type': 'application/json' },
      payload: { supporter: who.repeat(20), helped: true, proof: await solve(app, 'kyiv', 'voice') },
      remoteAddress: '10.77.0.1',
    })
  for (const who of ['a', 'b', 'c']) expect((await atHome(who)).statusCode).toBe(200)
  expect(await read(given)).toMatchObject({ outcome: 'answered', voices: { helped: 3, notHelped: 0 } })
  expect((await speak(given, 'd', true)).json()).toMatchObject({ outcome: 'confirmed' })
})

test('three neighbours who disagree open nothing: the answer comes back to the desk, and a moderator decides', async () => {
  const given = await givenAnswered(db)
  const olena = await as('moderator')
  const counts = async () =>
    AnswerCounts.parse((await olena.get('/cities/kyiv/answers/counts')).json()).ageing
  const before = await counts()
  for (const who of ['a', 'b']) await speak(given, who, false)
  expect([(await read(given)).outcome, await counts()]).toEqual(['answered', before])
  expect((await speak(given, 'c', false)).json()).toMatchObject({ outcome: 'disputed' })
  expect(await read(given)).toMatchObject({ state: 'answered', colour: 'green', outcome: 'disputed' })
  expect(await counts()).toBe(before + 1)
  const desk = DeskAnswerPage.parse((await olena.get('/cities/kyiv/answers/ageing')).json())
  const item = desk.items.find(({ number }) => number === given.number)
  expect(item).toMatchObject({ notHelped: 3 })
  // Somebody looked, and it holds: it comes back only if three more say otherwise.
  const holds = { version: item?.version, reviewMonths: 6 }
  expect((await olena.post(`/cities/kyiv/answers/${item?.id}/still-true`, holds)).statusCode).toBe(200)
  await speak(given, 'd', false)
  expect(await counts()).toBe(before)
  for (const who of ['e', 'f']) await speak(given, who, false)
  expect(await counts()).toBe(before + 1)
  const reopened = await olena.post(`${path(given)}/reopen`, { reason: 'Сусіди кажуть, що досі темно' })
  expect(reopened.json()).toMatchObject({ state: 'reopened' })
  expect(await read(given)).toMatchObject({ outcome: 'reopened', voices: { helped: 0, notHelped: 0 } })
  // The next answer is judged anew.
  await answerGiven(db, given)
  expect(await read(given)).toMatchObject({ outcome: 'answered', voices: { helped: 0, notHelped: 0 } })
})

test('what the author confirmed stays confirmed; what the author disputes is open again', async () => {
  const sent = await ownAnswered()
  await post(`${path(sent)}/dispute`, { code: sent.receipt, verdict: 'confirm' })
  for (const who of ['a', 'b', 'c']) await speak(sent, who, false)
  expect(await read(sent)).toMatchObject({ outcome: 'confirmed', voices: { helped: 0, notHelped: 3 } })
  expect((await dispute(sent)).json()).toMatchObject({ state: 'reopened' })
  expect((await read(sent)).outcome).toBe('disputed')
})

test('neighbours speak of what is answered and public, with a proof of work of this kind', async () => {
  const waiting = await givenPublished(db)
  expect((await speak(waiting, 'a', true)).json().code).toBe('step-not-allowed')
  expect((await speak({ number: 'KYIV-2026-999999' }, 'a', true)).json().code).toBe('inquiry-not-found')
  const given = await givenAnswered(db)
  const said = { supporter: 'a'.repeat(20), helped: true }
  expect((await post(`${path(given)}/voice`, said)).json().code).toBe('proof-missing')
  const wrong = await post(`${path(given)}/voice`, { ...said, proof: await solve(app, 'kyiv') })
  expect(wrong.json().code).toBe('proof-wrong')
  // Hidden: as absent for neighbours as for readers.
  await sql`insert into frozen_inquiry (city_id, inquiry_id, freeze_id)
    values ('kyiv', ${given.id}::uuid, ${given.id}::uuid)`.execute(db)
  expect((await speak(given, 'a', true)).json().code).toBe('inquiry-not-found')
})

test('who was merged into it speaks of its answer as a neighbour, and nothing links a support with a voice', async () => {
  const [one, other] = [await givenPublished(db), await givenPublished(db)]
  const supporter = 'm'.repeat(20)
  await post(`${path(other)}/support`, { supporter })
  const olena = await as('moderator')
  const merged = await olena.post(`/cities/kyiv/moderation/inquiries/${other.id}/merge`, { into: one.number })
  expect([merged.statusCode, merged.body]).toEqual([200, expect.any(String)])
  await answerGiven(db, one)
  expect((await visitor.get(path(other))).headers.location).toBe(`/api/v1${path(one)}`)
  expect((await speak(one, 'm', true)).json()).toMatchObject({ voices: { helped: 1 } })
  const { rows: both } = await sql`select from support s join voice v on v.speaker = s.supporter`.execute(db)
  expect(both).toEqual([])
})

const numbers = async (query: string) =>
  Numbers.parse((await visitor.get(`/cities/kyiv/numbers?${query}`)).json())

test('numbers tell confirmed from disputed, whoever said so', async () => {
  const before = await numbers('from=2026-01')
  const [good, bad] = [await givenAnswered(db), await givenAnswered(db)]
  for (const who of ['a', 'b']) await speak(good, who, true)
  for (const who of ['a', 'b', 'c']) await speak(bad, who, false)
  // Another period is another question: an answer is kept for half a minute.
  const after = await numbers('from=2025-12')
  expect(after.confirmed - before.confirmed).toBe(1)
  expect(after.disputed - before.disputed).toBe(1)
})

async function upload(): Promise<string> {
  const payload = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#777' } })
    .jpeg()
    .toBuffer()
  const key = `dispute-photo-${Math.random()}`.replace('.', '')
  const headers = { 'content-type': 'image/jpeg', 'idempotency-key': key }
  const answer = await app.inject({ method: 'POST', url: '/api/v1/cities/kyiv/photos', headers, payload })
  return UploadedPhoto.parse(answer.json()).id
}

test('who opens it again says why; photos lie beside the reason, and nobody sees them before a moderator', async () => {
  const sent = await ownAnswered()
  const noReason = await post(`${path(sent)}/dispute`, { code: sent.receipt, verdict: 'dispute' })
  expect([noReason.statusCode, noReason.json().errors]).toEqual([400, [{ path: 'note', code: 'required' }]])
  const photos = [await upload(), await upload()]
  const third = await dispute(sent, { photos: [...photos, await upload()] })
  expect(third.json().errors).toEqual([{ path: 'photos', code: 'too-many' }])
  expect((await dispute(sent, { photos })).json()).toMatchObject({ state: 'reopened' })

  const olena = await as('moderator')
  const desk = `/cities/kyiv/moderation/inquiries/${sent.id}`
  const found = Case.parse((await olena.get(desk)).json())
  const said = found.events.find(({ step }) => step === 'dispute')
  expect(said).toMatchObject({ note: 'Знову темно.' })
  const beside = found.photos.filter(({ withEvent }) => withEvent === said?.seq)
  expect(beside.map(({ id, shown }) => [id, shown])).toEqual(photos.map((id) => [id, false]))
  expect((await read(sent)).photos).toEqual([])
  const [photo] = photos
  expect((await visitor.get(`/cities/kyiv/photos/${photo}`)).statusCode).toBe(404)
  expect((await olena.get(`/cities/kyiv/originals/photos/${photo}`)).statusCode).toBe(200)

  // The body that has to answer sees it when a moderator has shown it.
  const inspector = await as('responder')
  const { organisation_id: body } = await db
    .selectFrom('membership')
    .select('organisation_id')
    .where('role', '=', 'responder')
    .executeTakeFirstOrThrow()
  const assigned = await olena.post(`${desk}/assign`, { organisationId: body })
  expect([assigned.statusCode, assigned.body]).toEqual([200, expect.any(String)])
  const original = () => inspector.get(`/cities/kyiv/originals/photos/${photo}`)
  expect((await original()).statusCode).toBe(404)
  await db.updateTable('photo').set({ shown: true }).where('id', '=', String(photo)).execute()
  expect([(await original()).statusCode, (await read(sent)).photos.length]).toEqual([200, 1])
})
