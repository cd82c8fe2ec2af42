import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { inquiryExpiries } from '@bezpechne/server/inquiries/retention'
import { removeDue } from '@bezpechne/server/platform/retention'
import { AuthorView, type Submitted } from '@bezpechne/shared/inquiries'
import { OwnLines } from '@bezpechne/shared/mine'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { givenKyiv, givenTernopil, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { answerGiven, publishGiven } from './support/inquiries.ts'
import { signedInAs } from './support/mail-links.ts'
import { people, type Person, someone } from './support/people.ts'
import { solve } from './support/proof.ts'
import { residentOf } from './support/resident.ts'
import { temporaryDirectory } from './support/server.ts'

const database = await freshDatabase()
const { db } = database
const data = temporaryDirectory()
// Letters have their own story: here nobody forwards them.
const settings = { SMTP_URL: 'smtp://127.0.0.1:1', WORKER: 'separate', DATA_DIR: data.path }
const app = await buildApp(readConfig({ ...settings, POW_COST: '1', SUBMIT_LIMITS: '100000/h' }), {
  database,
})
const { as } = await people(app, database)
const { post, send } = residentOf(app)
const olia = 'olia@example.org'
const desk = '/cities/kyiv/moderation/inquiries'

let home: Person
let moderator: Person
beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  moderator = await as('moderator')
})
beforeEach(async () => {
  await db.deleteFrom('rate_limit').execute()
  home = await signedInAs(app, { db }, olia)
})
afterAll(async () => {
  await app.close()
  data.remove()
})

const rowOf = (number: string) =>
  db.selectFrom('inquiry').selectAll().where('number', '=', number).executeTakeFirstOrThrow()
const originalOf = async (number: string) =>
  db
    .selectFrom('inquiry_original')
    .selectAll()
    .where('inquiry_id', '=', (await rowOf(number)).id)
    .executeTakeFirstOrThrow()
const own = ({ number }: { number: string }) => ({ own: { city: 'kyiv', number } })
const told = (reply: Awaited<ReturnType<Person['get']>>) => [
  reply.statusCode,
  reply.json<{ code?: string }>().code,
]
const detail = async (number: string) =>
  (await app.inject(`/api/v1/cities/kyiv/inquiries/${number}`)).statusCode
const lines = async (who = home) => OwnLines.parse((await who.get('/mine/inquiries')).json()).items
const open = async (holding: object, who = home) =>
  AuthorView.parse((await who.post('/receipts/open', holding)).json())

async function published(change: object = {}, face: object = {}): Promise<Submitted> {
  const sent = await send({ email: 'Olia@Example.org', ...change })
  await publishGiven(db, { id: (await rowOf(sent.number)).id, number: sent.number }, face)
  return sent
}

test('one list shows what was sent with the address, in every city, and nobody else’s', async () => {
  const waiting = await send({ email: 'OLIA@example.org' })
  const answered = await published()
  await answerGiven(db, { id: (await rowOf(answered.number)).id, number: answered.number })
  const other = await send({ email: 'petro@example.org' })
  const away = await residentOf(app, 'ternopil').send({ email: olia, at: { lat: 49.555, lng: 25.595 } })
  const numbers = (await lines()).map(({ number }) => number)
  expect(new Set(numbers)).toEqual(new Set([waiting.number, answered.number, away.number]))
  expect(await open(own(answered))).toMatchObject({ state: 'answered', public: { colour: 'green' } })
  expect(told(await home.post('/receipts/open', own(other)))).toEqual([404, 'not-found'])
  expect(told(await someone(app).post('/receipts/open', own(waiting)))).toEqual([401, 'unauthenticated'])
  expect(told(await someone(app).get('/mine/inquiries'))).toEqual([401, 'unauthenticated'])
  const dispute = `/cities/kyiv/inquiries/${answered.number}/dispute`
  expect(told(await home.post(dispute, { verdict: 'confirm' }))).toEqual([200, undefined])
})

test('what is asked to be changed is changed without the code', async () => {
  const { number } = await send({ email: olia })
  const { id } = await rowOf(number)
  await moderator.post(`${desk}/${id}/claim`)
  await moderator.post(`${desk}/${id}/request-changes`, { reason: 'unclear', note: 'Який саме перехід?' })
  expect((await lines()).find((line) => line.number === number)?.changesUntil).not.toBeNull()
  const proof = await solve(app, 'kyiv', 'revision')
  const text = 'Перехід біля станції метро «Лівобережна» не освітлено.'
  const revised = { ...own({ number }), text, category: 'street-lighting', at: kyiv.west.inside, proof }
  expect(told(await home.post('/receipts/revise', revised))).toEqual([200, undefined])
  expect(await open(own({ number }))).toMatchObject({ state: 'submitted', text })
})

