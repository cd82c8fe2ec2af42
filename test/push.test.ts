import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { transact } from '@bezpechne/server/platform/database'
import { isInside } from '@bezpechne/server/platform/push-services'
import { Followed } from '@bezpechne/shared/following'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { answerGiven, type Given, givenPublished } from './support/inquiries.ts'
import { isSignedBy, someBrowser, startPushService } from './support/push-service.ts'
import { residentOf } from './support/resident.ts'

const database = await freshDatabase()
const { db } = database
const service = await startPushService()
const app = await buildApp(readConfig({ PUSH_SERVICES: 'push.example.org', UNDO_SECONDS: '0' }), {
  database,
  pushAgent: service.agent,
})
const { post } = residentOf(app)
beforeAll(async () => {
  await givenKyiv(db)
  await app.ready()
})
beforeEach(() => void service.received.splice(0))
afterAll(async () => {
  await app.close()
  await service.stop()
})

let made = 0
const newBrowser = () => someBrowser(`https://eu.push.example.org/send/${(made += 1)}-Abc_dEf`)
type Browser = ReturnType<typeof newBrowser>
const always = { from: 0, to: 0 }
const follow = ({ number }: Given, { address }: Browser, more: object = {}) =>
  post(`/cities/kyiv/inquiries/${number}/push`, { address, quiet: always, language: 'uk', ...more })
const followed = async ({ address: { endpoint } }: Browser) =>
  z.array(Followed).parse((await post('/push/open', { endpoint })).json().items)
const arrived = (count: number) =>
  vi.waitFor(() => expect(service.received).toHaveLength(count), { timeout: 15_000, interval: 50 })
/** What waits for its next try comes now. */
async function sooner(): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    update pgboss.job set start_after = now() where name = 'push' and state = 'retry'`.execute(db)
  if (!numAffectedRows) throw new Error('Nothing waits yet')
}
const reopen = ({ id }: Given) =>
  transact(db, (trx) =>
    stepInquiry(trx, { city: 'kyiv', id, step: 'reopen', actor: { role: 'moderator', id: null } }),
  )

test('a browser is told of an event once, signed and locked for it alone, and with nothing that is not public', async () => {
  const given = await givenPublished(db, { title: 'Темний перехід біля школи' })
  const browser = newBrowser()
  expect((await follow(given, browser)).json()).toEqual({ state: 'following' })
  expect((await follow(given, browser)).statusCode).toBe(202)
  // The same event by two ways.
  const city = { address: browser.address, what: { kind: 'city' }, quiet: always, language: 'uk' }
  expect((await post('/cities/kyiv/push', city)).statusCode).toBe(202)
  expect((await followed(browser)).map(({ kind }) => kind).toSorted()).toEqual(['city', 'inquiry'])
  await answerGiven(db, given)
  await arrived(1)
  const [{ path, headers, body } = { path: '', headers: {}, body: Buffer.alloc(0) }] = service.received
  expect(browser.address.endpoint).toContain(path)
  expect(browser.read(body)).toEqual({
    title: 'Безпечне',
    body: `Є відповідь: ${given.number}`,
    path: `/kyiv/${given.number}`,
    tag: headers['topic'],
    language: 'uk',
  })
  const { key } = (await app.inject('/api/v1/push/key')).json()
  expect(isSignedBy(key, headers['authorization'])).toBe(true)
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' })
  // At rest nobody reads where a browser is.
  const rows = JSON.stringify(await db.selectFrom('reader').selectAll().execute())
  expect(rows).not.toContain('push.example.org')

  const [one] = (await followed(browser)).filter(({ kind }) => kind === 'city')
  await post('/push/stop', { endpoint: browser.address.endpoint, id: one?.id })
  expect(await followed(browser)).toHaveLength(1)
  const all = { endpoint: browser.address.endpoint }
  expect(
    [await post('/push/stop', all), await post('/push/stop', all)].map(({ statusCode }) => statusCode),
  ).toEqual([200, 200])
  expect(await followed(browser)).toEqual([])
  expect(await db.selectFrom('reader').select('id').where('channel', '=', 'push').execute()).toEqual([])
})

test('what the push service does not take now comes later, once; where nobody takes it any more sending stops', async () => {
  const given = await givenPublished(db)
  const [patient, gone] = [newBrowser(), newBrowser()]
  await follow(given, patient)
  service.answer(503)
  await answerGiven(db, given)
  await arrived(1)
  await vi.waitFor(sooner, { timeout: 5000, interval: 50 })
  await arrived(2)
  const [first, second] = service.received.map(({ body }) => patient.read(body))
  expect(second).toEqual(first)
  await post('/push/stop', { endpoint: patient.address.endpoint })

  await follow(given, gone)
  service.answer(410)
  await reopen(given)
  await arrived(3)
  await vi.waitFor(async () => expect(await followed(gone)).toEqual([]), { timeout: 5000 })
  expect(await db.selectFrom('notice').select('event').where('channel', '=', 'push').execute()).toEqual([])
})

test.each([
  ['plain http', 'http://push.example.org/send/1'],
  ['another host', 'https://push.example.com/send/1'],
  ['a host that only ends alike', 'https://evilpush.example.org/send/1'],
  ['a network of ours', 'https://127.0.0.1/send/1'],
  ['another port', 'https://push.example.org:8443/send/1'],
  ['a name and a password', 'https://a:b@push.example.org/send/1'],
  ['the name as a password', 'https://push.example.org@10.0.0.1/send/1'],
])('%s is never asked', async (_what, endpoint) => {
  const given = await givenPublished(db)
  const { address } = newBrowser()
  const reply = await post(`/cities/kyiv/inquiries/${given.number}/push`, {
    address: { ...address, endpoint },
  })
  expect([reply.statusCode, reply.json().errors?.[0]?.path]).toEqual([400, 'address.endpoint'])
  expect(service.received).toEqual([])
})

test('a key that is no point of the curve, and what is not public, are refused', async () => {
  const given = await givenPublished(db)
  const { address } = newBrowser()
  const keys = { ...address.keys, p256dh: `B${'A'.repeat(86)}` }
  const wrong = await follow(given, { ...newBrowser(), address: { ...address, keys } })
  expect(wrong.json().errors).toEqual([{ path: 'address.keys.p256dh', code: 'wrong' }])
  const absent = await follow({ id: '', number: 'KYIV-2026-999999' }, newBrowser())
  expect(absent.json().code).toBe('inquiry-not-found')
})

test('a name that leads into a private network is not asked', () => {
  const inside = [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    'fe80::1',
  ]
  expect(inside.filter((address) => !isInside(address))).toEqual([])
  expect(['142.250.74.10', '2a00:1450:4001:81b::200a'].filter(isInside)).toEqual([])
})
