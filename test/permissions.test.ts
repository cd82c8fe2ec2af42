import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { roles } from '@bezpechne/shared/access'
import { afterAll, describe, expect, test } from 'vitest'

import { freshDatabase } from './support/database.ts'
import { mayUse } from './support/may-use.ts'
import { people } from './support/people.ts'

const database = await freshDatabase()
const app = await buildApp(readConfig({}), { database })
const { visitor, as } = await people(app, database)
afterAll(() => app.close())

const routes = app.accessList
  .filter(({ method, url }) => method !== 'HEAD' && url.startsWith('/api/'))
  .map(({ method, url }) => `${method} ${url}`)

/** In Kyiv; every value has the right form, and a field that no schema knows stops whoever gets through. */
const given: Record<string, string> = {
  city: 'kyiv',
  number: 'KYIV-2026-000001',
  // No id at all: what an address names may be looked for before its body is read.
  id: 'nonsense',
  photo: '01890000-0000-7000-8000-000000000001',
  file: '01890000-0000-7000-8000-000000000001',
  no: '0',
  card: 'violence',
  link: '01890000-0000-7000-8000-000000000001',
  beat: 'HOL-01',
  z: '12',
  x: '2394',
  y: '1380',
}

test('every route has its row, and every row its route', () => {
  expect(Object.keys(mayUse).toSorted()).toEqual(routes.toSorted())
})

test('pages and files are for everyone: what they show comes from the routes above', () => {
  const others = app.accessList.filter(({ url }) => !url.startsWith('/api/'))
  expect(others.map(({ url }) => url)).toContain('/:city/:number')
  expect(others.filter(({ access }) => access !== 'public')).toEqual([])
})

test('HEAD asks for what GET asks', () => {
  expect(accessBy('GET')).toMatchObject(accessBy('HEAD'))
})

test('a route added without saying who may use it stops the start', async () => {
  const other = await buildApp(readConfig({}), { database })
  expect(() => other.get('/api/v1/forgotten', async () => 'everything')).toThrow(
    'GET /api/v1/forgotten declares no access',
  )
  await other.close()
})

const cast = [
  undefined,
  ...roles.flatMap((role) => [{ role, city: 'kyiv' } as const, { role, city: 'ternopil' } as const]),
]

describe.each(cast)('%o', (who) => {
  test.each(Object.entries(mayUse))('%s', async (route, allowed) => {
    const person = who ? await as(who.role, who.city) : visitor
    const [method, url = ''] = route.split(' ')
    const path = url.replace(/:(\w+)/g, (_, name: string) => given[name] ?? `:${name}`)
    const write = method === 'PUT' ? person.put : person.post
    const answer =
      method === 'GET' ? await person.get(`${path}?nonsense=1`) : await write(path, { nonsense: 1 })
    // NOTE: who gets through is stopped by the nonsense; "not-found" is how the guard says "not for you".
    expect(outcome(answer.body)).toBe(expected(who, allowed))
  })
})

function accessBy(method: string) {
  const routesOf = app.accessList.filter((route) => route.method === method)
  return Object.fromEntries(routesOf.map(({ url, access }) => [url, access]))
}

function outcome(body: string): string {
  if (body.includes('"code":"unauthenticated"')) return 'sign in'
  return body.includes('"code":"not-found"') ? 'no such thing' : 'through'
}

function expected(who: (typeof cast)[number], allowed: (typeof mayUse)[string]): string {
  if (allowed === 'everyone') return 'through'
  // No role of staff is a resident; mine.test.ts lets residents through.
  if (!who || allowed === 'resident') return 'sign in'
  if (allowed === 'staff') return 'through'
  // No role in a city runs the platform; opening.test.ts lets an operator through.
  if (allowed === 'operator') return 'no such thing'
  return who.city === 'kyiv' && allowed.includes(who.role) ? 'through' : 'no such thing'
}
