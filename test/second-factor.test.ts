import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { appCode, codeOf, enrolled, givenOlena, inSteps, type Olena } from './support/olena.ts'
import { type Person, someone } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const config = readConfig({})
const app = await buildApp(config, { database })
const production = await buildApp({ ...config, NODE_ENV: 'production' }, { database })
afterAll(() => Promise.all([app.close(), production.close()]))
await givenKyiv(db)

let olena: Olena
let desk: Person
beforeEach(async () => {
  olena = await givenOlena(db)
  desk = someone(app)
  await db.deleteFrom('rate_limit').execute()
})
afterEach(() => vi.useRealTimers())

test('a second factor is asked for once it is enrolled, and nothing opens before it', async () => {
  const enrolment = await enrolled(desk, olena)
  expect((await desk.get('/me')).json()).toMatchObject({ secondFactor: true })
  inSteps(1)
  const phone = someone(app)
  expect((await olena.signIn(phone)).json()).toEqual({ next: 'second-factor' })
  expect([...phone.cookies.keys()]).toEqual(['__Host-second-factor'])
  expect(codeOf(await phone.get('/me'))).toBe('unauthenticated')
  const wrong = await phone.post('/api/auth/two-factor/verify-totp', { code: '000000' })
  expect(codeOf(wrong)).toBe('code-wrong')
  const right = await phone.post('/api/auth/two-factor/verify-totp', { code: appCode(enrolment) })
  expect(right.json()).toEqual({ next: 'done' })
  expect((await phone.get('/me')).statusCode).toBe(200)
})

test('a second factor takes each code once, and none older than the last', async () => {
  const enrolment = await enrolled(desk, olena)
  const used = appCode(enrolment)
  const phone = someone(app)
  await olena.signIn(phone)
  expect(codeOf(await phone.post('/api/auth/two-factor/verify-totp', { code: used }))).toBe('code-used')
  inSteps(1)
  const next = appCode(enrolment)
  expect((await phone.post('/api/auth/two-factor/verify-totp', { code: next })).statusCode).toBe(200)
  const shoulder = someone(app)
  await olena.signIn(shoulder)
  for (const code of [used, next])
    expect(codeOf(await shoulder.post('/api/auth/two-factor/verify-totp', { code }))).toBe('code-used')
})

test('a second factor of two requests with one code lets one in', async () => {
  const enrolment = await enrolled(desk, olena)
  inSteps(1)
  const both = [someone(app), someone(app)]
  for (const person of both) await olena.signIn(person)
  const code = appCode(enrolment)
  const answers = await Promise.all(both.map((one) => one.post('/api/auth/two-factor/verify-totp', { code })))
  expect(answers.map(({ statusCode }) => statusCode === 200).filter(Boolean)).toEqual([true])
})

test('a second factor can be a backup code, once', async () => {
  const { backupCodes } = await enrolled(desk, olena)
  expect(backupCodes).toHaveLength(10)
  const code = backupCodes[3] ?? ''
  const lost = someone(app)
  await olena.signIn(lost)
  expect((await lost.post('/api/auth/two-factor/verify-backup-code', { code })).statusCode).toBe(200)
  const again = someone(app)
  await olena.signIn(again)
  expect(codeOf(await again.post('/api/auth/two-factor/verify-backup-code', { code }))).toBe('code-wrong')
})

test('a second factor ends the sessions that gave the password alone', async () => {
  const thief = someone(app)
  await olena.signIn(thief)
  await enrolled(desk, olena)
  expect(codeOf(await thief.get('/me'))).toBe('unauthenticated')
  expect((await desk.get('/me')).statusCode).toBe(200)
})

test('a second factor is not changed by an open tab without the password', async () => {
  await enrolled(desk, olena)
  for (const path of ['disable', 'generate-backup-codes']) {
    const answer = await desk.post(`/api/auth/two-factor/${path}`, { password: olena.wrongKey })
    expect(codeOf(answer)).toBe('sign-in-wrong')
  }
})

test('a second factor is moved to another phone with the password', async () => {
  const old = await enrolled(desk, olena)
  await desk.post('/api/auth/two-factor/disable', { password: olena.authKey })
  expect((await desk.get('/me')).json()).toMatchObject({ secondFactor: false })
  inSteps(1)
  const enrolment = await enrolled(desk, olena)
  expect(enrolment.totpUri).not.toBe(old.totpUri)
})

test('a second factor is a duty in production before any desk opens', async () => {
  const there = someone(production)
  await olena.signIn(there)
  expect(codeOf(await there.get('/cities/kyiv/moderation/queue'))).toBe('second-factor-required')
  expect((await there.get('/me')).json()).toMatchObject({ secondFactor: false, secondFactorRequired: true })
  await enrolled(there, olena)
  expect((await there.get('/cities/kyiv/moderation/queue')).statusCode).toBe(200)
})
