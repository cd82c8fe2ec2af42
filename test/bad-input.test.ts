import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { Problem } from '@bezpechne/shared/errors'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { solve } from './support/proof.ts'
import { residentOf, underpass } from './support/resident.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ POW_COST: '1', SUBMIT_LIMITS: '100000/h' }), { database })
const { post, submit } = residentOf(app)
beforeAll(() => givenKyiv(db))
afterAll(() => app.close())

const rowCounts = async () => {
  const counts = sql<{ rows: number[] }>`select array[(select count(*)::int from inquiry),
    (select count(*)::int from inquiry_original), (select count(*)::int from inquiry_event),
    (select count(*)::int from outbox), (select coalesce(sum(last), 0)::int from inquiry_counter)] as rows`
  return (await counts.execute(db)).rows[0]?.rows
}

const { lat, lng } = kyiv.west.inside
const tomorrow = new Date(Date.now() + 86_400_000).toISOString()

test.each<[string, object, string, string?]>([
  ['a point outside the city', { at: kyiv.outside }, 'outside-city'],
  ['latitude and longitude exchanged', { at: { lat: lng, lng: lat } }, 'outside-city', 'swapped'],
  ['no such latitude', { at: { lat: 91, lng } }, 'invalid-input', 'too-large'],
  ['not a number', { at: { lat: Number.NaN, lng } }, 'invalid-input', 'wrong-type'],
  ['infinity', { at: { lat: Number.POSITIVE_INFINITY, lng } }, 'invalid-input', 'wrong-type'],
  ['a number in quotes', { at: { lat: String(lat), lng } }, 'invalid-input', 'wrong-type'],
  ['the trace of a device', { at: { lat: 50.12345678, lng } }, 'invalid-input', 'too-precise'],
  ['a pair instead of a point', { at: [lat, lng] }, 'invalid-input', 'wrong-type'],
  ['no place at all', { at: undefined }, 'place-missing'],
  ['3,000 characters', { text: 'а'.repeat(3000) }, 'invalid-input', 'too-long'],
  ['nothing but spaces', { text: ' \n '.repeat(20) }, 'invalid-input', 'too-short'],
  ['a control character', { text: `${underpass.text}\u0007` }, 'invalid-input', 'hidden-characters'],
  ['the end of a C string', { text: `${underpass.text}\u0000` }, 'invalid-input', 'hidden-characters'],
  ['signs of no width', { text: '\u200B'.repeat(20) }, 'invalid-input', 'too-short'],
  ['signs that nobody sees', { text: '\u{E0041}\u3164'.repeat(20) }, 'invalid-input', 'too-short'],
  ['text that runs backwards', { text: `${underpass.text}\u202E` }, 'invalid-input', 'hidden-characters'],
  [
    'a tower of accents',
    { text: `${underpass.text}а${'\u0301'.repeat(9)}` },
    'invalid-input',
    'stacked-marks',
  ],
  ['an address of two lines', { address: 'вул. Миру\n1' }, 'invalid-input', 'one-line'],
  ['a field that nobody knows', { state: 'published' }, 'invalid-input', 'unknown-field'],
  ['text that is a number', { text: 1_234_567_890_123 }, 'invalid-input', 'wrong-type'],
  ['a category that there is not', { category: 'ufo' }, 'invalid-input', 'not-in-list'],
  ['a danger that never becomes a pin', { category: 'explosive-object' }, 'category-takes-no-pins'],
  ['help that a map cannot give', { category: 'domestic-violence' }, 'category-takes-no-pins'],
  ['tomorrow', { happenedAt: tomorrow }, 'in-the-future'],
  ['the year nought', { happenedAt: '0000-01-01T00:00:00Z' }, 'invalid-input', 'wrong'],
  ['no such day', { happenedAt: '2026-02-30T00:00:00Z' }, 'invalid-input', 'wrong-format'],
  ['a photo that nobody sent', { photos: [randomUUID()] }, 'photo-not-found'],
  ['six photos', { photos: Array.from({ length: 6 }, () => randomUUID()) }, 'invalid-input', 'too-many'],
  ['an e-mail with a second header', { email: 'a@b.ua\r\nBcc: x@y.ua' }, 'invalid-input', 'wrong-format'],
  ['a program that fills in everything', { website: 'http://spam' }, 'looks-automated'],
  ['no proof of work', { proof: undefined }, 'proof-missing'],
  ['a made-up proof', { proof: 'x'.repeat(50) }, 'proof-wrong'],
])('%s is refused, and nothing is stored', async (_, change, code, field) => {
  const before = await rowCounts()
  const answer = await submit(change)
  expect(answer.statusCode).toBeGreaterThanOrEqual(400)
  expect(answer.statusCode).toBeLessThan(500)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  const problem = Problem.parse(answer.json())
  expect(problem.code).toBe(code)
  expect(problem.errors?.map((error) => error.code) ?? []).toEqual(field ? [field] : [])
  expect(await rowCounts()).toEqual(before)
})

test('a proof pays for one inquiry', async () => {
  const proof = await solve(app, 'kyiv')
  expect((await submit({ proof })).statusCode).toBe(201)
  const before = await rowCounts()
  expect((await submit({ proof })).json().code).toBe('proof-used')
  expect(await rowCounts()).toEqual(before)
})

test('a refused submission has not spent its proof: corrected, it goes through', async () => {
  const proof = await solve(app, 'kyiv')
  expect((await submit({ proof, at: kyiv.outside })).json().code).toBe('outside-city')
  expect((await submit({ proof })).statusCode).toBe(201)
})

test('no city, no inquiry', async () => {
  const answer = await post('/cities/atlantis/inquiries', {
    ...underpass,
    proof: await solve(app, 'kyiv'),
  })
  expect(answer.json().code).toBe('city-not-found')
})

test('the same key for another text is a conflict, no key is refused', async () => {
  const key = randomUUID()
  expect((await submit({}, key)).statusCode).toBe(201)
  expect((await submit({ text: `${underpass.text} І ще.` }, key)).statusCode).toBe(409)
  expect((await submit({}, '')).json().code).toBe('idempotency-key-required')
})

test('whatever is sent, the server never fails', { timeout: 60_000 }, async () => {
  const field = fc.constantFrom(
    'text',
    'category',
    'at',
    'address',
    'happenedAt',
    'photos',
    'email',
    'language',
    'x',
  )
  const change = fc.dictionary(field, fc.jsonValue(), { minKeys: 1, maxKeys: 3 })
  await fc.assert(
    fc.asyncProperty(change, async (changed) => {
      const answer = await post('/cities/kyiv/inquiries', { ...underpass, proof: 'x'.repeat(40), ...changed })
      expect(answer.statusCode).toBe(400)
    }),
    { numRuns: 150 },
  )
})
