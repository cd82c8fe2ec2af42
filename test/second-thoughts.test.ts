import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { closeUnchanged } from '@bezpechne/server/inquiries/unchanged'
import { AuthorView, type Submitted, UploadedPhoto } from '@bezpechne/shared/inquiries'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { people, type Person } from './support/people.ts'
import { phonePhoto } from './support/photo.ts'
import { solve } from './support/proof.ts'
import { residentOf, underpass } from './support/resident.ts'
import { temporaryDirectory } from './support/server.ts'

const database = await freshDatabase()
const { db } = database
const data = temporaryDirectory()
const app = await buildApp(
  readConfig({ DATA_DIR: data.path, WORKER: 'separate', POW_COST: '1', SUBMIT_LIMITS: '100000/h' }),
  { database },
)
const { as } = await people(app, database)
const { post, send } = residentOf(app)

let olena: Person
let taras: Person
beforeAll(async () => {
  await givenKyiv(db)
  olena = await as('moderator')
  taras = await as('moderator', 'kyiv', 'second')
})
afterAll(async () => {
  await app.close()
  data.remove()
})

type Reply = Awaited<ReturnType<typeof post>>
const told = (reply: Reply) => [reply.statusCode, reply.json<{ code?: string }>().code]
const at = (id: string, step: string) => `/cities/kyiv/moderation/inquiries/${id}/${step}`
const rowOf = ({ number }: Submitted) =>
  db.selectFrom('inquiry').selectAll().where('number', '=', number).executeTakeFirstOrThrow()
const open = async ({ receipt }: Submitted) =>
  AuthorView.parse((await post('/receipts/open', { code: receipt })).json())
const changed = { text: 'Ліхтар навпроти школи не світить уже тиждень.', category: 'street-lighting' }
const revise = async ({ receipt }: Submitted, change: object = {}, key?: string) =>
  post(
    '/receipts/revise',
    { code: receipt, ...changed, at: underpass.at, proof: await solve(app, 'kyiv', 'revision'), ...change },
    key,
  )
const askReview = ({ receipt }: Submitted, note = 'Я нікого не ображав.') =>
  post('/receipts/review', { code: receipt, note })
const later = (sent: Submitted, days: number) =>
  sql`with one as (select id from inquiry where number = ${sent.number}), e as (
      update inquiry_event set at = at - make_interval(days => ${days}::int)
       where inquiry_id in (select id from one))
    update inquiry set changes_until = changes_until - make_interval(days => ${days}::int),
      review_asked_at = review_asked_at - make_interval(days => ${days}::int)
     where id in (select id from one)`.execute(db)

async function uploaded(): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/cities/kyiv/photos',
    headers: { 'content-type': 'image/jpeg', 'idempotency-key': randomUUID() },
    payload: await phonePhoto(),
  })
  return UploadedPhoto.parse(answer.json()).id
}

async function asked(change: object = {}, who = olena) {
  const sent = await send(change)
  const { id } = await rowOf(sent)
  await who.post(at(id, 'claim'))
  const answer = await who.post(at(id, 'request-changes'), { reason: 'place', note: 'Який саме ліхтар?' })
  expect(answer.json()).toMatchObject({ state: 'needs-changes' })
  return { sent, id }
}

async function refused(who = olena) {
  const sent = await send()
  const { id } = await rowOf(sent)
  await who.post(at(id, 'claim'))
  await who.post(at(id, 'reject'), { reason: 'abuse', note: 'Є образи.' })
  return { sent, id }
}

