import { randomBytes } from 'node:crypto'

import { createAuth } from '@bezpechne/server/accounts/auth'
import { createStaff } from '@bezpechne/server/accounts/index'
import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { Enrolment } from '@bezpechne/shared/accounts'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { type Person, someone } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const config = readConfig({})
const app = await buildApp(config, { database })
const production = await buildApp({ ...config, NODE_ENV: 'production' }, { database })
afterAll(() => Promise.all([app.close(), production.close()]))
await givenKyiv(db)

const authKey = randomBytes(32).toString('base64url')
const wrongKey = randomBytes(32).toString('base64url')
let email = ''
let olena: Person
let olenaId = ''

beforeEach(async () => {
  email = `olena-${randomBytes(4).toString('hex')}@example.org`
  olenaId = await createStaff(db, {
    email,
    name: 'Олена',
    authKey,
    memberships: [{ city: 'kyiv', role: 'moderator', organisationId: null }],
  })
  olena = someone(app)
  await db.deleteFrom('rate_limit').execute()
})
afterEach(() => vi.useRealTimers())

const signIn = (person: Person, password = authKey, as = email) =>
  person.post('/api/auth/sign-in/email', { email: as, password })
const codeOf = (answer: { json: () => { code?: string } }) => answer.json().code

/** Turns the clock by steps of an authenticator app; timers go on as they are. */
function inSteps(steps: number) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + steps * 30_000 })
}

async function appCode(totpUri: string): Promise<string> {
  // The URI holds base32 of the text that better-auth keeps as secret.
  const secret = fromBase32(new URL(totpUri).searchParams.get('secret') ?? '')
  return (await createAuth(db, config).api.generateTOTP({ body: { secret } })).code
}

function fromBase32(text: string): string {
  const bits = [...text].map((sign) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  )
  const bytes = bits.join('').match(/.{8}/g) ?? []
  return String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 2)))
}

async function enrolled(person: Person): Promise<Enrolment> {
  await signIn(person)
  const enrolment = Enrolment.parse(
    (await person.post('/api/auth/two-factor/enable', { password: authKey })).json(),
  )
  const answer = await person.post('/api/auth/two-factor/verify-totp', {
    code: await appCode(enrolment.totpUri),
  })
  expect(answer.json()).toEqual({ next: 'done' })
  return enrolment
}

describe('a password', () => {
  test('opens a session that ends with the sign-out', async () => {
    expect((await signIn(olena)).json()).toEqual({ next: 'done' })
    expect((await olena.get('/me')).json()).toMatchObject({ email, name: 'Олена' })
    const left = await olena.post('/api/auth/sign-out')
    expect(left.headers['clear-site-data']).toContain('storage')
    expect(codeOf(await olena.get('/me'))).toBe('unauthenticated')
  })

  test('keeps the session in a cookie no script and no other site can use, and in it alone', async () => {
    const answer = await signIn(olena)
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
    const [session] = await db.selectFrom('session').selectAll().where('userId', '=', olenaId).execute()
    expect(session).toMatchObject({ ipAddress: '', userAgent: '' })
  })

  test('that is wrong, and an account that is not there, get the same answer', async () => {
    const wrong = await signIn(olena, wrongKey)
    const unknown = await signIn(olena, wrongKey, 'nobody@example.org')
    expect(codeOf(wrong)).toBe('sign-in-wrong')
    expect([unknown.statusCode, unknown.body]).toEqual([wrong.statusCode, wrong.body])
    expect(wrong.cookies).toEqual([])
  })

  test.each(['correct horse battery staple', 'x'.repeat(42), `${'x'.repeat(42)}=`])(
    'is never one that a person typed: %s',
    async (password) => {
      expect((await signIn(olena, password)).statusCode).toBe(400)
    },
  )

  test('is guessed five times, then slower; another place is not kept waiting', async () => {
    for (let tries = 0; tries < 5; tries++)
      expect(codeOf(await signIn(olena, wrongKey))).toBe('sign-in-wrong')
    expect(codeOf(await signIn(olena))).toBe('too-many')
    const elsewhere = await app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      remoteAddress: '192.0.2.7',
      headers: { origin: config.PUBLIC_URL, 'x-app': '1', 'sec-fetch-site': 'same-origin' },
      payload: { email, password: authKey },
    })
    expect(elsewhere.json()).toEqual({ next: 'done' })
  })

  test('that is right costs no try', async () => {
    for (let times = 0; times < 7; times++) expect((await signIn(someone(app))).statusCode).toBe(200)
  })

  test('can be changed, which ends every other session', async () => {
    const elsewhere = someone(app)
    await signIn(elsewhere)
    await signIn(olena)
    const change = { currentPassword: authKey, newPassword: wrongKey }
    expect((await olena.post('/api/auth/change-password', change)).statusCode).toBe(200)
    expect(codeOf(await elsewhere.get('/me'))).toBe('unauthenticated')
    expect((await olena.get('/me')).statusCode).toBe(200)
    expect(codeOf(await signIn(elsewhere, authKey))).toBe('sign-in-wrong')
    expect((await signIn(elsewhere, wrongKey)).json()).toEqual({ next: 'done' })
  })
})

