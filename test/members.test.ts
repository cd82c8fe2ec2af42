import { randomBytes } from 'node:crypto'

import { createStaff } from '@bezpechne/server/accounts/index'
import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { memberExpiries } from '@bezpechne/server/members/retention'
import { countDue, removeDue } from '@bezpechne/server/platform/retention'
import { type Invitation, type NewInvitation, OpenedInvitation, People } from '@bezpechne/shared/members'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'

import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { openMailServer, type Received } from './support/mail-server.ts'
import { type Person, people, someone } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const received: Received[] = []
const mail = await openMailServer(received)
const app = await buildApp(
  readConfig({
    SMTP_URL: `smtp://127.0.0.1:${mail.port}?ignoreTLS=true`,
    PUBLIC_URL: 'http://localhost:3000',
  }),
  { database },
)
await app.ready()
const { as } = await people(app, database)
const patient = { timeout: 15_000, interval: 50 }

let iryna: Person
let clinic: string
beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  iryna = await as('administrator')
  const added = await iryna.post('/cities/kyiv/desk/organisations', {
    kind: 'legal-clinic',
    name: { uk: 'Юридична клініка', en: 'Legal clinic' },
    email: null,
    answersReviewed: false,
  })
  clinic = added.json<{ id: string }>().id
})
// One address asks for everybody here.
beforeEach(() => db.deleteFrom('rate_limit').execute())
afterAll(async () => {
  await app.close()
  await mail.close()
})

const newKey = () => randomBytes(32).toString('base64url')
const moderatorAt = (email: string): NewInvitation => ({
  email,
  role: 'moderator',
  organisationId: null,
  language: 'uk',
})

async function invite(wanted: NewInvitation, by = iryna) {
  const answer = await by.post('/cities/kyiv/people/invitations', wanted)
  expect(answer.json()).toMatchObject({ role: wanted.role })
  return answer.json<Invitation>()
}

async function mailTo(email: string, which = 0) {
  return vi.waitFor(async () => {
    const mine = received.filter(({ recipients }) => recipients.includes(email))[which]
    if (!mine) throw new Error(`no mail to ${email} yet`)
    return PostalMime.parse(mine.raw)
  }, patient)
}

/** As the person finds it in the mail. */
async function tokenFor(email: string, which = 0): Promise<string> {
  const { text = '' } = await mailTo(email, which)
  return /http:\/\/localhost:3000\/invitation#([\w-]{43})\s/.exec(text)?.[1] ?? 'no link in the mail'
}

const everyone = async () => People.parse((await iryna.get('/cities/kyiv/people')).json())

async function account(email: string): Promise<Person> {
  const authKey = newKey()
  await createStaff(db, { email, name: email, authKey, memberships: [] })
  return signIn(email, authKey)
}

async function signIn(email: string, authKey: string): Promise<Person> {
  const person = someone(app)
  const answer = await person.post('/api/auth/sign-in/email', { email, password: authKey })
  expect(answer.statusCode).toBe(200)
  return person
}

test('somebody new reads the mail, chooses a name and a password, and works', async () => {
  const email = 'maria@clinic.example'
  await invite({ email: 'Maria@Clinic.example', role: 'responder', organisationId: clinic, language: 'en' })
  const { subject, text, headers } = await mailTo(email)
  expect(subject).toBe('An invitation to work on the map Bezpechne: Kyiv')
  expect(text).toContain('Legal clinic')
  expect(headers).toContainEqual(expect.objectContaining({ key: 'content-language', value: 'en' }))

  const token = await tokenFor(email)
  const maria = someone(app)
  const opened = await maria.post('/invitations/open', { token })
  expect(opened.headers['cache-control']).toBe('no-store')
  expect(OpenedInvitation.parse(opened.json())).toMatchObject({
    city: { id: 'kyiv', name: { uk: 'Київ' } },
    role: 'responder',
    organisation: { en: 'Legal clinic' },
    email,
    hasAccount: false,
  })
  const authKey = newKey()
  const accepted = await maria.post('/invitations/accept', { token, name: 'Марія Ткач', authKey })
  expect(accepted.json()).toEqual({ city: 'kyiv', role: 'responder' })

  const signedIn = await signIn(email, authKey)
  expect((await signedIn.get('/me')).json()).toMatchObject({
    name: 'Марія Ткач',
    memberships: [{ city: 'kyiv', role: 'responder', organisationId: clinic }],
  })
  expect((await signedIn.get('/cities/kyiv/answers/assigned')).statusCode).toBe(200)
  expect((await signedIn.get('/cities/kyiv/people')).statusCode).toBe(404)

  const now = await everyone()
  expect(now.members).toContainEqual(expect.objectContaining({ name: 'Марія Ткач', organisationId: clinic }))
  expect(now.invitations.filter((one) => one.email === email)).toEqual([])
  const deeds = await db.selectFrom('audit').select(['action', 'actor_role']).orderBy('seq').execute()
  expect(deeds).toContainEqual({ action: 'invite', actor_role: 'administrator' })
  expect(deeds).toContainEqual({ action: 'join', actor_role: 'responder' })
}, 30_000)

