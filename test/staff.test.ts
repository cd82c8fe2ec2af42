import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { insertOrganisation } from '@bezpechne/server/officers/queries'
import { newId } from '@bezpechne/server/platform/ids'
import { deriveStaffKeys } from '@bezpechne/shared/letters-crypto/staff-password'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'

import { addStaff, type NewRole } from '../scripts/staff/add-staff.ts'
import { removeStaff } from '../scripts/staff/remove-staff.ts'
import { newSecretsFor } from '../scripts/staff/reset-staff.ts'
import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { codeOf, enrolled } from './support/olena.ts'
import { type Person, someone } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const config = readConfig({})
const app = await buildApp(config, { database })
const production = await buildApp({ ...config, NODE_ENV: 'production' }, { database })
afterAll(() => Promise.all([app.close(), production.close()]))
await givenKyiv(db)
await givenTernopil(db)
const police = { id: newId(), kind: 'police', name: { uk: 'Поліція Києва', en: 'Kyiv Police' } } as const
await insertOrganisation(db, 'kyiv', police)

const password = 'кіт спить на теплій печі'
const olena: NewRole = { email: 'olena@example.org', name: 'Олена Коваль', city: 'kyiv', role: 'moderator' }

beforeEach(async () => {
  await db.deleteFrom('user').execute()
  await db.deleteFrom('rate_limit').execute()
})

const ask = async () => password
const notAsked = async () => {
  throw new Error('A password was asked for')
}

async function signIn(person: Person, typed = password): Promise<void> {
  const { email } = olena
  const { authKey } = await deriveStaffKeys(email, typed)
  const answer = await person.post('/api/auth/sign-in/email', { email, password: authKey })
  expect(answer.json()).toEqual({ next: 'done' })
}

const queue = '/cities/kyiv/moderation/queue'

test('a new moderator signs in with the password that was typed, and opens her desk', async () => {
  expect(await addStaff(db, { ...olena, email: ' Olena@Example.org' }, ask)).toMatch(
    /Олена Коваль .* is moderator in kyiv/,
  )
  const desk = someone(app)
  await signIn(desk)
  expect((await desk.get('/me')).json()).toMatchObject({
    email: 'olena@example.org',
    name: 'Олена Коваль',
    memberships: [{ city: 'kyiv', role: 'moderator', organisationId: null }],
  })
  expect((await desk.get(queue)).statusCode).toBe(200)
})

test('in production her desk stays shut until she connects an authenticator app', async () => {
  await addStaff(db, olena, ask)
  const desk = someone(production)
  await signIn(desk)
  expect((await desk.get('/me')).json()).toMatchObject({ secondFactor: false, secondFactorRequired: true })
  expect(codeOf(await desk.get(queue))).toBe('second-factor-required')
})

test('a second role needs no password and leaves the first; who was signed in signs in again', async () => {
  await addStaff(db, olena, ask)
  const desk = someone(app)
  await signIn(desk)
  const second: NewRole = { email: olena.email, city: 'kyiv', role: 'responder', organisation: 'kyiv police' }
  expect(await addStaff(db, second, notAsked)).toMatch(/name and password stay/)
  expect(codeOf(await desk.get('/me'))).toBe('unauthenticated')
  await signIn(desk)
  expect((await desk.get('/me')).json()).toMatchObject({
    memberships: [
      { role: 'moderator', organisationId: null },
      { role: 'responder', organisationId: police.id },
    ],
  })
  await expect(addStaff(db, second, notAsked)).rejects.toThrow(/is responder in kyiv already/)
})

test('a role that is taken back shuts the desk at once, and opens nothing at the next sign-in', async () => {
  await addStaff(db, olena, ask)
  await addStaff(db, { email: olena.email, city: 'ternopil', role: 'moderator' }, notAsked)
  const desk = someone(app)
  await signIn(desk)
  const kyiv = { email: olena.email, city: 'kyiv', role: 'moderator' } as const
  expect(await removeStaff(db, kyiv)).toMatch(/no longer moderator in kyiv. Other roles: 1/)
  expect(codeOf(await desk.get(queue))).toBe('unauthenticated')
  await signIn(desk)
  expect((await desk.get(queue)).statusCode).toBe(404)
  expect((await desk.get('/cities/ternopil/moderation/queue')).statusCode).toBe(200)
  await expect(removeStaff(db, kyiv)).rejects.toThrow(/is no moderator in kyiv/)
  expect(await removeStaff(db, { ...kyiv, city: 'ternopil' })).toMatch(/No role is left/)
})

test('who lost the phone and the password gets a new one: what opened the account before opens nothing', async () => {
  await addStaff(db, olena, ask)
  const old = await deriveStaffKeys(olena.email, password)
  const lost = someone(production)
  const signInOld = (person: Person) =>
    person.post('/api/auth/sign-in/email', { email: olena.email, password: old.authKey })
  await enrolled(lost, { id: '', email: olena.email, authKey: old.authKey, wrongKey: '', signIn: signInOld })
  expect((await lost.get(queue)).statusCode).toBe(200)
  const another = 'синій трамвай їде до моря'
  expect(await newSecretsFor(db, { email: 'Olena@example.org' }, async () => another)).toMatch(/new password/)
  expect(codeOf(await lost.get('/me'))).toBe('unauthenticated')
  expect(codeOf(await signInOld(someone(production)))).toBe('sign-in-wrong')
  const desk = someone(production)
  await signIn(desk, another)
  expect(codeOf(await desk.get(queue))).toBe('second-factor-required')
  await expect(newSecretsFor(db, { email: 'nobody@example.org' }, notAsked)).rejects.toThrow(/Nobody here/)
})

describe('refused in one line, before a password is asked for', () => {
  test.each<[what: string, change: Partial<NewRole>, problem: RegExp]>([
    ['an unknown city', { city: 'atlantis' }, /city-not-found/],
    ['what is no e-mail', { email: 'olena' }, /“olena” is no e-mail address/],
    ['an e-mail in two alphabets', { email: 'оlena@example.org' }, /is no e-mail address/],
    ['a new person without a name', { name: ' ' }, /--name is needed/],
    ['a responder of nobody', { role: 'responder' }, /needs --organisation. In kyiv: “Поліція Києва”/],
    [
      'an unknown organisation',
      { role: 'responder', organisation: 'Міліція' },
      /no organisation “Міліція” in kyiv: “Поліція Києва”/,
    ],
    [
      "another city's organisation",
      { city: 'ternopil', role: 'responder', organisation: police.id },
      /none yet/,
    ],
    ['a moderator of an organisation', { organisation: police.id }, /goes with --role responder alone/],
  ])('%s', async (_, change, problem) => {
    await expect(addStaff(db, { ...olena, ...change }, notAsked)).rejects.toThrow(problem)
    expect(await db.selectFrom('user').select('email').execute()).toEqual([])
  })
})
