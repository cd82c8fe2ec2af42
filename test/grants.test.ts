import { randomBytes } from 'node:crypto'

import { createStaff } from '@bezpechne/server/accounts/index'
import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import type { Role } from '@bezpechne/shared/access'
import { type Invitation, type NewInvitation, People } from '@bezpechne/shared/members'
import { WaitingGrants } from '@bezpechne/shared/operator-costs'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

import { decideAsOperator, listGrants } from '../scripts/staff/decide-grant.ts'
import { addOperator } from '../scripts/staff/operators.ts'
import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { openMailServer, type Received } from './support/mail-server.ts'
import { codeOf } from './support/olena.ts'
import { type Person, people, someone } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const received: Received[] = []
const mail = await openMailServer(received)
const SMTP_URL = `smtp://127.0.0.1:${mail.port}?ignoreTLS=true`
const app = await buildApp(readConfig({ SMTP_URL, PUBLIC_URL: 'http://localhost:3000' }), { database })
await app.ready()
const { as } = await people(app, database)

const path = '/cities/kyiv/people/invitations'
const irynas = 'administrator.kyiv.iryna@example.org'
const romans = 'administrator.kyiv.roman@example.org'
let iryna: Person
let roman: Person
beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  iryna = await as('administrator', 'kyiv', 'iryna')
  roman = await as('administrator', 'kyiv', 'roman')
})
beforeEach(() => db.deleteFrom('rate_limit').execute())
afterAll(async () => {
  await app.close()
  await mail.close()
})

const wish = (email: string, role: Role = 'officer'): NewInvitation => ({
  email,
  role,
  organisationId: null,
  language: 'uk',
})

async function ask(email: string, role: Role = 'officer', by = iryna): Promise<Invitation> {
  const answer = await by.post(path, wish(email, role))
  expect(answer.json()).toMatchObject({ role, waits: true })
  return answer.json<Invitation>()
}

const mailsTo = (email: string) => received.filter(({ recipients }) => recipients.includes(email))
/** One that says this: mails of the stories before may still be on their way. */
async function textTo(email: string, saying: RegExp): Promise<string> {
  return vi.waitFor(
    async () => {
      for (const { raw } of mailsTo(email)) {
        const { subject, text } = await PostalMime.parse(raw)
        if (saying.test(`${subject}\n${text}`)) return `${subject}\n${text}`
      }
      throw new Error(`no such mail to ${email} yet`)
    },
    { timeout: 15_000, interval: 50 },
  )
}
const linkIn = (text: string) => /\/invitation#([\w-]{43})/.exec(text)?.[1] ?? 'no link'
const newKey = () => randomBytes(32).toString('base64url')
const seenBy = async (person: Person) => People.parse((await person.get('/cities/kyiv/people')).json())
const deeds = async (id: string) =>
  (
    await db
      .selectFrom('audit')
      .select(['action', 'actor_role'])
      .where('subject', '=', id)
      .orderBy('seq')
      .execute()
  ).map((row) => `${row.actor_role}: ${row.action}`)

test.each(['officer', 'head', 'administrator'] as const)(
  'a role of %s is given by two',
  async (role) => {
    const email = `${role}@kyiv.example`
    const { id } = await ask(email, role)
    const waiting = async (person: Person) => (await seenBy(person)).invitations.find((one) => one.id === id)
    expect(await waiting(iryna)).toMatchObject({ waits: true, decidable: false, byOperator: false })
    expect(await waiting(roman)).toMatchObject({
      waits: true,
      decidable: true,
      askedBy: 'administrator.kyiv.iryna@example.org',
    })

    expect(codeOf(await iryna.post(`${path}/${id}/approve`))).toBe('second-person-needed')
    expect((await roman.post(`${path}/${id}/approve`)).statusCode).toBe(200)
    expect(codeOf(await roman.post(`${path}/${id}/approve`))).toBe('invitation-over')

    const token = app.linkToken('invitation', id)
    const authKey = newKey()
    const accepted = await someone(app).post('/invitations/accept', {
      token,
      name: 'Новий Працівник',
      authKey,
    })
    expect(accepted.json()).toEqual({ city: 'kyiv', role })
    expect(await deeds(id)).toEqual([
      'administrator: invite',
      'administrator: grant-approve',
      `${role}: join`,
    ])
  },
  30_000,
)