test('nowhere in the database can the link be read, and its mail alone holds it', async () => {
  const email = 'canary@kyiv.example'
  await invite(moderatorAt(email))
  const token = await tokenFor(email)
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'pgboss')`.execute(db)
  for (const { name } of tables) {
    const { rows } = await sql`select 1 from ${sql.raw(name)} t where t::text like ${`%${token}%`}`.execute(
      db,
    )
    expect(rows, name).toEqual([])
  }
  expect((await iryna.get('/cities/kyiv/people')).body).not.toContain(token)
}, 30_000)

test('the link opens once: of two who accept at once one does', async () => {
  const emails = Array.from({ length: 8 }, (_, round) => `twice${round}@kyiv.example`)
  for (const email of emails) await invite(moderatorAt(email))
  for (const email of emails) {
    await db.deleteFrom('rate_limit').execute()
    const token = await tokenFor(email)
    const accept = (name: string) =>
      someone(app).post('/invitations/accept', { token, name, authKey: newKey() })
    const both = await Promise.all([accept('Перша'), accept('Друга')])
    expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 410])
    expect((await everyone()).members.filter((one) => one.email === email)).toHaveLength(1)
  }
}, 60_000)

test('an answer that was lost on the way is given again', async () => {
  await invite(moderatorAt('lost@kyiv.example'))
  const token = await tokenFor('lost@kyiv.example')
  const body = { token, name: 'Лариса', authKey: newKey() }
  const key = { 'idempotency-key': 'the-same-key-again' }
  const [first, again] = [
    await someone(app).post('/invitations/accept', body, key),
    await someone(app).post('/invitations/accept', body, key),
  ]
  expect(again.body).toBe(first.body)
  expect(again.statusCode).toBe(200)
}, 30_000)

test('who has an account accepts signed in, and nobody else does in their place', async () => {
  const petro = await account('petro@kyiv.example')
  const stranger = await account('stranger@kyiv.example')
  await invite(moderatorAt('petro@kyiv.example'))
  const token = await tokenFor('petro@kyiv.example')
  expect((await petro.post('/invitations/open', { token })).json()).toMatchObject({ hasAccount: true })
  expect((await stranger.post('/invitations/join', { token })).json()).toMatchObject({
    status: 403,
    code: 'invitation-for-another',
  })
  const asNew = { token, name: 'Не Петро', authKey: newKey() }
  expect((await someone(app).post('/invitations/accept', asNew)).json()).toMatchObject({
    status: 409,
    code: 'sign-in-first',
  })
  expect((await someone(app).post('/invitations/join', { token })).statusCode).toBe(401)
  expect((await petro.post('/invitations/join', { token })).json()).toEqual({
    city: 'kyiv',
    role: 'moderator',
  })
  // A role is a change of rights: every session of it begins anew.
  expect((await petro.get('/me')).statusCode).toBe(401)
  expect((await everyone()).members).toContainEqual(
    expect.objectContaining({ email: 'petro@kyiv.example', role: 'moderator' }),
  )
}, 30_000)

test('sent again, the first link is dead; taken back, the second is too', async () => {
  const email = 'again@kyiv.example'
  const { id } = await invite(moderatorAt(email))
  const [first, other] = [await tokenFor(email), someone(app)]
  const path = '/cities/kyiv/people/invitations'
  expect((await iryna.post(path, moderatorAt(email))).json()).toMatchObject({ code: 'already-invited' })
  const again = await iryna.post(`${path}/${id}/resend`)
  expect(again.statusCode).toBe(201)
  const second = await tokenFor(email, 1)
  expect(second).not.toBe(first)
  expect((await other.post('/invitations/open', { token: first })).json()).toMatchObject({
    status: 410,
    code: 'invitation-over',
  })
  expect((await other.post('/invitations/open', { token: second })).statusCode).toBe(200)
  expect((await iryna.post(`${path}/${id}/resend`)).json()).toMatchObject({ code: 'invitation-over' })
  await iryna.post(`${path}/${again.json<Invitation>().id}/withdraw`)
  const late = { token: second, name: 'Запізно', authKey: newKey() }
  expect((await other.post('/invitations/accept', late)).json()).toMatchObject({ code: 'invitation-over' })
  expect((await everyone()).invitations.filter((one) => one.email === email)).toEqual([])
}, 30_000)

test('a link runs out after 14 days, can be sent again, and its address is forgotten', async () => {
  const email = 'late@kyiv.example'
  const { id, sentAt, expiresAt } = await invite(moderatorAt(email))
  expect(Date.parse(expiresAt) - Date.parse(sentAt)).toBe(14 * 86_400_000)
  const token = await tokenFor(email)
  const age = (days: number) =>
    sql`update invitation set expires_at = now() - make_interval(days => ${days}::int) where id = ${id}`.execute(
      db,
    )
  await age(1)
  const answer = await someone(app).post('/invitations/accept', { token, name: 'Пізно', authKey: newKey() })
  expect(answer.json()).toMatchObject({ code: 'invitation-over' })
  expect((await everyone()).invitations).toContainEqual(expect.objectContaining({ id, expired: true }))
  // A new one takes the place of one that ran out.
  await invite(moderatorAt(email))
  await sql`update invitation set withdrawn_at = now() - interval '31 days' where id = ${id}`.execute(db)
  const due = await countDue(db, memberExpiries)
  expect(await removeDue(db, memberExpiries)).toEqual(due)
  expect(await db.selectFrom('invitation').select('id').where('id', '=', id).execute()).toEqual([])
}, 30_000)

test('to a stranger an e-mail with an account and one without look alike', async () => {
  await account('known@kyiv.example')
  const answers = await Promise.all(
    ['known@kyiv.example', 'unknown@kyiv.example'].map(async (email) => {
      const answer = await iryna.post('/cities/kyiv/people/invitations', moderatorAt(email))
      return [answer.statusCode, Object.keys(answer.json<object>()).join(), (await tokenFor(email)).length]
    }),
  )
  expect(answers[0]).toEqual(answers[1])
  const made = { token: newKey(), name: 'Ніхто', authKey: newKey() }
  for (const [path, body] of [
    ['open', { token: made.token }],
    ['accept', made],
  ] as const) {
    const answer = await someone(app).post(`/invitations/${path}`, body)
    expect(answer.json()).toMatchObject({ status: 404, code: 'invitation-not-found' })
  }
  const guesses = Array.from({ length: 12 }, () =>
    someone(app).post('/invitations/open', { token: newKey() }),
  )
  expect((await Promise.all(guesses)).map(({ statusCode }) => statusCode)).toContain(429)
}, 30_000)

test('an organisation put to rest invites nobody, also with a link sent before', async () => {
  const added = await iryna.post('/cities/kyiv/desk/organisations', {
    kind: 'municipal',
    name: { uk: 'Тимчасова', en: 'Temporary' },
    email: null,
    answersReviewed: false,
  })
  const { id } = added.json<{ id: string }>()
  await invite({ ...moderatorAt('temp@kyiv.example'), role: 'responder', organisationId: id })
  const token = await tokenFor('temp@kyiv.example')
  await iryna.post(`/cities/kyiv/desk/organisations/${id}/activity`, { version: 1, active: false })
  const answer = await someone(app).post('/invitations/accept', { token, name: 'Хтось', authKey: newKey() })
  expect(answer.json()).toMatchObject({ code: 'invitation-over' })
  const roman = await as('administrator', 'ternopil')
  expect((await roman.get('/cities/kyiv/people')).statusCode).toBe(404)
}, 30_000)
