import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { AppError } from '@bezpechne/server/platform/errors'
import { platformExpiries } from '@bezpechne/server/platform/expiries'
import { answerOnce } from '@bezpechne/server/platform/idempotency'
import { removeDue } from '@bezpechne/server/platform/retention'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'

import { freshDatabase } from './support/database.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({}), { database })
let worked = 0

/** Something that is done once: it takes a number from the database and tells a secret about it. */
const counter: FastifyPluginAsyncZod = async (example) => {
  const schema = {
    body: z.strictObject({ name: z.string(), fail: z.boolean().optional() }),
    response: { 201: z.strictObject({ number: z.number(), receipt: z.string() }) },
  }
  example.post('/counted', { config: { access: 'public' }, schema }, async (request, reply) =>
    answerOnce(db, request, reply, async (trx) => {
      await trx
        .insertInto('spent_challenge')
        .values({ id: randomUUID(), expires_at: sql<Date>`now()` })
        .execute()
      if (request.body.fail) throw new AppError('outside-city')
      worked += 1
      return { status: 201, body: { number: worked, receipt: `canary-${request.body.name}` } }
    }),
  )
}
await app.register(counter, { prefix: '/api/v1/examples' })
afterAll(() => app.close())
beforeEach(async () => {
  worked = 0
  for (const table of ['idempotency', 'spent_challenge', 'rate_limit'] as const)
    await db.deleteFrom(table).execute()
})

const send = (key: string | undefined, body: object = { name: 'Olia' }) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/examples/counted',
    payload: body,
    headers: key === undefined ? {} : { 'idempotency-key': key },
  })
const rows = async () => (await db.selectFrom('spent_challenge').select('id').execute()).length

test('a retry gets the first answer, byte for byte, and nothing is done again', async () => {
  const first = await send('key-00000001')
  const again = await send('key-00000001')
  expect(first.statusCode).toBe(201)
  expect([again.statusCode, again.body]).toEqual([first.statusCode, first.body])
  expect(again.headers['cache-control']).toBe('no-store')
  expect([worked, await rows()]).toEqual([1, 1])
})

test('ten at once are one', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => send('key-00000002')))
  expect(new Set(answers.map(({ body, statusCode }) => `${statusCode} ${body}`)).size).toBe(1)
  expect([worked, await rows()]).toEqual([1, 1])
})

test('another key, or another sender of the same body, is another act', async () => {
  const [one, other] = [await send('key-00000003'), await send('key-00000004')]
  expect(one.json().number).not.toBe(other.json().number)
})

test('the same key with something else is a conflict, and nothing is done', async () => {
  await send('key-00000005')
  const refused = await send('key-00000005', { name: 'Petro' })
  expect(refused.json()).toMatchObject({ status: 409, code: 'key-used-differently' })
  expect(refused.body).not.toContain('canary')
  expect([worked, await rows()]).toEqual([1, 1])
})

test('what was refused is not remembered: corrected, it may be sent with the same key', async () => {
  const refused = await send('key-00000006', { name: 'Olia', fail: true })
  expect(refused.json()).toMatchObject({ code: 'outside-city' })
  expect(await rows()).toBe(0)
  expect((await send('key-00000006')).statusCode).toBe(201)
})

test.each([undefined, '', 'short', 'has a space', 'ключ-ключ-ключ', 'x'.repeat(81)])(
  '%o is no key',
  async (key) => {
    const headers = key === undefined ? {} : { 'idempotency-key': encodeURI(key) === key ? key : 'bad key' }
    const refused = await app.inject({
      method: 'POST',
      url: '/api/v1/examples/counted',
      payload: { name: 'Olia' },
      headers,
    })
    expect(refused.json()).toMatchObject({ status: 400, code: 'idempotency-key-required' })
  },
)

test('whoever reads the table alone reads neither key nor answer', async () => {
  await send('key-canary-0001')
  const { id, answer } = await db.selectFrom('idempotency').selectAll().executeTakeFirstOrThrow()
  expect(id).not.toContain('canary')
  expect(Buffer.from(answer).toString('latin1')).not.toContain('canary')
})

test('answers are kept for two days, challenges until they run out, counts for a day', async () => {
  await send('key-00000007')
  await sql`update idempotency set kept_until = kept_until - interval '49 hours'`.execute(db)
  await send('key-00000008')
  await sql`delete from spent_challenge`.execute(db)
  await sql`insert into spent_challenge values ('old', now() - interval '2 hours'), ('new', now() + interval '1 minute')`.execute(
    db,
  )
  await sql`insert into rate_limit values ('a/60', 'old', now() - interval '25 hours', 1), ('a/60', 'new', now(), 1)`.execute(
    db,
  )
  const cleanUp = async () => Object.values(await removeDue(db, platformExpiries))
  expect(await cleanUp()).toEqual([1, 1, 1, 0, 0, 0])
  expect(await cleanUp()).toEqual([0, 0, 0, 0, 0, 0])
  expect(await db.selectFrom('spent_challenge').select('id').execute()).toEqual([{ id: 'new' }])
})
