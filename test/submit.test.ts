import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { AuthorView, Submitted } from '@bezpechne/shared/inquiries'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { solve } from './support/proof.ts'

const database = await freshDatabase()
const { db } = database
// The outbox is looked at here: its worker is elsewhere.
const app = await buildApp(readConfig({ WORKER: 'separate', POW_COST: '1', SUBMIT_LIMITS: '10000/h' }), {
  database,
})
beforeAll(() => givenKyiv(db))
afterAll(() => app.close())

const underpass = {
  text: 'У переході не світить жоден ліхтар. Увечері страшно йти.',
  category: 'street-lighting',
  at: kyiv.west.inside,
}
const count = async (table: 'inquiry' | 'inquiry_original' | 'inquiry_event' | 'photo' | 'outbox') =>
  (await db.selectFrom(table).select(db.fn.countAll<number>().as('rows')).executeTakeFirstOrThrow()).rows

async function post(path: string, body: object, key: string = randomUUID()) {
  const headers = { 'idempotency-key': key }
  return app.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload: body })
}
async function submit(change: object = {}, key?: string) {
  return post('/cities/kyiv/inquiries', { ...underpass, proof: await solve(app, 'kyiv'), ...change }, key)
}

test('a resident sends an inquiry and keeps the code that opens it', async () => {
  const answer = await submit({
    address: 'просп. Перемоги, 1',
    happenedAt: '2026-01-31T21:30:00+02:00',
    email: 'olena@example.org',
  })
  expect(answer.statusCode).toBe(201)
  const { number, receipt, state } = Submitted.parse(answer.json())
  expect(number).toMatch(/^KYIV-20\d\d-000001$/)
  expect(state).toBe('submitted')
  const opened = await post('/receipts/open', { code: receipt.toLowerCase().replaceAll('-', ' ') })
  expect(AuthorView.parse(opened.json())).toMatchObject({
    number,
    text: underpass.text,
    at: underpass.at,
    address: 'просп. Перемоги, 1',
    state: 'submitted',
    timeline: [{ step: 'submit' }],
    public: null,
  })
  const stored = await db.selectFrom('inquiry_original').selectAll('inquiry_original').execute()
  expect(JSON.stringify(stored)).not.toContain(receipt.replaceAll('-', ''))
})

test('a retry with the same key is answered as the first time, though its proof is spent', async () => {
  const key = randomUUID()
  const body = { ...underpass, proof: await solve(app, 'kyiv') }
  const before = await count('inquiry')
  const first = await post('/cities/kyiv/inquiries', body, key)
  const again = await post('/cities/kyiv/inquiries', body, key)
  expect([again.statusCode, again.body]).toEqual([201, first.body])
  expect(
    (await post('/cities/kyiv/inquiries', { ...body, text: `${body.text} І ще.` }, key)).statusCode,
  ).not.toBe(201)
  expect(await count('inquiry')).toBe(before + 1)
})

test('numbers have no gaps, also where others fail between', async () => {
  const numbers: string[] = []
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, (_, at) => submit(at % 3 ? {} : { photos: [randomUUID()] })),
  )
  for (const outcome of outcomes) if (outcome.statusCode === 201) numbers.push(outcome.json().number)
  expect(numbers).toHaveLength(8)
  const all = await db.selectFrom('inquiry').select('number').orderBy('number').execute()
  expect(all.map(({ number }) => Number(number.slice(-6)))).toEqual(all.map((_, at) => at + 1))
})