test('the author reads what to change, changes it once with photos, and it waits at its old turn', async () => {
  const [kept, dropped, added] = [await uploaded(), await uploaded(), await uploaded()]
  const { sent, id } = await asked({ photos: [kept, dropped] })
  const turn = (await rowOf(sent)).queue_at
  const own = await open(sent)
  expect(own).toMatchObject({
    state: 'needs-changes',
    change: 'place',
    reason: null,
    note: 'Який саме ліхтар?',
  })
  expect(own.advice?.uk).toContain('Посуньте позначку')
  expect(own.photos.map((photo) => photo.id)).toEqual([kept, dropped])
  expect(Date.parse(own.changesUntil ?? '') - Date.now()).toBeGreaterThan(13.9 * 86_400_000)
  const shown = await post('/receipts/photo', { code: sent.receipt, id: kept })
  expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'image/jpeg'])

  const key = randomUUID()
  const body = { photos: [added, kept], address: 'вулиця Шкільна, 5' }
  const proof = await solve(app, 'kyiv', 'revision')
  const answer = await revise(sent, { ...body, proof }, key)
  expect(answer.json()).toEqual({ number: sent.number, state: 'submitted' })
  // The answer was lost on the way: the same again is the same.
  expect((await revise(sent, { ...body, proof }, key)).body).toBe(answer.body)
  const row = await rowOf(sent)
  expect(row).toMatchObject({ state: 'submitted', queue_at: turn, changes_until: null })
  const photos = await db
    .selectFrom('photo')
    .select('id')
    .where('inquiry_id', '=', id)
    .orderBy('position')
    .execute()
  expect(photos.map((photo) => photo.id)).toEqual([added, kept])
  expect((await post('/receipts/photo', { code: sent.receipt, id: kept })).statusCode).toBe(404)

  const found = (await taras.get(`/cities/kyiv/moderation/inquiries/${id}`)).json()
  expect(found).toMatchObject({ text: changed.text, address: 'вулиця Шкільна, 5' })
  expect(found.course).toMatchObject({ textBefore: underpass.text, revisedAt: expect.any(String) })
  expect(told(await revise(sent))).toEqual([409, 'revised-before'])
  await taras.post(at(id, 'claim'))
  const again = await taras.post(at(id, 'request-changes'), { reason: 'unclear' })
  expect(told(again)).toEqual([409, 'changes-asked-before'])
})

test('somebody else’s photo, a place far away, no proof, a wrong code: refused, and the one chance stays', async () => {
  const foreign = await uploaded()
  const other = await send({ photos: [foreign] })
  const { sent } = await asked()
  expect(told(await revise(sent, { photos: [foreign] }))).toEqual([400, 'photo-not-found'])
  expect(told(await revise(sent, { at: { lat: 49.55, lng: 25.59 } }))).toEqual([400, 'outside-city'])
  expect(told(await revise(sent, { at: undefined }))).toEqual([400, 'place-missing'])
  expect(told(await revise(sent, { proof: undefined }))).toEqual([400, 'proof-missing'])
  expect(told(await revise(sent, { proof: await solve(app, 'kyiv') }))).toEqual([400, 'proof-wrong'])
  expect(told(await revise(sent, { text: '          ' }))).toEqual([400, 'invalid-input'])
  expect(told(await revise({ ...sent, receipt: '0000-0000-0000-0000' }))).toEqual([404, 'not-found'])
  expect(told(await post('/receipts/photo', { code: sent.receipt, id: foreign }))).toEqual([404, 'not-found'])
  expect((await open(sent)).state).toBe('needs-changes')
  // Nobody was asked to change the other one.
  expect(told(await revise(other))).toEqual([409, 'step-not-allowed'])
  expect((await revise(sent)).statusCode).toBe(200)
})

test('asked by mistake and taken back: it waits as before, and can be asked again', async () => {
  const { sent, id } = await asked()
  expect((await olena.post(at(id, 'undo'))).json()).toMatchObject({ state: 'submitted' })
  expect(await rowOf(sent)).toMatchObject({ changes_until: null, revised_at: null })
  expect(await open(sent)).toMatchObject({ state: 'submitted', change: null, note: null })
  await olena.post(at(id, 'claim'))
  const again = await olena.post(at(id, 'request-changes'), { reason: 'photo' })
  expect(again.json()).toMatchObject({ state: 'needs-changes' })
})

test('changed words go through the guard as new ones do: what it finds is seen by nobody in passing', async () => {
  const { sent, id } = await asked()
  const text = 'Біля школи стоїть блокпост військових, техніка ЗСУ на дорозі.'
  expect((await revise(sent, { text })).json()).toMatchObject({ state: 'submitted' })
  expect(await rowOf(sent)).toMatchObject({ sealed: true })
  expect((await taras.get(`/cities/kyiv/moderation/inquiries/${id}`)).statusCode).toBe(404)
  expect((await taras.get(at(id, 'context'))).statusCode).toBe(404)
  expect((await taras.get('/cities/kyiv/moderation/queue?limit=200')).body).not.toContain(sent.number)
})

