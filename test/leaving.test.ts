import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { type Invitation, Left, OnePerson, People } from '@bezpechne/shared/members'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'

import { removeStaff } from '../scripts/staff/remove-staff.ts'
import { appoint, givenOfficer } from './support/beats.ts'
import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenPublished, givenSubmitted } from './support/inquiries.ts'
import { givenMailboxes, newBox } from './support/mailboxes.ts'
import { codeOf } from './support/olena.ts'
import { type Person, people } from './support/people.ts'
import { listening } from './support/stream.ts'

const database = await freshDatabase()
const { db } = database
await givenKyiv(db)
await givenTernopil(db)
// Two servers on one database: who is sent away at one is away at the other.
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const other = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const origin = await other.listen({ host: '127.0.0.1', port: 0 })
const { as } = await people(app, database)
const iryna = await as('administrator', 'kyiv', 'iryna')
beforeEach(() => db.deleteFrom('rate_limit').execute())
afterAll(() => Promise.all([app.close(), other.close()]))

const cookieOf = ({ cookies }: Person) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
async function idOf(email: string): Promise<string> {
  const found = await db.selectFrom('user').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  return found.id
}
const path = (id: string, what = '') => `/cities/kyiv/people/${id}${what}`
const queue = '/cities/kyiv/moderation/queue'

test('a moderator who goes is away within five seconds, everywhere, and what was begun is free', async () => {
  const email = 'moderator.kyiv.taras@example.org'
  const taras = await as('moderator', 'kyiv', 'taras')
  const id = await idOf(email)
  const open = await givenSubmitted(db)
  const hidden = await givenSubmitted(db, { sealed: true })
  await taras.post(`/cities/kyiv/moderation/inquiries/${open.id}/claim`)
  await taras.post(`/cities/kyiv/moderation/sealed/${hidden.id}/claim`)
  const { link, inquiry } = await replyLinkBy(taras)
  const desk = await listening(`${origin}/api/v1${queue.replace('queue', 'events')}`, {
    cookie: cookieOf(taras),
  })
  expect(desk.answer.status).toBe(200)

  const seen = OnePerson.parse((await iryna.get(path(id))).json())
  // Of what is sealed no number tells.
  expect(seen).toMatchObject({ roles: ['moderator'], held: { claims: 1, replyLinks: 1, invitations: 0 } })
  const left = Left.parse((await iryna.post(path(id, '/remove'), { role: 'moderator' })).json())
  expect(left).toMatchObject({ claims: 1, replyLinks: 1 })

  await vi.waitFor(() => expect(desk.ended()).toBe(true), { timeout: 5000, interval: 50 })
  const there = await fetch(`${origin}/api/v1/me`, { headers: { cookie: cookieOf(taras) } })
  expect(there.status).toBe(401)
  expect(codeOf(await taras.get(queue))).toBe('unauthenticated')
  const claims = await db.selectFrom('inquiry').select('id').where('claimed_by', '=', id).execute()
  expect(claims).toEqual([])
  expect(codeOf(await taras.post('/replies/open', { token: link }))).toBe('link-withdrawn')
  const olena = await as('moderator', 'kyiv', 'olena')
  expect((await olena.post(`/cities/kyiv/moderation/inquiries/${open.id}/claim`)).statusCode).toBe(200)
  expect((await olena.get(`/cities/kyiv/moderation/inquiries/${inquiry}/reply-links`)).statusCode).toBe(200)
}, 20_000)

async function replyLinkBy(moderator: Person) {
  await as('responder')
  const { id } = await givenPublished(db)
  const body = await db
    .selectFrom('organisation')
    .select('id')
    .where('city_id', '=', 'kyiv')
    .executeTakeFirstOrThrow()
  await moderator.post(`/cities/kyiv/moderation/inquiries/${id}/assign`, { organisationId: body.id })
  const made = await moderator.post(`/cities/kyiv/moderation/inquiries/${id}/reply-links`, {
    organisationId: body.id,
  })
  const { token } = made.json<{ token: string }>()
  return { link: token, inquiry: id }
}

