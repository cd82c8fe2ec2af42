import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { transact } from '@bezpechne/server/platform/database'
import { AuthorView, type Submitted } from '@bezpechne/shared/inquiries'
import { makeReceipt } from '@bezpechne/shared/receipt'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { answerGiven, publishGiven } from './support/inquiries.ts'
import { residentOf } from './support/resident.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ POW_COST: '1', SUBMIT_LIMITS: '100000/h' }), { database })
const { post, send } = residentOf(app)
beforeAll(() => givenKyiv(db))
afterAll(() => app.close())

const moderator = { role: 'moderator', id: null } as const
const idOf = async ({ number }: Submitted) =>
  (await db.selectFrom('inquiry').select('id').where('number', '=', number).executeTakeFirstOrThrow()).id
const open = async ({ receipt }: Submitted) =>
  AuthorView.parse((await post('/receipts/open', { code: receipt })).json())
const judge = (sent: Submitted, verdict: 'confirm' | 'dispute', code = sent.receipt) =>
  post(`/cities/kyiv/inquiries/${sent.number}/dispute`, { code, verdict, note: 'Так і не світить.' })

async function answered(): Promise<Submitted> {
  const sent = await send()
  const given = { id: await idOf(sent), number: sent.number }
  await publishGiven(db, given)
  await answerGiven(db, given)
  return sent
}

test('the author reads why it was not published, and nobody else does', async () => {
  const sent = await send()
  const id = await idOf(sent)
  const why = { reason: 'private-matter', note: 'Напишіть дільничному.' }
  await transact(db, (trx) =>
    stepInquiry(trx, { city: 'kyiv', id, step: 'reject', actor: moderator, ...why }),
  )
  expect(await open(sent)).toMatchObject({ state: 'rejected', ...why, public: null })
  expect((await app.inject(`/api/v1/cities/kyiv/inquiries/${sent.number}`)).statusCode).toBe(404)
})

test('the author follows it from sent to answered, and sees what others see', async () => {
  const sent = await answered()
  const view = await open(sent)
  expect(view.timeline.map(({ step }) => step)).toEqual(['submit', 'publish', 'answer'])
  expect(view.public).toMatchObject({ colour: 'green', number: sent.number })
  expect(view.reason).toBeNull()
})

test('what was hidden is gone for others and still there for its author', async () => {
  const sent = await answered()
  const id = await idOf(sent)
  await transact(db, (trx) => stepInquiry(trx, { city: 'kyiv', id, step: 'hide', actor: moderator }))
  expect((await app.inject(`/api/v1/cities/kyiv/inquiries/${sent.number}`)).statusCode).toBe(410)
  expect(await open(sent)).toMatchObject({ state: 'hidden', public: null })
})

test('codes that open nothing look alike', async () => {
  const codes = [
    makeReceipt(() => new Uint8Array(28).fill(77)),
    '0000-0000-0000-0000',
    'KYIV-2026-000001',
    'x',
    '0'.repeat(32),
  ]
  const answers = await Promise.all(codes.map((code) => post('/receipts/open', { code })))
  for (const answer of answers) expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found'])
})

const guess = () =>
  app.inject({
    method: 'POST',
    url: '/api/v1/receipts/open',
    payload: { code: 'x' },
    remoteAddress: '10.9.9.9',
  })

test('ten wrong codes a minute from one place, then a pause', async () => {
  const statuses: number[] = []
  for (let tries = 0; tries < 11; tries += 1) statuses.push((await guess()).statusCode)
  expect(statuses).toEqual([...Array<number>(10).fill(404), 429])
  expect(Number((await guess()).headers['retry-after'])).toBeGreaterThan(0)
})

test('an answer that did not help makes the pin red again, twice', async () => {
  const sent = await answered()
  const given = { id: await idOf(sent), number: sent.number }
  expect((await judge(sent, 'dispute')).json()).toEqual({ number: sent.number, state: 'reopened' })
  expect((await judge(sent, 'dispute')).json().code).toBe('step-not-allowed')
  await answerGiven(db, given)
  expect((await judge(sent, 'dispute')).json().state).toBe('reopened')
  await answerGiven(db, given)
  expect((await judge(sent, 'dispute')).json().code).toBe('step-not-allowed')
  const { timeline, public: shown } = await open(sent)
  const steps = ['submit', 'publish', 'answer', 'dispute', 'reopen', 'answer', 'dispute', 'reopen', 'answer']
  expect(timeline.map(({ step }) => step)).toEqual(steps)
  expect(JSON.stringify(shown)).not.toContain('Так і не світить')
})

test('after 30 days an answer stands', async () => {
  const sent = await answered()
  await db
    .updateTable('inquiry')
    .set({ answered_at: sql`now() - interval '31 days'` })
    .where('number', '=', sent.number)
    .execute()
  expect((await judge(sent, 'dispute')).json().code).toBe('step-not-allowed')
})

test('a confirmation is kept once; only the holder of the code may judge', async () => {
  const [sent, other] = [await answered(), await answered()]
  expect((await judge(sent, 'confirm', other.receipt)).statusCode).toBe(404)
  expect((await judge(sent, 'confirm')).json().state).toBe('answered')
  expect((await judge(sent, 'confirm')).statusCode).toBe(200)
  const { timeline } = await open(sent)
  expect(timeline.filter(({ step }) => step === 'confirm')).toHaveLength(1)
})

test('a browser counts once however often it says so, and only for what is public', async () => {
  const sent = await answered()
  const support = (who: string) =>
    post(`/cities/kyiv/inquiries/${sent.number}/support`, { supporter: who.repeat(20) })
  const said = [await support('a'), await support('a'), await support('b')]
  expect(said.map((answer) => answer.json().supports)).toEqual([1, 1, 2])
  const waiting = await send()
  const unseen = await post(`/cities/kyiv/inquiries/${waiting.number}/support`, { supporter: 'c'.repeat(20) })
  expect(unseen.json().code).toBe('inquiry-not-found')
})