test('one that was sent without an address is added by its code, one of somebody else is not', async () => {
  const nameless = await send({ email: undefined })
  expect(await lines()).not.toContainEqual(expect.objectContaining({ number: nameless.number }))
  for (let times = 0; times < 2; times += 1)
    expect(told(await home.post('/mine/inquiries', { code: nameless.receipt }))).toEqual([200, undefined])
  expect(await lines()).toContainEqual(expect.objectContaining({ number: nameless.number }))
  const petros = await send({ email: 'petro@example.org' })
  expect(told(await home.post('/mine/inquiries', { code: petros.receipt }))).toEqual([409, 'own-of-another'])
  expect(told(await home.post('/mine/inquiries', { code: '0000' }))).toEqual([404, 'not-found'])
})

test('taken back it leaves the queue, and comes back within a minute, once', async () => {
  const sent = await send({ email: olia })
  const { id } = await rowOf(sent.number)
  const queued = async () => (await moderator.get('/cities/kyiv/moderation/queue')).body.includes(id)
  expect(await queued()).toBe(true)
  const taken = await post('/receipts/withdraw', { code: sent.receipt })
  expect(taken.json()).toEqual({ number: sent.number, state: 'withdrawn', putBackSeconds: 60 })
  expect(await queued()).toBe(false)
  expect(told(await moderator.post(`${desk}/${id}/claim`))).toEqual([409, 'step-not-allowed'])
  expect((await home.post('/receipts/put-back', own(sent))).json()).toMatchObject({ state: 'submitted' })
  expect(await queued()).toBe(true)
  expect((await open(own(sent))).timeline.map(({ step }) => step)).toEqual(['submit'])
  const again = await home.post('/receipts/withdraw', own(sent))
  expect(again.json()).toMatchObject({ state: 'withdrawn', putBackSeconds: null })
  expect(told(await home.post('/receipts/put-back', own(sent)))).toEqual([409, 'undo-too-late'])
  expect(told(await home.post('/receipts/withdraw', own(sent)))).toEqual([409, 'step-not-allowed'])
})

test('a moderator who publishes at the same moment and the author are both told what holds', async () => {
  for (let round = 0; round < 8; round += 1) {
    const sent = await send({ email: olia })
    const { id } = await rowOf(sent.number)
    await moderator.post(`${desk}/${id}/claim`)
    const publish = () =>
      moderator.post(`${desk}/${id}/publish`, {
        title: 'Темно',
        text: 'Не світить.',
        place: null,
        photos: [],
      })
    const takeBack = () => home.post('/receipts/withdraw', own(sent))
    const [one, two] = await Promise.all(round % 2 ? [publish(), takeBack()] : [takeBack(), publish()])
    const [decided, taken] = round % 2 ? [one, two] : [two, one]
    expect(taken.statusCode).toBe(200)
    expect([200, 409]).toContain(decided.statusCode)
    expect((await rowOf(sent.number)).state).toBe('withdrawn')
    // Who once read it learns that it is gone; who never could, nothing.
    expect(await detail(sent.number)).toBe(decided.statusCode === 200 ? 410 : 404)
  }
})

test('what was taken back is erased within two hours: words of everybody and of the desk, contact, place', async () => {
  const sent = await published({ text: 'Канарка-текст про темний перехід.' })
  await home.post('/receipts/withdraw', own(sent))
  await sql`update inquiry set withdrawn_at = now() - interval '11 minutes' where number = ${sent.number}`.execute(
    db,
  )
  await removeDue(db, inquiryExpiries)
  expect(await rowOf(sent.number)).toMatchObject({ title: null, public_text: null, state: 'withdrawn' })
  const left = await originalOf(sent.number)
  expect(left).toMatchObject({ text: null, email: null, author_key: null, address: null, exact_point: null })
  expect(await lines()).not.toContainEqual(expect.objectContaining({ number: sent.number }))
  expect(told(await home.post('/receipts/put-back', { code: sent.receipt }))).toEqual([409, 'undo-too-late'])
  expect((await open({ code: sent.receipt })).state).toBe('withdrawn')
})

test('the address is forgotten at once, and the receipt still opens it', async () => {
  const sent = await published()
  await home.post('/receipts/forget', own(sent))
  expect(await originalOf(sent.number)).toMatchObject({ email: null, author_key: null })
  expect(told(await home.post('/receipts/open', own(sent)))).toEqual([404, 'not-found'])
  expect(await open({ code: sent.receipt })).toMatchObject({ hasEmail: false, state: 'published' })
  expect(await detail(sent.number)).toBe(200)
})