test('whom it concerns read of it: the second one is asked, both learn what came of it', async () => {
  const { id } = await ask('mails@kyiv.example', 'head')
  const asked = await textTo(romans, /Потрібна ваша згода на роль · Київ[\s\S]*керівник підрозділу/)
  // Mail travels open: whose role it is stands on the page alone.
  expect(asked).not.toContain('mails@kyiv.example')
  await roman.post(`${path}/${id}/approve`)
  await textTo(irynas, /Роль погоджено[\s\S]*керівник підрозділу/)
  await textTo(romans, /Ви вирішили[\s\S]*керівник підрозділу[\s\S]*Це були не ви/)
  expect(linkIn(await textTo('mails@kyiv.example', /invitation#/))).toBe(app.linkToken('invitation', id))
}, 30_000)

test('refused, it is over: no mail ever went to the person, and who asked knows by whom', async () => {
  const { id } = await ask('refused@kyiv.example')
  expect((await roman.post(`${path}/${id}/refuse`)).statusCode).toBe(200)
  await textTo(irynas, /У ролі відмовлено/)
  expect(mailsTo('refused@kyiv.example')).toEqual([])
  expect((await seenBy(iryna)).invitations.filter((one) => one.id === id)).toEqual([])
  expect(await deeds(id)).toEqual(['administrator: invite', 'administrator: grant-refuse'])
  expect(codeOf(await roman.post(`${path}/${id}/approve`))).toBe('invitation-over')
}, 30_000)

describe('nobody gets around the second person', () => {
  test('the person is never the second one', async () => {
    const { id } = await ask('administrator.kyiv.roman@example.org', 'head')
    expect(codeOf(await roman.post(`${path}/${id}/approve`))).toBe('second-person-needed')
    const seen = (await seenBy(roman)).invitations.find((one) => one.id === id)
    expect(seen).toMatchObject({ decidable: false })
    await iryna.post(`${path}/${id}/withdraw`)
  })

  test('a link made from the row opens nothing, nor does the row take it as accepted', async () => {
    const { id } = await ask('around@kyiv.example')
    const token = app.linkToken('invitation', id)
    const stranger = someone(app)
    expect(codeOf(await stranger.post('/invitations/open', { token }))).toBe('invitation-over')
    const chosen = { token, name: 'Спритний', authKey: newKey() }
    expect(codeOf(await stranger.post('/invitations/accept', chosen))).toBe('invitation-over')
    const force = sql`update invitation set accepted_at = now() where id = ${id}`.execute(db)
    await expect(force).rejects.toThrow(/invitation_approved/)
    const alone =
      sql`update invitation set decided_by = invited_by, approved_at = now() where id = ${id}`.execute(db)
    await expect(alone).rejects.toThrow(/invitation_two_people/)
  })

  test('sent again before anybody agreed, it still waits; after, it needs no other word', async () => {
    const { id } = await ask('again@kyiv.example')
    const second = (await roman.post(`${path}/${id}/resend`)).json<Invitation>()
    // Roman has asked now, so Iryna is the other one.
    expect(second).toMatchObject({ waits: true, decidable: false })
    expect(codeOf(await roman.post(`${path}/${second.id}/approve`))).toBe('second-person-needed')
    await iryna.post(`${path}/${second.id}/approve`)
    const third = (await iryna.post(`${path}/${second.id}/resend`)).json<Invitation>()
    expect(third).toMatchObject({ waits: false, askedBy: 'administrator.kyiv.roman@example.org' })
    const row = await db
      .selectFrom('invitation')
      .select(['approved_at', 'decided_by', 'invited_by'])
      .where('id', '=', third.id)
      .executeTakeFirstOrThrow()
    expect(row.approved_at).not.toBeNull()
    expect(row.decided_by).not.toBe(row.invited_by)
  })
})

describe('nor by others', () => {
  test('what an administrator wanted who has gone is wanted by nobody', async () => {
    const gone = await as('administrator', 'kyiv', 'gone')
    const { id } = await ask('orphan@kyiv.example', 'officer', gone)
    const { members } = await seenBy(iryna)
    const whose = members.find(({ email }) => email === 'administrator.kyiv.gone@example.org')?.id
    await iryna.post(`/cities/kyiv/people/${whose}/remove`, { role: 'administrator' })
    expect(codeOf(await roman.post(`${path}/${id}/approve`))).toBe('invitation-over')
    expect((await seenBy(iryna)).invitations.filter((one) => one.id === id)).toEqual([])
  })

  test('an administrator of another city finds nothing to agree to', async () => {
    const { id } = await ask('elsewhere@kyiv.example')
    const other = await as('administrator', 'ternopil')
    expect((await other.post(`${path}/${id}/approve`)).statusCode).toBe(404)
    expect((await other.post(`/cities/ternopil/people/invitations/${id}/approve`)).statusCode).toBe(404)
  })

  test('of eight who agree at once one does', async () => {
    const { id } = await ask('race@kyiv.example')
    const answers = await Promise.all(Array.from({ length: 8 }, () => roman.post(`${path}/${id}/approve`)))
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  })
})

test('a wish that nobody answers is over after a week', async () => {
  const { id, sentAt, expiresAt } = await ask('slow@kyiv.example')
  expect(Date.parse(expiresAt) - Date.parse(sentAt)).toBe(7 * 86_400_000)
  await sql`update invitation set expires_at = now() where id = ${id}`.execute(db)
  expect(codeOf(await roman.post(`${path}/${id}/approve`))).toBe('invitation-over')
  const seen = (await seenBy(roman)).invitations.find((one) => one.id === id)
  expect(seen).toMatchObject({ waits: true, expired: true })
})

test('where a city has one administrator alone, the platform operator is the second person', async () => {
  const alone = await as('administrator', 'ternopil', 'alone')
  await db
    .deleteFrom('membership')
    .where('city_id', '=', 'ternopil')
    .where(
      'staff_id',
      'not in',
      db.selectFrom('user').select('id').where('email', '=', 'administrator.ternopil.alone@example.org'),
    )
    .execute()
  const email = 'second@ternopil.example'
  const given = { email, city: 'ternopil', role: 'administrator' as const }
  const there = '/cities/ternopil/people/invitations'
  const { id } = (await alone.post(there, wish(email, 'administrator'))).json<Invitation>()
  const { invitations } = People.parse((await alone.get('/cities/ternopil/people')).json())
  expect(invitations).toContainEqual(expect.objectContaining({ id, waits: true, byOperator: true }))
  expect(codeOf(await alone.post(`${there}/${id}/approve`))).toBe('second-person-needed')
  expect(await listGrants(db, { city: 'ternopil' })).toMatchObject([{ email, role: 'administrator' }])
  expect(await decideAsOperator(db, given, true)).toMatch(/invitation of second@ternopil.example/)
  expect(linkIn(await textTo(email, /invitation#/))).toHaveLength(43)
  await textTo('administrator.ternopil.alone@example.org', /Оператор платформи вирішує/)
  expect(await deeds(id)).toEqual(['administrator: invite', 'operator: grant-approve'])
  await expect(decideAsOperator(db, given, false)).rejects.toThrow(/Nobody has asked/)
}, 30_000)

test('who runs the platform sees what waits, and decides where nobody in the city may, never on an own wish', async () => {
  const authKey = newKey()
  const email = 'vira@platform.example'
  const staffId = await createStaff(db, { email, name: email, authKey, memberships: [] })
  await addOperator(db, { email }, () => Promise.reject(new Error('has a password')))
  const vira = someone(app)
  await vira.post('/api/auth/sign-in/email', { email, password: authKey })
  const grants = async () => WaitingGrants.parse((await vira.get('/operator/grants')).json()).items
  const here = await ask('two-here@kyiv.example')
  expect(await grants()).toContainEqual(expect.objectContaining({ id: here.id, decidable: false }))
  const decide = (city: string, id: string, word: string) =>
    vira.post(`/operator/cities/${city}/grants/${id}/${word}`)
  expect(codeOf(await decide('kyiv', here.id, 'approve'))).toBe('second-person-needed')

  const alone = await as('administrator', 'ternopil', 'alone')
  const there = '/cities/ternopil/people/invitations'
  const third = (await alone.post(there, wish('third@ternopil.example'))).json<Invitation>()
  expect(await grants()).toContainEqual(
    expect.objectContaining({
      id: third.id,
      city: expect.objectContaining({ id: 'ternopil' }),
      decidable: true,
    }),
  )
  expect(codeOf(await decide('kyiv', third.id, 'approve'))).toBe('invitation-not-found')
  expect((await decide('ternopil', third.id, 'approve')).statusCode).toBe(200)
  expect(linkIn(await textTo('third@ternopil.example', /invitation#/))).toHaveLength(43)
  expect(await deeds(third.id)).toEqual(['administrator: invite', 'operator: grant-approve'])

  const role = { city_id: 'ternopil', staff_id: staffId, role: 'administrator' } as const
  await db.insertInto('membership').values(role).execute()
  const own = (await vira.post(there, wish('own@ternopil.example'))).json<Invitation>()
  await db
    .deleteFrom('membership')
    .where('city_id', '=', 'ternopil')
    .where('staff_id', '<>', staffId)
    .execute()
  expect(await grants()).toContainEqual(expect.objectContaining({ id: own.id, decidable: false }))
  expect(codeOf(await decide('ternopil', own.id, 'approve'))).toBe('second-person-needed')
}, 30_000)

test('an account elsewhere changes nothing: who is made an administrator accepts as themselves alone', async () => {
  const authKey = newKey()
  const email = 'known@kyiv.example'
  await createStaff(db, { email, name: email, authKey, memberships: [] })
  const { id } = await ask(email, 'administrator')
  await roman.post(`${path}/${id}/approve`)
  const token = app.linkToken('invitation', id)
  expect(codeOf(await roman.post('/invitations/join', { token }))).toBe('invitation-for-another')
  const known = someone(app)
  await known.post('/api/auth/sign-in/email', { email, password: authKey })
  expect((await known.post('/invitations/join', { token })).json()).toEqual({
    city: 'kyiv',
    role: 'administrator',
  })
  expect(codeOf(await known.get('/me'))).toBe('unauthenticated')
}, 30_000)