describe('a session', () => {
  test('ends after a quarter of an hour without a request', async () => {
    await signIn(olena)
    inSteps(2 * 14)
    expect((await olena.get('/me')).statusCode).toBe(200)
    inSteps(2 * 14)
    expect((await olena.get('/me')).statusCode).toBe(200)
    inSteps(2 * 16)
    expect(codeOf(await olena.get('/me'))).toBe('unauthenticated')
  })

  test('ends after ten hours, however busy', async () => {
    await signIn(olena)
    await db
      .updateTable('session')
      .set({ createdAt: new Date(Date.now() - 10 * 3_600_000 - 1000) })
      .where('userId', '=', olenaId)
      .execute()
    expect(codeOf(await olena.get('/me'))).toBe('unauthenticated')
  })

  test('loses a role with the next request', async () => {
    await signIn(olena)
    expect((await olena.get('/cities/kyiv/moderation/queue')).statusCode).toBe(200)
    await db.deleteFrom('membership').where('staff_id', '=', olenaId).execute()
    expect(codeOf(await olena.get('/cities/kyiv/moderation/queue'))).toBe('not-found')
    expect((await olena.get('/me')).json()).toMatchObject({ memberships: [] })
  })

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['no site at all', { origin: '' }],
    ['a page of the same domain', { 'sec-fetch-site': 'same-site' }],
    ['a browser that does not say', { 'sec-fetch-site': '' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a form with text', { 'content-type': 'text/plain' }],
    ['no page of ours', { 'x-app': '' }],
  ])('is not used by %s', async (_, headers) => {
    await signIn(olena)
    expect(codeOf(await olena.post('/api/auth/sign-out', '{}', headers))).toBe('cross-site')
    expect((await olena.get('/me')).statusCode).toBe(200)
  })

  test('is not opened from another site either', async () => {
    const answer = await olena.post(
      '/api/auth/sign-in/email',
      { email, password: authKey },
      { origin: 'https://evil.example' },
    )
    expect(codeOf(answer)).toBe('cross-site')
  })
})

