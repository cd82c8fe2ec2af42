import { randomBytes, randomUUID } from 'node:crypto'

import { createStaff } from '@bezpechne/server/accounts/index'
import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { roles } from '@bezpechne/shared/access'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { appoint, away, givenBeat, givenOfficer } from './support/beats.ts'
import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenAnswered, givenPublished, givenSubmitted } from './support/inquiries.ts'
import { givenMailboxes } from './support/mailboxes.ts'
import { mayUse } from './support/may-use.ts'
import { type Person, people, someone } from './support/people.ts'
import { sampleBodies } from './support/sample-bodies.ts'

// Roman is the administrator of Ternopil; all that he tries belongs to Kyiv.
const database = await freshDatabase()
const { db } = database
await givenKyiv(db)
await givenTernopil(db)
const app = await buildApp(readConfig({ WORKER: 'separate', LETTER_ROOTS: '' }), { database })
const { as, visitor } = await people(app, database)
afterAll(() => app.close())

const canary = 'канарка-в-києві'
const bodies = new Map((await sampleBodies(app)).map(({ url, body }) => [url, Object(body)]))
const routes = app.accessList.filter(({ method }) => method !== 'HEAD')
const isOfCity = ({ url }: { url: string }) => url.includes('/cities/:city')
const isPrivate = ({ access }: { access: string }) => !['public', 'staff', 'resident'].includes(access)
const named = ({ method, url }: { method: string; url: string }) => `${method} ${url}`

let roman: Person
let everything: Person
/** Of each kind of thing that Kyiv has, the id of one. */
let kyivs: Map<string, string>
beforeAll(async () => {
  await fillKyiv()
  roman = await as('administrator', 'ternopil')
  await db
    .insertInto('city_desk')
    .values({ city_id: 'ternopil' })
    .onConflict((one) => one.doNothing())
    .execute()
  everything = await withAllRoles()
  kyivs = await idsOfKyiv()
})
beforeEach(() => db.deleteFrom('rate_limit').execute())

/** Something of every kind that a city keeps, as those who work there make it. */
async function fillKyiv(): Promise<void> {
  const [iryna, olena, andrii] = await Promise.all([as('administrator'), as('moderator'), as('responder')])
  const police = await db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  const open = await givenPublished(db, { text: canary })
  await givenAnswered(db, { text: canary, answer: canary })
  for (const sealed of [false, true]) await givenSubmitted(db, { text: canary, sealed })
  await givenMailboxes(db, { beats: ['HOL-01'] })
  const officer = await givenOfficer(db, canary)
  await givenBeat(db, 'HOL-09', [30.45, 50.45, 30.46, 50.46])
  await appoint(db, 'HOL-01', officer)
  await away(db, officer, [1, 5])
  const desk = `/cities/kyiv/moderation/inquiries/${open.id}`
  const body = { organisationId: police.id }
  const invitation = {
    email: 'canary@kyiv.example',
    role: 'moderator',
    organisationId: null,
    language: 'uk',
  }
  const area = { kind: 'circle', at: { lat: 50.49, lng: 30.59 }, metres: 100 }
  const freeze = { area, reason: canary, hours: 6 }
  const template = { title: canary, category: null, text: canary, basis: canary, steps: canary }
  // One after the other: two steps of one inquiry at once are refused to one of them.
  const acts: [Person, string, object][] = [
    [olena, `${desk}/assign`, body],
    [olena, `${desk}/reply-links`, body],
    [andrii, `/cities/kyiv/inquiries/${open.number}/notes`, { text: canary }],
    [andrii, '/cities/kyiv/templates', template],
    [iryna, '/cities/kyiv/people/invitations', invitation],
    [iryna, '/cities/kyiv/desk/freezes', freeze],
  ]
  for (const [who, url, sent] of acts) {
    const { statusCode, body: told } = await who.post(url, sent)
    expect(statusCode, told).toBeLessThan(300)
  }
}

async function withAllRoles(): Promise<Person> {
  await as('responder', 'ternopil')
  const body = await db
    .selectFrom('organisation')
    .select('id')
    .where('city_id', '=', 'ternopil')
    .executeTakeFirstOrThrow()
  const [email, authKey] = ['all@ternopil.example', randomBytes(32).toString('base64url')]
  const memberships = roles.map((role) => ({
    city: 'ternopil',
    role,
    organisationId: role === 'responder' ? body.id : null,
  }))
  await createStaff(db, { email, name: email, authKey, memberships })
  const person = someone(app)
  await person.post('/api/auth/sign-in/email', { email, password: authKey })
  return person
}

