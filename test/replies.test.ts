import { createHash, randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { logOptions } from '@bezpechne/server/platform/log'
import type { DeskAnswerPage } from '@bezpechne/shared/answers'
import type { MadeReplyLink, ReplyLinks } from '@bezpechne/shared/assignments'
import type { PublicInquiry } from '@bezpechne/shared/inquiries'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { type Given, givenPublished } from './support/inquiries.ts'
import { people, type Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
let log = ''
const stream = new Writable({
  write(chunk: Buffer, _encoding, done) {
    log += chunk.toString()
    done()
  },
})
const app = await buildApp(readConfig({ WORKER: 'separate', SMTP_URL: 'smtp://127.0.0.1:9' }), {
  database,
  logger: logOptions('trace', stream),
})
const { visitor, as } = await people(app, database)

let moderator: Person
let hospital: string
beforeAll(async () => {
  await givenKyiv(db)
  moderator = await as('moderator')
  hospital = randomUUID()
  const row = {
    city_id: 'kyiv',
    id: hospital,
    kind: 'municipal',
    name_uk: 'Лікарня',
    name_en: 'Hospital',
    email: 'office@hospital.example',
  } as const
  await db.insertInto('organisation').values(row).execute()
})
afterAll(() => app.close())

type Reply = Awaited<ReturnType<Person['get']>>
const told = (reply: Reply) => [reply.statusCode, reply.json<{ code?: string }>().code]
const care = ({ id }: Given, what: string, body: object) =>
  moderator.post(`/cities/kyiv/moderation/inquiries/${id}/${what}`, body)
const words = { text: 'Пандус поставлять до кінця місяця.', basis: null, steps: null, link: null }
let asked = 0
/** From another address each time: limits have their own story. */
const post = (path: string, payload: object, key: string = randomUUID()) => {
  asked += 1
  return app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: { 'idempotency-key': key, 'content-type': 'application/json' },
    payload,
    remoteAddress: `10.2.${Math.floor(asked / 250)}.${asked % 250}`,
  })
}
const open = (token: string) => post('/replies/open', { token })
const reply = (token: string, extra: object = {}) => post('/replies', { token, ...words, ...extra })

async function givenLink(): Promise<Given & MadeReplyLink & { inquiryId: string }> {
  const given = await givenPublished(db, { text: 'Канарка-оригінал', title: 'Немає пандуса' })
  await sql`update inquiry set public_text = 'Немає пандуса.' where id = ${given.id}::uuid`.execute(db)
  await care(given, 'assign', { organisationId: hospital })
  const made = await care(given, 'reply-links', { organisationId: hospital })
  expect(made.statusCode).toBe(201)
  return { ...given, ...made.json<MadeReplyLink>(), inquiryId: given.id }
}
const inquiryOf = ({ inquiryId: id, number }: { inquiryId: string; number: string }): Given => ({
  id,
  number,
})
const linksOf = async (given: Given) =>
  (await moderator.get(`/cities/kyiv/moderation/inquiries/${given.id}/reply-links`)).json<ReplyLinks>().items
const toCheck = async () =>
  (await moderator.get('/cities/kyiv/answers/to-check')).json<DeskAnswerPage>().items

test('a body without accounts reads what everybody reads, and nothing else', async () => {
  const link = await givenLink()
  expect(link.token).toMatch(/^[\w-]{43}$/)
  expect(link.mailed).toBe(true)
  const days = (Date.parse(link.expiresAt) - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(13.9)
  expect(days).toBeLessThan(14.1)
  const stored = JSON.stringify(await db.selectFrom('reply_link').selectAll().execute())
  expect(stored).not.toContain(link.token)
  expect(stored).toContain(createHash('sha256').update(link.token).digest('base64url'))

  const opened = await open(link.token)
  expect(opened.headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  })
  expect(Object.keys(opened.json<object>()).toSorted()).toEqual([
    'category',
    'city',
    'cityName',
    'expiresAt',
    'number',
    'organisation',
    'photos',
    'place',
    'publishedOn',
    'state',
    'text',
    'title',
  ])
  expect(opened.body).not.toMatch(/канарка/i)
  expect(opened.json()).toMatchObject({
    number: link.number,
    organisation: { en: 'Hospital' },
    state: 'published',
  })
})

test('it answers once, and a moderator publishes what it wrote', async () => {
  const link = await givenLink()
  const given = inquiryOf(link)
  const sent = await reply(link.token, {
    link: 'https://zakon.rada.gov.ua/laws/show/393',
    basis: 'ДБН В.2.2-40',
  })
  expect(sent.statusCode).toBe(201)
  expect(told(await reply(link.token))).toEqual([410, 'link-used'])
  expect(told(await open(link.token))).toEqual([410, 'link-used'])
  expect(await linksOf(given)).toMatchObject([{ state: 'used', organisationId: hospital }])
  expect((await visitor.get(`/cities/kyiv/inquiries/${link.number}`)).body).not.toContain('Пандус')

  const waiting = (await toCheck()).find(({ number }) => number === link.number)
  expect(waiting).toMatchObject({
    byLink: true,
    text: words.text,
    organisation: { en: 'Hospital' },
    sources: [{ title: 'zakon.rada.gov.ua', url: 'https://zakon.rada.gov.ua/laws/show/393' }],
  })
  const { id, version, text, basis, sources } = waiting ?? {}
  await moderator.post(`/cities/kyiv/answers/${id}/approve`, { version, text, basis, sources })
  expect((await visitor.get(`/cities/kyiv/inquiries/${link.number}`)).json<PublicInquiry>()).toMatchObject({
    colour: 'green',
    answers: [{ organisation: { en: 'Hospital' } }],
  })
  const bodies = await moderator.get(`/cities/kyiv/moderation/inquiries/${given.id}/bodies`)
  expect(bodies.json()).toMatchObject({ items: [{ clock: null }] })
  expect(log).not.toContain(link.token)
  expect(log.length).toBeGreaterThan(1000)
})

