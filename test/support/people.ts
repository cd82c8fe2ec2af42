import { randomBytes, randomUUID } from 'node:crypto'

import { createStaff } from '@bezpechne/server/accounts/index'
import type { buildApp } from '@bezpechne/server/app'
import type { Database, Db } from '@bezpechne/server/platform/database'
import type { Role } from '@bezpechne/shared/access'

import { givenKyiv, givenTernopil } from './cities.ts'

type App = Awaited<ReturnType<typeof buildApp>>
type Headers = Record<string, string>

const cities = { kyiv: givenKyiv, ternopil: givenTernopil }
type CityId = keyof typeof cities

/** Somebody at a browser: cookies are kept, writes come from our own pages. Paths begin after /api/v1. */
export type Person = ReturnType<typeof someone>

/** Who a story is about: `visitor`, and staff who really signed in: `await as('moderator', 'kyiv')`. */
export async function people(app: App, { db }: Pick<Database, 'db'>) {
  const staff = new Map<string, Promise<Person>>()

  /** The same person for the same words; `who` tells two of one role apart. */
  function as(role: Role, city: CityId = 'kyiv', who = 'first'): Promise<Person> {
    const key = [role, city, who].join('.')
    const known = staff.get(key) ?? signedIn(app, db, { role, city, email: `${key}@example.org` })
    staff.set(key, known)
    return known
  }
  return { visitor: someone(app), as }
}

export function someone(app: App) {
  const cookies = new Map<string, string>()

  async function send(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    headers: Headers,
    payload?: string | object,
  ) {
    const answer = await app.inject({
      method,
      url: path.startsWith('/api/') ? path : `/api/v1${path}`,
      cookies: Object.fromEntries(cookies),
      headers,
      ...(payload === undefined ? {} : { payload }),
    })
    for (const { name, value } of answer.cookies) {
      if (value) cookies.set(name, value)
      else cookies.delete(name)
    }
    return answer
  }

  return {
    cookies,
    get: (path: string, headers: Headers = {}) => send('GET', path, headers),
    post: (path: string, payload: string | object = {}, headers: Headers = {}) =>
      send('POST', path, { ...fromOurPage(), ...headers }, payload),
    put: (path: string, payload: string | object = {}, headers: Headers = {}) =>
      send('PUT', path, { ...fromOurPage(), ...headers }, payload),
  }
}

function fromOurPage() {
  return {
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
    origin: 'http://localhost:3000',
    'sec-fetch-site': 'same-origin',
    'x-app': '1',
  }
}

async function signedIn(
  app: App,
  db: Db,
  { role, city, email }: { role: Role; city: CityId; email: string },
): Promise<Person> {
  const there = await db.selectFrom('city').select('id').where('id', '=', city).executeTakeFirst()
  if (!there) await cities[city](db)
  const organisationId = role === 'responder' ? await policeIn(db, city) : null
  const authKey = randomBytes(32).toString('base64url')
  await createStaff(db, { email, name: email, authKey, memberships: [{ city, role, organisationId }] })
  const person = someone(app)
  const answer = await person.post('/api/auth/sign-in/email', { email, password: authKey })
  if (answer.statusCode !== 200) throw new Error(`${email} cannot sign in: ${answer.body}`)
  return person
}

/** One organisation in each city, for its responders. */
async function policeIn(db: Db, city: CityId): Promise<string> {
  const known = await db
    .selectFrom('organisation')
    .select('id')
    .where('city_id', '=', city)
    .where('kind', '=', 'police')
    .executeTakeFirst()
  if (known) return known.id
  const id = randomUUID()
  const police = { city_id: city, id, kind: 'police', name_uk: 'Поліція', name_en: 'Police' } as const
  await db.insertInto('organisation').values(police).execute()
  return id
}
