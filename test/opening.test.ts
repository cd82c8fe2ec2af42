import { randomBytes } from 'node:crypto'

import { createStaff } from '@bezpechne/server/accounts/index'
import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { openingExpiries } from '@bezpechne/server/opening/retention'
import { countDue, removeDue } from '@bezpechne/server/platform/retention'
import { Me } from '@bezpechne/shared/accounts'
import { CityRequests, Opening, OperatedCities } from '@bezpechne/shared/opening'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'

import { addOperator, removeOperator } from '../scripts/staff/operators.ts'
import { freshDatabase } from './support/database.ts'
import { givenPublished } from './support/inquiries.ts'
import { openMailServer, type Received } from './support/mail-server.ts'
import { type Person, people, someone } from './support/people.ts'
import { solveAt } from './support/proof.ts'
import { expectUnseen } from './support/unseen.ts'

const database = await freshDatabase()
const { db } = database
const received: Received[] = []
const mail = await openMailServer(received)
const app = await buildApp(
  readConfig({
    SMTP_URL: `smtp://127.0.0.1:${mail.port}?ignoreTLS=true`,
    PUBLIC_URL: 'http://localhost:3000',
    POW_COST: '2',
  }),
  { database },
)
await app.ready()
const { as, visitor } = await people(app, database)
// One address asks for everybody here.
beforeEach(() => db.deleteFrom('rate_limit').execute())
afterAll(async () => {
  await app.close()
  await mail.close()
})

const newKey = () => randomBytes(32).toString('base64url')

async function mailTo(email: string, matching: RegExp): Promise<string> {
  return vi.waitFor(
    async () => {
      for (const { recipients, raw } of received.toReversed()) {
        const { text = '' } = await PostalMime.parse(raw)
        const [, found] = matching.exec(text) ?? []
        if (recipients.includes(email) && found !== undefined) return found
      }
      throw new Error(`no such mail to ${email} yet`)
    },
    { timeout: 10_000, interval: 50 },
  )
}

async function signedIn(email: string, authKey: string): Promise<Person> {
  const person = someone(app)
  const answer = await person.post('/api/auth/sign-in/email', { email, password: authKey })
  expect(answer.statusCode).toBe(200)
  return person
}

const rada = 'rada@severynivka.example'
const severynivka = {
  community: 'Северинівка',
  katottg: 'UA05060110000027268',
  around: 'Жмеринський район, Вінницька область',
  name: 'Оксана Лисенко',
  post: 'Секретарка сільської ради',
  email: 'Rada@Severynivka.example',
  note: '',
  language: 'uk',
}

async function ask(wish: object) {
  const proof = await solveAt(app, '/opening/challenge')
  return visitor.post('/opening/requests', { ...wish, proof })
}

async function operatorOf(email: string): Promise<Person> {
  const authKey = newKey()
  const id = await createStaff(db, { email, name: email, authKey, memberships: [] })
  expect(id).toBeTruthy()
  await addOperator(db, { email }, () => Promise.reject(new Error('has a password')))
  return signedIn(email, authKey)
}

const requestsOf = async (operator: Person) =>
  CityRequests.parse((await operator.get('/operator/requests')).json()).items

const opening = async (person: Person) =>
  Opening.parse((await person.get('/cities/severynivka/opening')).json())
const stateOf = ({ steps }: Opening, step: string) => steps.find((one) => one.step === step)

const deeds = () => db.selectFrom('audit').select(['city_id', 'action', 'actor_role']).execute()

let oksana: Person

