import { publicPointFor, recordEvent, stepInquiry } from '@bezpechne/server/inquiries/index'
import { transact, type Trx } from '@bezpechne/server/platform/database'
import { toStep } from '@bezpechne/shared/morton'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'

import { givenKyiv, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenAnswered, givenPublished, givenSubmitted } from './support/inquiries.ts'

const { db } = await freshDatabase()
const city = 'kyiv'
const olena = { role: 'moderator', id: null } as const

beforeAll(() => givenKyiv(db))

const rowOf = (id: string) =>
  db
    .selectFrom('inquiry')
    .selectAll()
    .where('city_id', '=', city)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
const eventsOf = (id: string) =>
  db
    .selectFrom('inquiry_event')
    .select(['seq', 'step'])
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .orderBy('seq')
    .execute()
const step = (id: string, name: Parameters<typeof stepInquiry>[1]['step']) =>
  transact(db, (trx) => stepInquiry(trx, { city, id, step: name, actor: olena }))

/** PostgreSQL's own count of new versions of inquiries, and of those that no index had to be told of. */
async function updatesOf(trx: Trx): Promise<{ rows: number; inTheirPage: number }> {
  const { rows } = await sql<{ rows: number; inTheirPage: number }>`
    select pg_stat_get_xact_tuples_updated('inquiry'::regclass)::int as rows,
           pg_stat_get_xact_tuples_hot_updated('inquiry'::regclass)::int as "inTheirPage"`.execute(trx)
  return rows[0] ?? { rows: 0, inTheirPage: 0 }
}

test.each<Parameters<typeof step>[1][]>([
  ['answer'],
  ['answer', 'reopen'],
  ['answer', 'reopen', 'answer'],
  ['answer', 'hide'],
  ['hide', 'restore'],
])('the last step of %s %s %s leaves every index of inquiries as it was', async (...names) => {
  const { id } = await givenPublished(db)
  for (const name of names.slice(0, -1)) await step(id, name)
  const written = await transact(db, async (trx) => {
    const before = await updatesOf(trx)
    await stepInquiry(trx, { city, id, step: names.at(-1) ?? 'answer', actor: olena })
    const after = await updatesOf(trx)
    return { rows: after.rows - before.rows, inTheirPage: after.inTheirPage - before.inTheirPage }
  })
  expect(written).toEqual({ rows: 1, inTheirPage: 1 })
})

test('a step moves the state, leaves an event and news', async () => {
  const { id } = await givenPublished(db)
  expect(await step(id, 'answer')).toBe('answered')
  expect(await rowOf(id)).toMatchObject({ state: 'answered', answered_at: expect.any(Date) })
  expect(await eventsOf(id)).toEqual([
    { seq: 1, step: 'publish' },
    { seq: 2, step: 'answer' },
  ])
  const news = await db
    .selectFrom('outbox')
    .select(['event', 'payload'])
    .orderBy('seq', 'desc')
    .limit(1)
    .execute()
  expect(news).toEqual([{ event: 'inquiry.moved', payload: { inquiryId: id, step: 'answer', event: 2 } }])
})

test('a step that the table does not list is a conflict and changes nothing', async () => {
  const { id } = await givenSubmitted(db)
  await expect(step(id, 'answer')).rejects.toThrow('step-not-allowed')
  await expect(step(id, 'restore')).rejects.toThrow('step-not-allowed')
  expect(await eventsOf(id)).toEqual([])
})

test('what is hidden comes back as what it was', async () => {
  const { id } = await givenAnswered(db)
  expect(await step(id, 'hide')).toBe('hidden')
  expect(await rowOf(id)).toMatchObject({ state: 'hidden', hidden_from: 'answered' })
  expect(await step(id, 'restore')).toBe('answered')
  expect(await rowOf(id)).toMatchObject({ state: 'answered', hidden_from: null })
})

test('of two steps at once one wins, the other hears of a conflict', async () => {
  const { id } = await givenPublished(db)
  const both = await Promise.allSettled([step(id, 'answer'), step(id, 'answer')])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('the month of the first publication stays', async () => {
  const { id } = await givenPublished(db)
  const before = await rowOf(id)
  const month = new Intl.DateTimeFormat('en', {
    timeZone: 'Europe/Kyiv',
    year: 'numeric',
    month: 'numeric',
  })
  const parts = Object.fromEntries(month.formatToParts().map(({ type, value }) => [type, Number(value)]))
  expect(before.public_month).toBe((Number(parts['year']) - 2000) * 12 + Number(parts['month']) - 1)
  await step(id, 'hide')
  await step(id, 'restore')
  expect(await rowOf(id)).toMatchObject({
    published_at: before.published_at,
    public_month: before.public_month,
  })
})

test('a note leaves the state alone', async () => {
  const { id } = await givenSubmitted(db)
  await transact(db, (trx) => recordEvent(trx, { city, id, step: 'claim', actor: olena }))
  expect(await eventsOf(id)).toEqual([{ seq: 1, step: 'claim' }])
  const nobody = '00000000-0000-7000-8000-000000000000'
  const lost = transact(db, (trx) => recordEvent(trx, { city, id: nobody, step: 'claim', actor: olena }))
  await expect(lost).rejects.toThrow('inquiry-not-found')
})

describe('the public point', () => {
  const exact = kyiv.east.inside
  const at = (precision: 'exact' | 'street' | 'district' | 'none') =>
    publicPointFor(db, { city, precision, exact })

  test('is the chosen one where the object is the matter', async () => {
    const { x, y } = toStep(exact.lng, exact.lat)
    expect(await at('exact')).toEqual({ at: exact, mapX: x, mapY: y, districtId: 'east' })
  })

  test('is the middle of a cell where people live', async () => {
    const place = await at('street')
    expect(place.at).not.toEqual(exact)
    expect(place.districtId).toBe('east')
    expect(await at('street')).toEqual(place)
  })

  test('is the same for a whole district where neighbours could be told', async () => {
    const place = await at('district')
    const other = { lat: exact.lat + 0.02, lng: exact.lng + 0.03 }
    expect(await publicPointFor(db, { city, precision: 'district', exact: other })).toEqual(place)
    expect(place.districtId).toBe('east')
  })

  test('does not exist where nothing may be public', async () => {
    await expect(at('none')).rejects.toThrow('category-takes-no-pins')
  })
})