test('an officer who goes leaves steps: keys that were known, and a beat that names nobody who answers', async () => {
  const email = 'officer.kyiv.serhii@example.org'
  await as('officer', 'kyiv', 'serhii')
  const id = await idOf(email)
  const boxes = await givenMailboxes(db, { beats: ['HOL-01'] })
  await boxes.grant(boxes.beat('HOL-01'), id)
  await boxes.grant(boxes.beat('HOL-01'), 'somebody')
  await appoint(db, 'HOL-01', await givenOfficer(db, 'Сергій Ткаченко', { staffId: id }))

  const steps = [
    { what: 'mailbox', kind: 'beat', left: email, holders: 1 },
    { what: 'beat', beat: 'HOL-01' },
  ]
  expect(OnePerson.parse((await iryna.get(path(id))).json()).held.steps).toMatchObject(steps)
  const before = People.parse((await iryna.get('/cities/kyiv/people')).json())
  expect(before.steps).toEqual([])
  const left = Left.parse((await iryna.post(path(id, '/leave'))).json())
  expect(left.steps).toMatchObject(steps)
  const now = async () => People.parse((await iryna.get('/cities/kyiv/people')).json()).steps
  expect(await now()).toMatchObject(steps)

  await boxes.add(newBox('beat', 'HOL-01', 2))
  expect(await now()).toMatchObject([steps[1]])
  await db.deleteFrom('appointment').execute()
  expect(await now()).toEqual([])
})

test('an administrator who goes takes along whoever was invited and has not come', async () => {
  const roman = await as('administrator', 'kyiv', 'roman')
  const wanted = { email: 'friend@kyiv.example', role: 'moderator', organisationId: null, language: 'uk' }
  const { id } = (await roman.post('/cities/kyiv/people/invitations', wanted)).json<Invitation>()
  const whose = await idOf('administrator.kyiv.roman@example.org')
  const left = Left.parse((await iryna.post(path(whose, '/remove'), { role: 'administrator' })).json())
  expect(left.invitations).toBe(1)
  const token = app.linkToken('invitation', id)
  expect(codeOf(await roman.post('/invitations/open', { token }))).toBe('invitation-over')
})

test('the last moderator of a city that everybody sees is sent away at once', async () => {
  const halyna = await as('administrator', 'ternopil', 'halyna')
  const last = await as('moderator', 'ternopil', 'last')
  const id = await idOf('moderator.ternopil.last@example.org')
  const { statusCode } = await halyna.post(`/cities/ternopil/people/${id}/remove`, { role: 'moderator' })
  expect(statusCode).toBe(200)
  expect((await last.get('/cities/ternopil/moderation/inquiries')).statusCode).toBe(401)
  await removeStaff(db, {
    email: 'administrator.ternopil.halyna@example.org',
    city: 'ternopil',
    role: 'administrator',
  })
})

describe('the last administrator', () => {
  test('stays until there is another one, and leaves by the operator alone', async () => {
    const own = await idOf('administrator.kyiv.iryna@example.org')
    const remove = { role: 'administrator' }
    expect(codeOf(await iryna.post(path(own, '/remove'), remove))).toBe('last-administrator')
    expect(codeOf(await iryna.post(path(own, '/leave')))).toBe('last-administrator')
    expect((await iryna.get('/me')).statusCode).toBe(200)
  })

  test('two who take the role from each other at once leave one', async () => {
    const both = [await as('administrator', 'ternopil', 'one'), await as('administrator', 'ternopil', 'two')]
    const ids = await Promise.all(
      ['one', 'two'].map((who) => idOf(`administrator.ternopil.${who}@example.org`)),
    )
    await Promise.all(
      both.map((one, at) =>
        one.post(`/cities/ternopil/people/${ids[1 - at]}/remove`, { role: 'administrator' }),
      ),
    )
    const rows = await db
      .selectFrom('membership')
      .select('staff_id')
      .where('city_id', '=', 'ternopil')
      .where('role', '=', 'administrator')
      .execute()
    expect(rows).toHaveLength(1)
    const email = `administrator.ternopil.${rows[0]?.staff_id === ids[0] ? 'one' : 'two'}@example.org`
    expect(await removeStaff(db, { email, city: 'ternopil', role: 'administrator' })).toMatch(/no longer/)
  })
})

test('who works elsewhere is nobody here', async () => {
  await as('moderator', 'ternopil', 'ostap')
  const id = await idOf('moderator.ternopil.ostap@example.org')
  expect((await iryna.get(path(id))).statusCode).toBe(404)
  expect(codeOf(await iryna.post(path(id, '/leave')))).toBe('not-found')
  expect(codeOf(await iryna.post(path(id, '/remove'), { role: 'moderator' }))).toBe('not-found')
  const own = await idOf('administrator.kyiv.iryna@example.org')
  expect(codeOf(await iryna.post(path(own, '/remove'), { role: 'moderator' }))).toBe('role-not-held')
})
