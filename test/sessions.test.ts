import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { codeOf, givenOlena, inSteps, type Olena } from './support/olena.ts'
import { type Person, someone } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const config = readConfig({})
const app = await buildApp(config, { database })
afterAll(() => app.close())
await givenKyiv(db)

let olena: Olena
let desk: Person
beforeEach(async () => {
  olena = await givenOlena(db)
  desk = someone(app)
  await db.deleteFrom('rate_limit').execute()
})
afterEach(() => vi.useRealTimers())

test('a session ends after a quarter of an hour without a request', async () => {
  await olena.signIn(desk)
  inSteps(2 * 14)
  expect((await desk.get('/me')).statusCode).toBe(200)
  inSteps(2 * 14)
  expect((await desk.get('/me')).statusCode).toBe(200)
  inSteps(2 * 16)
  expect(codeOf(await desk.get('/me'))).toBe('unauthenticated')
})

test('a session ends after ten hours, however busy', async () => {
  await olena.signIn(desk)
  await db
    .updateTable('session')
    .set({ createdAt: new Date(Date.now() - 10 * 3_600_000 - 1000) })
    .where('userId', '=', olena.id)
    .execute()
  expect(codeOf(await desk.get('/me'))).toBe('unauthenticated')
})

test('a session loses a role with the next request', async () => {
  await olena.signIn(desk)
  expect((await desk.get('/cities/kyiv/moderation/queue')).statusCode).toBe(200)
  await db.deleteFrom('membership').where('staff_id', '=', olena.id).execute()
  expect(codeOf(await desk.get('/cities/kyiv/moderation/queue'))).toBe('not-found')
  expect((await desk.get('/me')).json()).toMatchObject({ memberships: [] })
})

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['no site at all', { origin: '' }],
  ['a page of the same domain', { 'sec-fetch-site': 'same-site' }],
  ['a browser that does not say', { 'sec-fetch-site': '' }],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['a form with text', { 'content-type': 'text/plain' }],
  ['no page of ours', { 'x-app': '' }],
])('a session is not used by %s', async (_, headers) => {
  await olena.signIn(desk)
  expect(codeOf(await desk.post('/api/auth/sign-out', '{}', headers))).toBe('cross-site')
  expect((await desk.get('/me')).statusCode).toBe(200)
})

test('a session is not opened from another site either', async () => {
  const answer = await desk.post(
    '/api/auth/sign-in/email',
    { email: olena.email, password: olena.authKey },
    { origin: 'https://evil.example' },
  )
  expect(codeOf(answer)).toBe('cross-site')
})
