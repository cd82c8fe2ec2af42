import { randomBytes } from 'node:crypto'

import { createStaff } from '@bezpechne/server/accounts/index'
import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { type NewInvitation, People } from '@bezpechne/shared/members'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { type Person, people, someone } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { as } = await people(app, database)

let iryna: Person
beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  iryna = await as('administrator')
})
afterAll(() => app.close())

const moderatorAt = (email: string): NewInvitation => ({
  email,
  role: 'moderator',
  organisationId: null,
  language: 'uk',
})
const everyone = async () => People.parse((await iryna.get('/cities/kyiv/people')).json())

test('who leaves is out with the next request, and keeps what is elsewhere', async () => {
  const email = 'leaver@kyiv.example'
  const authKey = randomBytes(32).toString('base64url')
  const memberships = [
    { city: 'kyiv', role: 'moderator', organisationId: null },
    { city: 'ternopil', role: 'moderator', organisationId: null },
  ] as const
  await createStaff(db, { email, name: 'Той, хто йде', authKey, memberships: [...memberships] })
  const signIn = async () => {
    const person = someone(app)
    await person.post('/api/auth/sign-in/email', { email, password: authKey })
    return person
  }
  const leaver = await signIn()
  expect((await leaver.get('/cities/kyiv/moderation/queue')).statusCode).toBe(200)
  const { id = '' } = (await everyone()).members.find((one) => one.email === email) ?? {}
  const remove = () => iryna.post(`/cities/kyiv/people/${id}/remove`, { role: 'moderator' })
  expect((await remove()).statusCode).toBe(200)
  expect((await leaver.get('/cities/kyiv/moderation/queue')).statusCode).toBe(401)
  const back = await signIn()
  expect((await back.get('/cities/kyiv/moderation/queue')).statusCode).toBe(404)
  expect((await back.get('/cities/ternopil/moderation/queue')).statusCode).toBe(200)
  expect((await remove()).json()).toMatchObject({ code: 'not-found' })
})

test.each<[string, Partial<Record<keyof NewInvitation, unknown>>, string]>([
  ['no address', { email: 'maria' }, 'invalid-input'],
  ['two addresses', { email: 'a@kyiv.example,b@kyiv.example' }, 'invalid-input'],
  ['a header in the address', { email: 'a@kyiv.example\r\nBcc: b@kyiv.example' }, 'invalid-input'],
  ['a responder of nobody', { role: 'responder' }, 'invalid-input'],
  [
    'a moderator of an organisation',
    { organisationId: '01890000-0000-7000-8000-000000000000' },
    'invalid-input',
  ],
  [
    'an organisation that is not here',
    { role: 'responder', organisationId: '01890000-0000-7000-8000-000000000000' },
    'organisation-not-found',
  ],
  ['a language nobody writes', { language: 'ru' }, 'invalid-input'],
  ['somebody who is it already', { email: 'moderator.kyiv.first@example.org' }, 'role-held'],
])('%s: told, nobody invited', async (_, wrong, code) => {
  await as('moderator')
  const before = await everyone()
  const wanted = { ...moderatorAt('right@kyiv.example'), ...wrong }
  expect((await iryna.post('/cities/kyiv/people/invitations', wanted)).json()).toMatchObject({ code })
  expect((await everyone()).invitations).toEqual(before.invitations)
})
