import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { writeProof } from '@bezpechne/shared/proof'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { codeOf, givenOlena, type Olena } from './support/olena.ts'
import { type Person, someone } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const cost = 16
const config = readConfig({ POW_COST: `${cost}` })
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

test('a password opens a session that ends with the sign-out', async () => {
  expect((await olena.signIn(desk)).json()).toEqual({ next: 'done' })
  expect((await desk.get('/me')).json()).toMatchObject({ email: olena.email, name: 'Олена' })
  const left = await desk.post('/api/auth/sign-out')
  expect(left.headers['clear-site-data']).toContain('storage')
  expect(codeOf(await desk.get('/me'))).toBe('unauthenticated')
})

test('a password keeps the session in a cookie no script and no other site can use, and in it alone', async () => {
  const answer = await olena.signIn(desk)
  const [cookie, ...others] = answer.cookies
  expect(others).toEqual([])
  expect(cookie).toMatchObject({
    name: '__Host-sid',
    httpOnly: true,
    secure: true,
    sameSite: 'Strict',
    path: '/',
  })
  expect(answer.body).toBe('{"next":"done"}')
  const [session] = await db.selectFrom('session').selectAll().where('userId', '=', olena.id).execute()
  expect(session).toMatchObject({ ipAddress: '', userAgent: '' })
})

test('a password that is wrong, and an account that is not there, get the same answer', async () => {
  const wrong = await olena.signIn(desk, olena.wrongKey)
  const unknown = await olena.signIn(desk, olena.wrongKey, 'nobody@example.org')
  expect(codeOf(wrong)).toBe('sign-in-wrong')
  expect([unknown.statusCode, unknown.body]).toEqual([wrong.statusCode, wrong.body])
  expect(wrong.cookies).toEqual([])
})

test.each(['correct horse battery staple', 'x'.repeat(42), `${'x'.repeat(42)}=`])(
  'a password is never one that a person typed: %s',
  async (password) => {
    expect((await olena.signIn(desk, password)).statusCode).toBe(400)
  },
)

async function work(): Promise<{ proof: string; counter: number }> {
  const asked = await desk.post('/api/auth/sign-in/challenge', { email: olena.email })
  const challenge = asked.json()
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error(`No solution for ${asked.body}`)
  return { proof: writeProof({ challenge, solution }), counter: solution.counter }
}

test('S5 a password is guessed five times, then each try costs twice the work, and nobody is shut out', async () => {
  const signIn = (password: string, more: object = {}) =>
    desk.post('/api/auth/sign-in/email', { email: olena.email, password, ...more })
  for (let tries = 0; tries < 5; tries++) expect(codeOf(await signIn(olena.wrongKey))).toBe('sign-in-wrong')
  const counters: number[] = []
  for (let tries = 0; tries < 4; tries++) {
    expect(codeOf(await signIn(olena.wrongKey))).toBe('proof-missing')
    const { proof, counter } = await work()
    counters.push(counter)
    expect(codeOf(await signIn(olena.wrongKey, { proof }))).toBe('sign-in-wrong')
    expect(codeOf(await signIn(olena.wrongKey, { proof }))).toBe('proof-used')
  }
  for (const [at, counter] of counters.entries()) {
    expect(counter).toBeGreaterThanOrEqual((cost * 2 ** at) / 2)
    expect(counter).toBeLessThanOrEqual(cost * 2 ** at)
  }
  // Work for one account opens no other, and the owner needs no patience.
  const { proof } = await work()
  const other = { email: 'nobody@example.org', password: olena.wrongKey, proof }
  for (let tries = 0; tries < 5; tries++)
    await desk.post('/api/auth/sign-in/email', { ...other, proof: undefined })
  expect(codeOf(await desk.post('/api/auth/sign-in/email', other))).toBe('proof-wrong')
  expect((await signIn(olena.authKey, { proof })).json()).toEqual({ next: 'done' })
})

test('S5 another place is not asked for work', async () => {
  for (let tries = 0; tries < 5; tries++)
    expect(codeOf(await olena.signIn(desk, olena.wrongKey))).toBe('sign-in-wrong')
  expect(codeOf(await olena.signIn(desk))).toBe('proof-missing')
  const elsewhere = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    remoteAddress: '192.0.2.7',
    headers: { origin: config.PUBLIC_URL, 'x-app': '1', 'sec-fetch-site': 'same-origin' },
    payload: { email: olena.email, password: olena.authKey },
  })
  expect(elsewhere.json()).toEqual({ next: 'done' })
})

test('a password that is right costs no try', async () => {
  for (let times = 0; times < 7; times++) expect((await olena.signIn(someone(app))).statusCode).toBe(200)
})

test('a password can be changed, which ends every other session', async () => {
  const elsewhere = someone(app)
  await olena.signIn(elsewhere)
  await olena.signIn(desk)
  const change = { currentPassword: olena.authKey, newPassword: olena.wrongKey }
  expect((await desk.post('/api/auth/change-password', change)).statusCode).toBe(200)
  expect(codeOf(await elsewhere.get('/me'))).toBe('unauthenticated')
  expect((await desk.get('/me')).statusCode).toBe(200)
  expect(codeOf(await olena.signIn(elsewhere, olena.authKey))).toBe('sign-in-wrong')
  expect((await olena.signIn(elsewhere, olena.wrongKey)).json()).toEqual({ next: 'done' })
})

test.each([
  'sign-up/email',
  'change-email',
  'update-user',
  'get-session',
  'list-sessions',
  'magic-link/verify',
])('better-auth is reached by listed paths alone: not by %s', async (path) => {
  await olena.signIn(desk)
  expect((await desk.post(`/api/auth/${path}`, { email: olena.email })).statusCode).toBe(404)
  expect((await desk.get(`/api/auth/${path}`)).statusCode).toBe(404)
})
