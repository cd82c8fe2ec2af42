import type { buildApp } from '@bezpechne/server/app'
import { expect } from 'vitest'

import type { Person } from './people.ts'

type App = Awaited<ReturnType<typeof buildApp>>

const surfaces = [
  '/cities/severynivka',
  '/cities/severynivka/context.geojson',
  '/cities/severynivka/categories',
  '/cities/severynivka/inquiries',
  '/cities/severynivka/inquiries.geojson',
  '/cities/severynivka/inquiries.csv',
  '/cities/severynivka/feed.atom',
  '/cities/severynivka/pack',
  '/cities/severynivka/places?q=са',
  '/cities/severynivka/totals',
  '/cities/severynivka/numbers',
  '/tiles/5/18/10?city=severynivka',
]

/** Nothing that is public knows Severynivka; what is not there looks the same. */
export async function expectUnseen(app: App, person: Person): Promise<void> {
  const nowhere = await person.get('/cities/nowhere')
  for (const path of surfaces) {
    const answer = await person.get(path)
    expect([path, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
      path,
      404,
      nowhere.json<{ code: string }>().code,
    ])
  }
  for (const path of ['/severynivka', '/severynivka/new', '/severynivka/officer', '/embed/severynivka'])
    expect([path, (await app.inject({ url: path, headers: { accept: 'text/html' } })).statusCode]).toEqual([
      path,
      404,
    ])
  const listed: { items: { id: string }[] } = (await person.get('/cities')).json()
  expect(listed.items.map(({ id }) => id)).not.toContain('severynivka')
}