test('a number published by mistake is covered at once, and a moderator looks afterwards', async () => {
  const face = { title: 'Дзвоніть 067 123-45-67', text: 'Темно. Мій номер 067 123-45-67, Олена.' }
  const sent = await published({}, face)
  const { id } = await rowOf(sent.number)
  const words = ['067 123-45-67', 'Олена']
  expect((await home.post('/receipts/cover', { ...own(sent), words })).json()).toEqual({
    number: sent.number,
    title: 'Дзвоніть █████',
    text: 'Темно. Мій номер █████, █████.',
  })
  const page = await app.inject(`/api/v1/cities/kyiv/inquiries/${sent.number}`)
  expect(page.body).not.toMatch(/067|Олена/)
  expect(
    (await app.inject(`/api/v1/cities/kyiv/inquiries?q=${encodeURIComponent('Олена')}`)).body,
  ).not.toContain(sent.number)
  expect(told(await home.post('/receipts/cover', { ...own(sent), words }))).toEqual([409, 'stale-version'])

  const toLook = async () =>
    (await moderator.get(`${desk}?state=covered`)).json<{ items: object[]; total: number }>()
  expect(await toLook()).toMatchObject({ items: [{ id, covered: true }], total: 1 })
  const found = (await moderator.get(`${desk}/${id}`)).json<{ version: number; cover: object }>()
  expect(found.cover).toMatchObject({ title: face.title, text: face.text })
  const look = (keep: boolean) => moderator.post(`${desk}/${id}/cover-look`, { keep, version: found.version })
  expect((await look(false)).statusCode).toBe(200)
  expect((await rowOf(sent.number)).public_text).toBe(face.text)
  expect(told(await look(true))).toEqual([409, 'step-not-allowed'])
  expect(await toLook()).toMatchObject({ items: [], total: 0 })
})

test('the file holds all that is one’s own, photos too, and nothing of anybody else', async () => {
  const anna = 'anna@example.org'
  const payload = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#777' } })
    .jpeg()
    .toBuffer()
  const headers = { 'content-type': 'image/jpeg', 'idempotency-key': randomUUID() }
  const uploaded = await app.inject({ method: 'POST', url: '/api/v1/cities/kyiv/photos', headers, payload })
  const photo = uploaded.json<{ id: string }>().id
  const mine = await send({ email: anna, text: 'Текст Анни про перехід.', photos: [photo] })
  await send({ email: 'petro@example.org', text: 'Канарка Петра про інше.' })
  const who = await signedInAs(app, { db }, anna)
  const file = await who.get('/mine/export')
  expect(file.headers['content-disposition']).toContain('attachment')
  expect(file.headers['cache-control']).toBe('no-store')
  const held = file.json<{
    email: string
    inquiries: { number: string; sentPhotos: { jpegBase64: string }[] }[]
  }>()
  expect(held).toMatchObject({
    email: anna,
    inquiries: [{ number: mine.number, text: 'Текст Анни про перехід.' }],
  })
  const bytes = Buffer.from(held.inquiries[0]?.sentPhotos[0]?.jpegBase64 ?? '', 'base64')
  expect((await sharp(bytes).metadata()).width).toBe(8)
  expect(file.body).not.toMatch(/Канарка Петра|petro@/)
})

test('all of it is erased: what waits is taken back, what is public stays without the person, or goes', async () => {
  for (const [published_, left] of [
    ['keep', 200],
    ['withdraw', 410],
  ] as const) {
    const email = `maria-${published_}@example.org`
    const [shown, waiting] = [await published({ email }), await send({ email })]
    const who = await signedInAs(app, { db }, email)
    expect(told(await who.post('/mine/erase', { confirm: 'x', published: published_ }))).toEqual([
      409,
      'confirm-wrong',
    ])
    const erased = await who.post('/mine/erase', { confirm: email.toUpperCase(), published: published_ })
    expect(erased.json()).toEqual({
      inquiries: 2,
      withdrawn: left === 200 ? 1 : 2,
      kept: left === 200 ? 1 : 0,
    })
    expect(await detail(shown.number)).toBe(left)
    expect((await rowOf(waiting.number)).state).toBe('withdrawn')
    for (const { number } of [shown, waiting])
      expect(await originalOf(number)).toMatchObject({ text: null, email: null, exact_point: null })
    expect(told(await who.get('/mine/inquiries'))).toEqual([401, 'unauthenticated'])
    expect(told(await post('/receipts/put-back', { code: waiting.receipt }))).toEqual([409, 'undo-too-late'])
  }
})