test('of two changes at once one counts', async () => {
  const { sent } = await asked()
  const both = await Promise.all([revise(sent), revise(sent, { text: 'Другий ліхтар теж не світить.' })])
  expect(both.map(({ statusCode }) => String(statusCode)).toSorted()).toEqual(['200', '409'])
})

test('after 14 days without changes it is closed with a reason that says so, and nobody can be asked again', async () => {
  const { sent, id } = await asked()
  const { sent: waiting } = await asked()
  await later(sent, 15)
  expect(told(await revise(sent))).toEqual([409, 'changes-too-late'])
  expect(await closeUnchanged(db)).toBe(1)
  const own = await open(sent)
  expect(own).toMatchObject({ state: 'rejected', reason: 'not-changed', review: { possibleUntil: null } })
  expect(own.advice?.en).toContain('14 days')
  expect(own.hands.at(-1)).toMatchObject({ role: 'system', action: 'reject' })
  expect((await open(waiting)).state).toBe('needs-changes')
  expect(told(await revise(sent))).toEqual([409, 'changes-too-late'])
  expect(told(await askReview(sent))).toEqual([409, 'review-not-possible'])
  const { rows } = await sql<{ reason: string }>`
    select reason from inquiry_event where inquiry_id = ${id}::uuid and step = 'reject'`.execute(db)
  expect(rows).toEqual([{ reason: 'not-changed' }])
})

test('a review is somebody else’s: who refused may neither take nor decide it, and sees why', async () => {
  const { sent, id } = await refused()
  expect((await open(sent)).review.possibleUntil).not.toBeNull()
  expect((await askReview(sent)).json()).toEqual({ number: sent.number, state: 'submitted' })
  expect(told(await askReview(sent))).toEqual([409, 'review-not-possible'])
  expect(told(await olena.post(at(id, 'claim')))).toEqual([409, 'second-person-needed'])
  expect(told(await olena.post(at(id, 'reject'), { reason: 'abuse' }))).toEqual([409, 'second-person-needed'])
  const mine = (await olena.get(`/cities/kyiv/moderation/inquiries/${id}`)).json()
  expect(mine.course.review.othersUntil).not.toBeNull()
  const theirs = (await taras.get(`/cities/kyiv/moderation/inquiries/${id}`)).json()
  expect(theirs.course.review).toMatchObject({
    note: 'Я нікого не ображав.',
    reason: 'abuse',
    reasonNote: 'Є образи.',
    othersUntil: null,
  })
  await taras.post(at(id, 'claim'))
  await taras.post(at(id, 'reject'), { reason: 'not-safety' })
  expect(await open(sent)).toMatchObject({
    state: 'rejected',
    reason: 'not-safety',
    review: { askedAt: expect.any(String), possibleUntil: null },
  })
  expect(told(await askReview(sent))).toEqual([409, 'review-not-possible'])
})

test('a review is possible for 14 days; where a city has one moderator it is theirs after three', async () => {
  const { sent: late } = await refused()
  await later(late, 15)
  expect(told(await askReview(late))).toEqual([409, 'review-not-possible'])
  const { sent, id } = await refused()
  await askReview(sent)
  await later(sent, 2)
  expect(told(await olena.post(at(id, 'claim')))).toEqual([409, 'second-person-needed'])
  await later(sent, 2)
  expect((await olena.post(at(id, 'claim'))).statusCode).toBe(200)
})

test('the author sees who worked on it, by role and time, never by name; lists are not told', async () => {
  const { sent, id } = await asked()
  await olena.get('/cities/kyiv/moderation/queue')
  await taras.get(`/cities/kyiv/moderation/inquiries/${id}`)
  await taras.get(at(id, 'context'))
  const { hands } = await open(sent)
  expect(hands.map(({ role, action }) => `${role} ${action}`)).toEqual([
    'moderator claim',
    'moderator request-changes',
    'moderator case-read',
    'moderator context-read',
  ])
  expect(JSON.stringify(hands)).not.toContain('example.org')
})
