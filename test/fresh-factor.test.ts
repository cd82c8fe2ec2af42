import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { appCode, codeOf, enrolled, givenOlena, inSteps, type Olena } from './support/olena.ts'
import { type Person, someone } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({}), { database })
afterAll(() => app.close())
await givenKyiv(db)

let iryna: Olena
let desk: Person
beforeEach(async () => {
  iryna = await givenOlena(db)
  await db
    .insertInto('membership')
    .values({ city_id: 'kyiv', staff_id: iryna.id, role: 'administrator' })
    .execute()
  desk = someone(app)
  await db.deleteFrom('rate_limit').execute()
})
afterEach(() => vi.useRealTimers())

const friend = { email: 'friend@kyiv.example', role: 'moderator', organisationId: null, language: 'uk' }
const invite = (email: string) => desk.post('/cities/kyiv/people/invitations', { ...friend, email })

/** The code was given six minutes ago; the session goes on. */
async function later(): Promise<void> {
  await db
    .updateTable('fresh_factor')
    .set({ at: new Date(Date.now() - 6 * 60_000) })
    .execute()
}

test('S11 a grant needs a code of the last five minutes: it is asked for once, and the same act goes through', async () => {
  const enrolment = await enrolled(desk, iryna)
  expect((await invite('one@kyiv.example')).statusCode).toBe(201)
  await later()
  const key = { 'idempotency-key': 'the-same-act-again' }
  const wanted = { ...friend, email: 'two@kyiv.example' }
  const refused = await desk.post('/cities/kyiv/people/invitations', wanted, key)
  expect(refused.json()).toMatchObject({ status: 403, code: 'code-again' })
  expect((await desk.get('/cities/kyiv/people')).statusCode).toBe(200)

  inSteps(1)
  const code = appCode(enrolment)
  expect((await desk.post('/api/auth/two-factor/verify-totp', { code })).json()).toEqual({ next: 'done' })
  expect((await desk.post('/cities/kyiv/people/invitations', wanted, key)).statusCode).toBe(201)
})

test('S11 a code of another session, of another person, or a wrong one, refreshes nothing', async () => {
  const enrolment = await enrolled(desk, iryna)
  inSteps(1)
  const elsewhere = someone(app)
  await iryna.signIn(elsewhere)
  await elsewhere.post('/api/auth/two-factor/verify-totp', { code: appCode(enrolment) })
  await later()
  inSteps(2)
  await elsewhere.post('/api/auth/two-factor/verify-totp', { code: appCode(enrolment) })
  expect(codeOf(await desk.post('/api/auth/two-factor/verify-totp', { code: '000000' }))).toBe('code-wrong')
  expect(codeOf(await desk.post('/api/auth/two-factor/verify-totp', { code: appCode(enrolment) }))).toBe(
    'code-used',
  )
  expect(codeOf(await invite('no@kyiv.example'))).toBe('code-again')
})

test('S11 a backup code does too, and an open tab cannot guess: five wrong codes, then a pause', async () => {
  const { backupCodes } = await enrolled(desk, iryna)
  await later()
  const guess = (at: number) => desk.post('/api/auth/two-factor/verify-totp', { code: `00000${at}` })
  for (let at = 0; at < 5; at++) expect(codeOf(await guess(at))).toBe('code-wrong')
  const sixth = await guess(5)
  expect(codeOf(sixth)).toBe('too-many')
  // Counted by windows of five minutes, the one before in part.
  expect(Number(sixth.headers['retry-after'])).toBeLessThanOrEqual(600)
  await db.deleteFrom('rate_limit').execute()
  const code = backupCodes[0] ?? ''
  expect((await desk.post('/api/auth/two-factor/verify-backup-code', { code })).statusCode).toBe(200)
  expect((await invite('three@kyiv.example')).statusCode).toBe(201)
})

test('S11 what needs a fresh code', () => {
  const fresh = app.accessList.filter((route) => route.fresh && route.method !== 'HEAD')
  expect(fresh.map(({ method, url }) => `${method} ${url}`).toSorted()).toEqual([
    'GET /api/v1/cities/:city/letters/:id/export',
    'POST /api/v1/cities/:city/desk/archives',
    'POST /api/v1/cities/:city/desk/archives/:id/agree',
    'POST /api/v1/cities/:city/desk/archives/:id/fetch',
    'POST /api/v1/cities/:city/desk/freezes',
    'POST /api/v1/cities/:city/desk/imports/:id/agree',
    'POST /api/v1/cities/:city/desk/imports/:id/start',
    'POST /api/v1/cities/:city/mailboxes/approve',
    'POST /api/v1/cities/:city/mailboxes/members',
    'POST /api/v1/cities/:city/mailboxes/members/approve',
    'POST /api/v1/cities/:city/people/:id/leave',
    'POST /api/v1/cities/:city/people/:id/remove',
    'POST /api/v1/cities/:city/people/:id/reset',
    'POST /api/v1/cities/:city/people/invitations',
    'POST /api/v1/cities/:city/people/invitations/:id/approve',
    'POST /api/v1/cities/:city/people/invitations/:id/refuse',
    'POST /api/v1/cities/:city/people/invitations/:id/resend',
    'POST /api/v1/operator/cities/:city/close',
    'POST /api/v1/operator/cities/:city/grants/:id/approve',
    'POST /api/v1/operator/cities/:city/grants/:id/refuse',
    'POST /api/v1/operator/cities/:city/invite-again',
    'POST /api/v1/operator/requests/:id/approve',
  ])
})