test('a community is asked for, the mailbox says yes, an operator agrees, and who asked is its first administrator', async () => {
  const oleh = await operatorOf('oleh@platform.example')
  expect((await ask(severynivka)).statusCode).toBe(200)
  // Before the mailbox has answered nobody reads it.
  expect(await requestsOf(oleh)).toEqual([])
  const token = await mailTo(rada, /\/open#([\w-]{43})\s/)
  const confirmed = await visitor.post('/opening/requests/confirm', { token })
  expect(confirmed.json()).toEqual({ community: 'Северинівка' })
  expect(await mailTo('oleh@platform.example', /(\/operator)\s/)).toBeTruthy()
  const [request] = await requestsOf(oleh)
  expect(request).toMatchObject({
    state: 'waiting',
    name: 'Оксана Лисенко',
    others: 0,
    alike: [],
    suggested: { id: 'severynivka', code: 'SEVERYNI', name: { uk: 'Северинівка', en: 'Severynivka' } },
  })
  const approved = await oleh.post(`/operator/requests/${request?.id}/approve`, request?.suggested)
  expect(approved.json()).toEqual({ city: 'severynivka' })
  const invitation = await mailTo(rada, /\/invitation#([\w-]{43})\s/)
  const opened = await visitor.post('/invitations/open', { token: invitation })
  expect(opened.json()).toMatchObject({ role: 'administrator', city: { id: 'severynivka' } })
  const authKey = newKey()
  await visitor.post('/invitations/accept', { token: invitation, name: 'Оксана Лисенко', authKey })
  oksana = await signedIn(rada, authKey)
  expect(Me.parse((await oksana.get('/me')).json())).toMatchObject({
    operator: false,
    cities: [{ id: 'severynivka', name: { en: 'Severynivka' }, state: 'opening' }],
  })
  expect(await deeds()).toEqual(
    expect.arrayContaining([
      { city_id: '', action: 'city-open', actor_role: 'operator' },
      { city_id: 'severynivka', action: 'join', actor_role: 'administrator' },
    ]),
  )
}, 60_000)

test('its own people see what residents will see; everybody else finds nothing there', async () => {
  await expectUnseen(app, someone(app))
  expect((await oksana.get('/cities/severynivka')).json()).toMatchObject({ outline: 'circle' })
  const page = await oksana.get('/cities/severynivka/categories')
  expect(page.headers['cache-control']).toBe('private, no-store')
})

test('what is missing is asked of the data, and a city is public only when nothing of it is', async () => {
  const first = await opening(oksana)
  const missing = first.steps.filter(({ needed, done }) => needed && !done).map(({ step }) => step)
  expect(missing).toEqual(['boundary', 'staff', 'contact'])
  expect(stateOf(first, 'categories')).toMatchObject({ done: true, later: false })
  const publish = () => oksana.post('/cities/severynivka/opening/publish')
  expect((await publish()).json()).toMatchObject({ status: 409, code: 'opening-unfinished' })
  await oksana.post('/cities/severynivka/opening/later', { step: 'holidays', later: true })
  const contact = { phone: '+38 (04332) 2-15-47', email: null }
  const saving = { ...contact, seen: first.contact }
  expect((await oksana.post('/cities/severynivka/opening/contact', saving)).json()).toEqual(contact)
  await giveBorderAndModerator()
  const ready = await opening(oksana)
  expect(stateOf(ready, 'holidays')).toMatchObject({ later: true, done: false })
  expect(stateOf(ready, 'staff')?.shows).toContainEqual({ name: 'Оксана Лисенко', code: 'moderator' })
  // The first true border moved the map there.
  const centre = { lat: 49.075, lng: 27.9 }
  expect((await oksana.get('/cities/severynivka')).json()).toMatchObject({ zoom: 12, centre })
  expect((await publish()).json()).toEqual({ state: 'public' })
  expect((await publish()).json()).toMatchObject({ code: 'step-not-allowed' })
  expect((await someone(app).get('/cities/severynivka')).statusCode).toBe(200)
  const listed: { items: { id: string }[] } = (await someone(app).get('/cities')).json()
  expect(listed.items.map(({ id }) => id)).toContain('severynivka')
  const deed = { city_id: 'severynivka', action: 'city-publish', actor_role: 'administrator' }
  expect(await deeds()).toContainEqual(deed)
}, 30_000)

async function giveBorderAndModerator(): Promise<void> {
  const boundary = sql<string>`st_multi(st_makeenvelope(27.8, 49, 28, 49.15, 4326))`
  await db
    .updateTable('city')
    .set({ boundary, outline: 'surveyed' })
    .where('id', '=', 'severynivka')
    .execute()
  const { id } = await db.selectFrom('user').select('id').where('email', '=', rada).executeTakeFirstOrThrow()
  await db
    .insertInto('membership')
    .values({ city_id: 'severynivka', staff_id: id, role: 'moderator' })
    .execute()
}

test('closed by the operator it is gone from everything public within a second, and comes back whole', async () => {
  const oleh = await operatorOf('second@platform.example')
  const reopen = async () => (await oleh.post('/operator/cities/severynivka/reopen')).json<object>()
  expect(await reopen()).toMatchObject({ code: 'step-not-allowed' })
  const closed = await oleh.post('/operator/cities/severynivka/close', { reason: 'Немає модератора.' })
  expect(closed.json()).toEqual({ state: 'closed' })
  await vi.waitFor(() => expectUnseen(app, someone(app)), { timeout: 5000, interval: 100 })
  // Who holds the code of a letter still reaches it.
  const letter = await visitor.get('/cities/severynivka/letters/mine')
  expect(letter.json()).not.toMatchObject({ code: 'city-not-found' })
  const cities = OperatedCities.parse((await oleh.get('/operator/cities')).json()).items
  expect(cities).toContainEqual(
    expect.objectContaining({ id: 'severynivka', state: 'closed', reason: 'Немає модератора.', done: 4 }),
  )
  // What opened it may be lost meanwhile, and is needed again.
  await sql`update city set contact_phone = null where id = 'severynivka'`.execute(db)
  expect(await reopen()).toMatchObject({ code: 'opening-unfinished' })
  await sql`update city set contact_phone = '+380433221547' where id = 'severynivka'`.execute(db)
  expect(await reopen()).toEqual({ state: 'public' })
  expect((await visitor.get('/cities/severynivka')).statusCode).toBe(200)
  // An operator has no role in any city.
  for (const path of ['/cities/severynivka/opening', '/cities/severynivka/moderation/queue'])
    expect((await oleh.get(path)).statusCode).toBe(404)
}, 30_000)

const totals = async (person: Person) => (await person.get('/cities/kyiv/totals')).json<object>()

test('what is published in a city that is not public is on no map, and comes to it when the city does', async () => {
  const moderator = await as('moderator')
  const { number } = await givenPublished(db)
  const patient = { timeout: 10_000, interval: 100 }
  await vi.waitFor(async () => expect(await totals(visitor)).toEqual({ red: 1, green: 0 }), patient)
  await db.updateTable('city').set({ state: 'closed' }).where('id', '=', 'kyiv').execute()
  await vi.waitFor(async () => expect(await totals(moderator)).toEqual({ red: 0, green: 0 }), patient)
  // Its own people still read it, where everybody will.
  expect((await moderator.get(`/cities/kyiv/inquiries/${number}`)).statusCode).toBe(200)
  const seen = async () => (await visitor.get(`/cities/kyiv/inquiries/${number}`)).statusCode
  await vi.waitFor(async () => expect(await seen()).toBe(404), patient)
  await db.updateTable('city').set({ state: 'public' }).where('id', '=', 'kyiv').execute()
  await vi.waitFor(async () => expect(await totals(visitor)).toEqual({ red: 1, green: 0 }), patient)
}, 30_000)

test('a request sent twice is one; a stranger’s mailbox is not filled; a community that is here is not asked for', async () => {
  const before = received.length
  for (const _ of [1, 2, 3, 4, 5]) expect((await ask(wishOf('Тестове'))).statusCode).toBe(200)
  const rows = await db
    .selectFrom('city_request')
    .select('state')
    .where('community', '=', 'Тестове')
    .execute()
  expect(rows).toEqual([{ state: 'asked' }])
  await mailTo('one@village.example', /(два дні)/)
  expect(received.length - before).toBeLessThanOrEqual(3)
  const again = await ask({ ...severynivka, email: 'another@severynivka.example' })
  expect(again.json()).toMatchObject({ status: 409, code: 'city-here' })
  const byName = await ask({ ...severynivka, katottg: null, email: 'another@severynivka.example' })
  expect(byName.json()).toMatchObject({ code: 'city-here' })
  // Another community of the same name is another one.
  const other = await ask({ ...severynivka, katottg: 'UA59080270000073662' })
  expect(other.statusCode).toBe(200)
  const unproven = await visitor.post('/opening/requests', severynivka)
  expect(unproven.json()).toMatchObject({ code: 'proof-missing' })
  const made = await visitor.post('/opening/requests/confirm', { token: newKey() })
  expect(made.json()).toMatchObject({ status: 404, code: 'request-link-wrong' })
}, 30_000)

const wishOf = (community: string) => ({
  ...severynivka,
  community,
  katottg: null,
  email: 'one@village.example',
})

test('refused, the reason is read by who asked; of two operators one decides; names go after thirty days', async () => {
  const oleh = await operatorOf('third@platform.example')
  const token = await mailTo('one@village.example', /\/open#([\w-]{43})\s/)
  await visitor.post('/opening/requests/confirm', { token })
  const [request] = (await requestsOf(oleh)).filter(({ community }) => community === 'Тестове')
  const path = `/operator/requests/${request?.id}`
  // Whose wish it is agrees to nothing: there would be one person alone.
  const sent = (email: string) =>
    db.updateTable('city_request').set({ email }).where('community', '=', 'Тестове').execute()
  await sent('third@platform.example')
  const names = { id: 'testove', code: 'TEST', name: { uk: 'Тестове', en: 'Testove' } }
  const approve = async (id: string) => (await oleh.post(`${path}/approve`, { ...names, id })).json<object>()
  expect(await approve('testove')).toMatchObject({ code: 'second-person-needed' })
  await sent('one@village.example')
  const errors = [{ path: 'id', code: 'wrong' }]
  expect(await approve('desk')).toMatchObject({ code: 'invalid-input', errors })
  expect(await approve('severynivka')).toMatchObject({ code: 'city-taken' })
  const both = await Promise.all([
    oleh.post(`${path}/refuse`, { reason: 'Немає такої громади.' }),
    oleh.post(`${path}/approve`, names),
  ])
  expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)[1]).toBe(409)
  await db
    .updateTable('city_request')
    .set({ decided_at: sql<Date>`now() - interval '31 days'` })
    .where('community', '=', 'Тестове')
    .execute()
  const due = await countDue(db, openingExpiries)
  expect(Object.values(due)).toEqual([1])
  expect(await removeDue(db, openingExpiries)).toEqual(due)
}, 30_000)

test('an operator is a named person, made and unmade by a command, and signed out with it', async () => {
  const vira = await operatorOf('vira@platform.example')
  expect((await vira.get('/operator/cities')).statusCode).toBe(200)
  await removeOperator(db, { email: 'vira@platform.example' })
  expect((await vira.get('/operator/cities')).statusCode).toBe(401)
  await expect(removeOperator(db, { email: 'vira@platform.example' })).rejects.toThrow('is no operator')
  const rows = await db.selectFrom('audit').select(['action', 'subject']).where('city_id', '=', '').execute()
  expect(rows.filter(({ subject }) => subject?.endsWith(' operator')).at(-1)?.action).toBe('role-taken')
})