/** The catalogue knows the tables, so that a new one is tried by being there. */
async function tablesOfCities(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'city_id' and table_name in
      (select table_name from information_schema.tables where table_type = 'BASE TABLE') order by 1`.execute(
    db,
  )
  return rows.map(({ name }) => name)
}

async function idsOfKyiv(): Promise<Map<string, string>> {
  const { rows: tables } = await sql<{
    name: string
  }>`select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'id' and data_type = 'uuid'`.execute(db)
  const withId = new Set(tables.map(({ name }) => name))
  const found = new Map<string, string>()
  for (const name of await tablesOfCities()) {
    if (!withId.has(name)) continue
    const { rows } = await sql<{
      id: string
    }>`select id from ${sql.table(name)} where city_id = 'kyiv' limit 1`.execute(db)
    if (rows[0]) found.set(name, rows[0].id)
  }
  const staff = await db
    .selectFrom('membership')
    .select('staff_id')
    .where('city_id', '=', 'kyiv')
    .executeTakeFirstOrThrow()
  return found.set('staff', staff.staff_id)
}

/** All that Kyiv has, as one word: another one where anything was touched. */
async function stateOfKyiv(): Promise<string> {
  const parts: string[] = []
  for (const name of await tablesOfCities()) {
    const { rows } = await sql<{
      hash: string | null
    }>`select md5(string_agg(t::text, '|' order by t::text)) as hash
      from ${sql.table(name)} t where t.city_id = 'kyiv'`.execute(db)
    parts.push(`${name} ${rows[0]?.hash}`)
  }
  return parts.join('\n')
}

async function numberOfKyiv(): Promise<string> {
  const { number } = await db
    .selectFrom('inquiry')
    .select('number')
    .where('state', '=', 'published')
    .executeTakeFirstOrThrow()
  return number
}

async function tryAs(
  person: Person,
  { method, url }: { method: string; url: string },
  given: Record<string, string>,
) {
  const path = url.replaceAll(/:(\w+)/g, (_, name: string) => given[name] ?? given['id'] ?? name)
  if (method === 'GET') return person.get(path)
  if (url.endsWith('/photo')) return person.post(path, 'no picture', { 'content-type': 'image/jpeg' })
  const body = { ...bodies.get(url), ...right[url.split('/').slice(-3).join('/')] }
  return method === 'PUT' ? person.put(path, body) : person.post(path, body)
}

/** What a body must say for the thing itself to be looked for. */
const right: Record<string, object> = {
  'templates/:id/edit': { category: null, title: canary, text: canary, basis: canary, steps: canary },
  'outages/:id/end': { version: 1 },
  'outages/:id/remove': { version: 1 },
}

const given = (city: string, id: string, number: string) => ({
  city,
  id,
  number,
  beat: 'HOL-01',
  half: '2026-1',
  card: 'violence',
  kind: 'reject',
  reason: 'abuse',
})

test('what is not for everybody is of a city, of who asks, or of the operator', () => {
  const homeless = routes.filter(
    (route) => isPrivate(route) && route.access !== 'operator' && !isOfCity(route),
  )
  expect(homeless.map(named)).toEqual([])
  const unnamed = routes.filter(
    (route) => route.access === 'public' && isOfCity(route) && route.url.startsWith('/api/'),
  )
  expect(unnamed.map(named).filter((name) => mayUse[name] !== 'everyone')).toEqual([])
})

test('every route of Kyiv is absent to him: 404 throughout, and nothing of Kyiv is touched', async () => {
  const before = await stateOfKyiv()
  const id = kyivs.get('inquiry') ?? ''
  const number = await numberOfKyiv()
  const tried = routes.filter((route) => isPrivate(route))
  expect(tried.length).toBeGreaterThan(120)
  for (const person of [roman, everything]) {
    const other = []
    for (const route of tried) {
      const { statusCode, body } = await tryAs(person, route, given('kyiv', id, number))
      if (statusCode !== 404 || !body.includes('"not-found"')) other.push(`${named(route)}: ${statusCode}`)
    }
    expect(other).toEqual([])
  }
  expect(await stateOfKyiv()).toBe(before)
}, 30_000)

describe('through the own city', () => {
  // A card, a reason and a ready template have the same name in every city, and words of each one's own.
  const ofAll = /:(card|reason)|product-templates\/:code/
  const withObject = routes.filter(
    (route) => isPrivate(route) && /:(?!city)/.test(route.url) && !ofAll.test(route.url),
  )

  test("none of Kyiv's things is found by its id, whatever it is: 404 throughout", async () => {
    const before = await stateOfKyiv()
    const number = await numberOfKyiv()
    const his = withObject.filter((route) => mayUse[named(route)]?.includes('administrator'))
    expect(his.length).toBeGreaterThan(10)
    expect(kyivs.size).toBeGreaterThan(12)
    const other = new Set<string>()
    for (const route of his) {
      const nobodys = await tryAs(roman, route, given('ternopil', randomUUID(), number))
      if (nobodys.statusCode !== 404) other.add(named(route))
      for (const [kind, id] of kyivs) {
        const { statusCode, body } = await tryAs(roman, route, given('ternopil', id, number))
        expect([statusCode, body], `${named(route)} of ${kind}`).toEqual([nobodys.statusCode, nobodys.body])
        expect(body).not.toContain(canary)
      }
    }
    expect([...other]).toEqual([])
    expect(await stateOfKyiv()).toBe(before)
  }, 60_000)
})

test('what everybody may read he reads as everybody does', async () => {
  const reads = routes.filter(
    (route) =>
      route.method === 'GET' &&
      route.access === 'public' &&
      isOfCity(route) &&
      !changing.includes(named(route)),
  )
  const id = kyivs.get('photo') ?? kyivs.get('inquiry') ?? ''
  const number = await numberOfKyiv()
  for (const route of reads) {
    const [his, theirs] = [
      await tryAs(roman, route, given('kyiv', id, number)),
      await tryAs(visitor, route, given('kyiv', id, number)),
    ]
    expect([his.statusCode, his.body], named(route)).toEqual([theirs.statusCode, theirs.body])
  }
}, 30_000)

/** Another one each time. */
const changing = ['GET /api/v1/cities/:city/challenge']
