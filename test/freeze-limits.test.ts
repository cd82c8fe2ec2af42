import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { transact } from '@bezpechne/server/platform/database'
import { type Freeze, Freezes } from '@bezpechne/shared/freezes'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenPublished, givenSubmitted } from './support/inquiries.ts'
import { foldAll } from './support/map.ts'
import { people, type Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database, tileCache: 'off' })
const { visitor, as } = await people(app, database)
const all = '/cities/kyiv/desk/freezes'
const around = { kind: 'circle', at: kyiv.west.inside, metres: 300 }

let olena: Person
let petro: Person
beforeAll(async () => {
  await givenKyiv(db)
  olena = await as('moderator')
  petro = await as('administrator')
})
afterAll(() => app.close())

const told = (reply: Awaited<ReturnType<Person['get']>>) => [
  reply.statusCode,
  reply.json<{ code?: string }>().code,
]
const listed = async () => Freezes.parse((await olena.get(all)).json())
const freeze = async (area: object) =>
  (await olena.post(all, { area, reason: 'Влучання', hours: null })).json<Freeze>()
const detail = (number: string) => visitor.get(`/cities/kyiv/inquiries/${number}`)

const square = (...corners: [number, number][]) => ({ kind: 'polygons', polygons: [[corners]] })
const many = Array.from({ length: 5001 }, (_, n): [number, number] => [30.45 + n / 1e6, 50.45])

test.each([
  [
    'crosses itself',
    square([30.4, 50.4], [30.5, 50.5], [30.5, 50.4], [30.4, 50.5], [30.4, 50.4]),
    'area-crosses-itself',
  ],
  ['has no ground', square([30.4, 50.4], [30.45, 50.45], [30.5, 50.5], [30.4, 50.4]), 'area-empty'],
  ['lies elsewhere', { kind: 'circle', at: kyiv.outside, metres: 300 }, 'area-outside-city'],
  ['is no district', { kind: 'district', id: 'north' }, 'not-found'],
  ['is a district that none could be', { kind: 'district', id: 'no\0rth' }, 'invalid-input'],
  [
    'goes round the Earth',
    square([-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]),
    'invalid-input',
  ],
  ['is no beat', { kind: 'beat', id: 'X-1' }, 'not-found'],
  ['is not closed', square([30.4, 50.4], [30.5, 50.4], [30.5, 50.5], [30.4, 50.5]), 'invalid-input'],
  ['has too many corners', square(...many, [30.45, 50.45]), 'invalid-input'],
  ['is too small', { ...around, metres: 1 }, 'invalid-input'],
  ['is none', {}, 'invalid-input'],
])('an area that %s is refused in words', async (_what, area, code) => {
  for (const path of [`${all}/preview`, all]) {
    const body = path === all ? { area, reason: 'Влучання', hours: null } : { area }
    expect(told(await olena.post(path, body))).toEqual([code === 'not-found' ? 404 : 400, code])
  }
})

test('without a reason, for no time or for ever and a day nothing is frozen', async () => {
  for (const wrong of [
    { reason: 'x' },
    { reason: 'x'.repeat(301) },
    { hours: 0 },
    { hours: 1.5 },
    { hours: 9000 },
  ])
    expect(told(await olena.post(all, { area: around, reason: 'Влучання', hours: null, ...wrong }))).toEqual([
      400,
      'invalid-input',
    ])
  expect((await listed()).items).toEqual([])
})

test('the audit tells who and how much, never where', async () => {
  const { id, km2, inquiries } = await freeze(around)
  await petro.post(`${all}/${id}/lift`)
  const rows = await db
    .selectFrom('audit')
    .select(['action', 'subject', 'actor_role as role'])
    .where('action', 'in', ['freeze', 'freeze-lift'])
    .orderBy('seq', 'desc')
    .limit(2)
    .execute()
  expect(rows).toEqual([
    { action: 'freeze-lift', subject: id, role: 'administrator' },
    { action: 'freeze', subject: `${id}: ${km2} km2, ${inquiries}`, role: 'moderator' },
  ])
})

test('very many are folded in one, exactly as one after the other', async () => {
  for (let n = 0; n < 30; n += 1) await givenPublished(db, { at: { lat: 50.41 + n / 1000, lng: 30.45 } })
  await foldAll(db)
  /** Before the fold of the server takes them: in the transaction that changes them, under the lock of folds. */
  const changed = (change: RawBuilder<unknown>) =>
    transact(db, async (trx) => {
      await sql`select pg_advisory_xact_lock(7001)`.execute(trx)
      await change.execute(trx)
      const { rows } = await sql<{
        taken: number
        changed: number
      }>`select taken, changed from map_fold_many(1000)`.execute(trx)
      return rows[0]
    })
  const hide = sql`insert into frozen_inquiry select city_id, id, ${randomUUID()}::uuid from inquiry`
  expect(await changed(hide)).toEqual({ taken: 30, changed: 30 })
  expect((await visitor.get('/cities/kyiv/totals')).json()).toEqual({ red: 0, green: 0 })
  expect(await changed(sql`delete from frozen_inquiry`)).toEqual({ taken: 30, changed: 30 })
  const { rows } = await sql`select * from map_recount()`.execute(db)
  expect(rows).toEqual([{ pins: 0, cells: 0, cell_months: 0, city_months: 0 }])
})

test('hidden or merged, it leaves tiles, counts and lists within one fold: 410, or the way to what it became', async () => {
  const [hidden, target] = [await givenPublished(db), await givenPublished(db)]
  const merged = await givenSubmitted(db)
  await foldAll(db)
  const counted = async () => (await visitor.get('/cities/kyiv/totals')).json<{ red: number }>().red
  const before = await counted()
  await olena.post(`/cities/kyiv/moderation/inquiries/${hidden.id}/hide`, { reason: 'Видно квартиру' })
  await olena.post(`/cities/kyiv/moderation/inquiries/${merged.id}/claim`)
  await olena.post(`/cities/kyiv/moderation/inquiries/${merged.id}/merge`, { into: target.number })
  expect(told(await detail(hidden.number))).toEqual([410, 'gone'])
  expect((await detail(merged.number)).statusCode).toBe(301)
  await foldAll(db)
  expect(await counted()).toBe(before - 1)
  const { items, counts } = (await visitor.get('/cities/kyiv/inquiries?limit=200')).json<{
    items: { number: string }[]
    counts: { red: number }
  }>()
  expect([items.some(({ number }) => number === hidden.number), counts.red]).toEqual([false, await counted()])
})