describe('a second factor', () => {
  test('is asked for once it is enrolled, and nothing opens before it', async () => {
    const { totpUri } = await enrolled(olena)
    expect((await olena.get('/me')).json()).toMatchObject({ secondFactor: true })
    inSteps(1)
    const phone = someone(app)
    expect((await signIn(phone)).json()).toEqual({ next: 'second-factor' })
    expect([...phone.cookies.keys()]).toEqual(['__Host-second-factor'])
    expect(codeOf(await phone.get('/me'))).toBe('unauthenticated')
    const wrong = await phone.post('/api/auth/two-factor/verify-totp', { code: '000000' })
    expect(codeOf(wrong)).toBe('code-wrong')
    const right = await phone.post('/api/auth/two-factor/verify-totp', { code: await appCode(totpUri) })
    expect(right.json()).toEqual({ next: 'done' })
    expect((await phone.get('/me')).statusCode).toBe(200)
  })

  test('takes each code once, and none older than the last', async () => {
    const { totpUri } = await enrolled(olena)
    const used = await appCode(totpUri)
    const phone = someone(app)
    await signIn(phone)
    expect(codeOf(await phone.post('/api/auth/two-factor/verify-totp', { code: used }))).toBe('code-used')
    inSteps(1)
    const next = await appCode(totpUri)
    expect((await phone.post('/api/auth/two-factor/verify-totp', { code: next })).statusCode).toBe(200)
    const shoulder = someone(app)
    await signIn(shoulder)
    for (const code of [used, next])
      expect(codeOf(await shoulder.post('/api/auth/two-factor/verify-totp', { code }))).toBe('code-used')
  })

  test('of two requests with one code lets one in', async () => {
    const { totpUri } = await enrolled(olena)
    inSteps(1)
    const both = [someone(app), someone(app)]
    for (const person of both) await signIn(person)
    const code = await appCode(totpUri)
    const answers = await Promise.all(
      both.map((one) => one.post('/api/auth/two-factor/verify-totp', { code })),
    )
    expect(answers.map(({ statusCode }) => statusCode === 200).toSorted()).toEqual([false, true])
  })

  test('can be a backup code, once', async () => {
    const { backupCodes } = await enrolled(olena)
    expect(backupCodes).toHaveLength(10)
    const code = backupCodes[3] ?? ''
    const lost = someone(app)
    await signIn(lost)
    expect((await lost.post('/api/auth/two-factor/verify-backup-code', { code })).statusCode).toBe(200)
    const again = someone(app)
    await signIn(again)
    expect(codeOf(await again.post('/api/auth/two-factor/verify-backup-code', { code }))).toBe('code-wrong')
  })

  test('ends the sessions that gave the password alone', async () => {
    const thief = someone(app)
    await signIn(thief)
    await enrolled(olena)
    expect(codeOf(await thief.get('/me'))).toBe('unauthenticated')
    expect((await olena.get('/me')).statusCode).toBe(200)
  })

  test('is not changed by an open tab without the password', async () => {
    await enrolled(olena)
    for (const path of ['disable', 'generate-backup-codes']) {
      const answer = await olena.post(`/api/auth/two-factor/${path}`, { password: wrongKey })
      expect(codeOf(answer)).toBe('sign-in-wrong')
    }
  })

  test('is moved to another phone with the password', async () => {
    const old = await enrolled(olena)
    await olena.post('/api/auth/two-factor/disable', { password: authKey })
    expect((await olena.get('/me')).json()).toMatchObject({ secondFactor: false })
    inSteps(1)
    const { totpUri } = await enrolled(olena)
    expect(totpUri).not.toBe(old.totpUri)
  })

  test('is a duty in production before any desk opens', async () => {
    const there = someone(production)
    await signIn(there)
    expect(codeOf(await there.get('/cities/kyiv/moderation/queue'))).toBe('second-factor-required')
    expect((await there.get('/me')).json()).toMatchObject({ secondFactor: false, secondFactorRequired: true })
    await enrolled(there)
    expect((await there.get('/cities/kyiv/moderation/queue')).statusCode).toBe(200)
  })
})

test.each([
  'sign-up/email',
  'change-email',
  'update-user',
  'get-session',
  'list-sessions',
  'magic-link/verify',
])('better-auth is reached by listed paths alone: not by %s', async (path) => {
  await signIn(olena)
  expect((await olena.post(`/api/auth/${path}`, { email })).statusCode).toBe(404)
  expect((await olena.get(`/api/auth/${path}`)).statusCode).toBe(404)
})