test('wrong, expired, withdrawn, replaced, of a body that lost it, of what is hidden: each is said', async () => {
  const made = await Promise.all(Array.from({ length: 5 }, givenLink))
  const [expired, closed, lost, hidden, replaced] = made
  if (!expired || !closed || !lost || !hidden || !replaced) throw new Error('not made')
  await sql`update reply_link set expires_at = now() - interval '1 second' where id = ${expired.id}::uuid`.execute(
    db,
  )
  expect(
    (await care(inquiryOf(closed), `reply-links/${closed.id}/withdraw`, {})).json<ReplyLinks>().items,
  ).toMatchObject([{ state: 'withdrawn' }])
  expect(told(await care(inquiryOf(closed), `reply-links/${closed.id}/withdraw`, {}))).toEqual([
    409,
    'step-not-allowed',
  ])
  await care(inquiryOf(lost), 'withdraw', { organisationId: hospital })
  await care(inquiryOf(hidden), 'hide', { reason: 'Перевіряємо' })
  const again = (
    await care(inquiryOf(replaced), 'reply-links', { organisationId: hospital })
  ).json<MadeReplyLink>()
  for (const [token, status, code] of [
    ['a'.repeat(43), 404, 'link-wrong'],
    [expired.token, 410, 'link-expired'],
    [closed.token, 410, 'link-withdrawn'],
    [lost.token, 410, 'link-withdrawn'],
    [hidden.token, 410, 'link-gone'],
    [replaced.token, 410, 'link-withdrawn'],
  ] as const) {
    expect(told(await open(token))).toEqual([status, code])
    expect(told(await reply(token))).toEqual([status, code])
  }
  expect((await open(again.token)).statusCode).toBe(200)
})

test('nonsense leaves the link as it is', async () => {
  const again = await givenLink()
  expect(told(await open('short'))).toEqual([400, 'invalid-input'])
  for (const bad of [
    { text: ' '.repeat(20) },
    { text: 'мало' },
    { link: 'javascript:alert(1)' },
    { link: 'http://x' },
  ])
    expect(told(await reply(again.token, bad))).toEqual([400, 'invalid-input'])
  expect((await open(again.token)).statusCode).toBe(200)
  const stored = await db
    .selectFrom('answer')
    .select('id')
    .where('inquiry_id', '=', again.inquiryId)
    .execute()
  expect(stored).toEqual([])
})

test('no link without something to answer', async () => {
  const given = await givenPublished(db)
  expect(told(await care(given, 'reply-links', { organisationId: hospital }))).toEqual([
    409,
    'step-not-allowed',
  ])
  await care(given, 'hide', { reason: 'Перевіряємо' })
  expect(told(await care(given, 'reply-links', { organisationId: hospital }))).toEqual([
    409,
    'step-not-allowed',
  ])
})

test('twenty times two answers at once by one link: one is kept; a retry of it is answered as before', async () => {
  for (let round = 0; round < 20; round++) {
    const link = await givenLink()
    const key = randomUUID()
    const replies = await Promise.all([
      post('/replies', { token: link.token, ...words }, key),
      reply(link.token, { text: 'Інша відповідь на те саме.' }),
    ])
    expect(replies.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([201, 410])
    const rows = await db
      .selectFrom('answer')
      .select(['state', 'by_link'])
      .where('inquiry_id', '=', link.inquiryId)
      .execute()
    expect(rows).toEqual([{ state: 'review', by_link: true }])
    const again = await post('/replies', { token: link.token, ...words }, key)
    expect([again.statusCode, again.body]).toEqual([replies[0].statusCode, replies[0].body])
  }
})

test('what is sent back is answered by a new link; while it waits no other answer comes over it', async () => {
  const link = await givenLink()
  await reply(link.token)
  const second = (
    await care(inquiryOf(link), 'reply-links', { organisationId: hospital })
  ).json<MadeReplyLink>()
  expect(told(await reply(second.token))).toEqual([409, 'answer-waiting'])
  const waiting = (await toCheck()).find(({ number }) => number === link.number)
  const sentBack = await moderator.post(`/cities/kyiv/answers/${waiting?.id}/return`, {
    version: waiting?.version,
    note: 'Без телефону',
  })
  expect(sentBack.statusCode).toBe(200)
  expect((await reply(second.token, { text: 'Пандус поставлять у червні.' })).statusCode).toBe(201)
  expect((await toCheck()).filter(({ number }) => number === link.number)).toMatchObject([
    { text: 'Пандус поставлять у червні.', byLink: true },
  ])
})

test('guessing is slowed down', async () => {
  const statuses = []
  for (let tries = 0; tries < 12; tries++) {
    const guess = await app.inject({
      method: 'POST',
      url: '/api/v1/replies/open',
      payload: { token: 'b'.repeat(43) },
      remoteAddress: '10.9.9.9',
    })
    statuses.push(guess.statusCode)
  }
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 404))
  expect(statuses.slice(10)).toEqual([429, 429])
})
