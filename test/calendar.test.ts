import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { recordEvent } from '@bezpechne/server/inquiries/index'
import { transact } from '@bezpechne/server/platform/database'
import type { DeskCalendar, ReadHolidays } from '@bezpechne/shared/calendar'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { freshDatabase } from './support/database.ts'
import { givenPublished } from './support/inquiries.ts'
import { people, type Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { as } = await people(app, database)
const path = '/cities/kyiv/settings/calendar'

let moderator: Person
let police: string
beforeAll(async () => {
  moderator = await as('moderator')
  await as('responder')
  police = (await db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()).id
})
afterAll(() => app.close())
beforeEach(async () => {
  for (const table of ['inquiry', 'outage', 'holiday', 'category_clock', 'city_desk'] as const)
    await db.deleteFrom(table).execute()
})

type Reply = Awaited<ReturnType<Person['get']>>
const told = (reply: Reply) => [reply.statusCode, reply.json<{ code?: string }>().code]
const calendar = async () => (await moderator.get(path)).json<DeskCalendar>()
const post = (what: string, body: object) => moderator.post(`${path}/${what}`, body)
/** With the version that is there now. */
const change = async (what: string, body: object = {}) =>
  post(what, { version: (await calendar()).version, ...body })

/** Given to the police at a moment, as if the clock had run since. */
async function givenSince(at: string, category = 'crossing') {
  const { id } = await givenPublished(db, { category })
  const assigned = await moderator.post(`/cities/kyiv/moderation/inquiries/${id}/assign`, {
    organisationId: police,
  })
  expect(assigned.statusCode).toBe(200)
  await db.updateTable('assignment').set({ clock_from: at }).where('inquiry_id', '=', id).execute()
  return id
}
const dueOf = async (id: string) => {
  const { due_at: due } = await db
    .selectFrom('assignment')
    .select('due_at')
    .where('inquiry_id', '=', id)
    .executeTakeFirstOrThrow()
  return due?.toISOString()
}
const utc = (kyiv: string) => new Date(kyiv).toISOString()

test('a city begins with the usual week, and what it sets is what everybody reads', async () => {
  expect(await calendar()).toMatchObject({
    version: 1,
    days: [1, 2, 3, 4, 5],
    opens: '09:00',
    closes: '18:00',
  })
  const set = await change('hours', { days: [6, 1, 2, 2], opens: '08:30', closes: '17:00' })
  expect(set.json()).toMatchObject({ version: 2, days: [1, 2, 6], opens: '08:30', closes: '17:00' })
  expect(await calendar()).toEqual(set.json())
  const clocks = (
    await change('clocks', { clocks: [{ category: 'crossing', hours: 8 }] })
  ).json<DeskCalendar>().clocks
  expect(clocks.find(({ category }) => category === 'crossing')).toEqual({
    category: 'crossing',
    hours: 8,
    usual: 90,
  })
  expect(clocks.map(({ category }) => category)).not.toContain('explosive-object')
})

test('whoever has an older calendar is told, and nothing changes', async () => {
  const { version } = await calendar()
  expect((await post('hours', { version, days: [1], opens: '09:00', closes: '10:00' })).statusCode).toBe(200)
  for (const [what, body] of [
    ['hours', { days: [2], opens: '09:00', closes: '10:00' }],
    ['clocks', { clocks: [{ category: 'crossing', hours: 5 }] }],
    ['holidays', { holidays: [{ on: '2026-08-24', name: 'День Незалежності' }] }],
    ['outages', { reason: 'Немає світла' }],
  ] as const)
    expect(told(await post(what, { version, ...body }))).toEqual([409, 'stale-version'])
  expect(await calendar()).toMatchObject({ version: version + 1, days: [1], holidays: [], outages: [] })
})

test.each([
  ['hours', { days: [], opens: '09:00', closes: '18:00' }, 'invalid-input'],
  ['hours', { days: [8], opens: '09:00', closes: '18:00' }, 'invalid-input'],
  ['hours', { days: [1], opens: '18:00', closes: '09:00' }, 'invalid-input'],
  ['hours', { days: [1], opens: '9', closes: '18:00' }, 'invalid-input'],
  ['hours', { days: [1], opens: '09:00', closes: '25:00' }, 'invalid-input'],
  ['hours', { days: [1], opens: '09:00', closes: '09:01' }, 'no-working-time'],
  ['clocks', { clocks: [{ category: 'crossing', hours: 0 }] }, 'invalid-input'],
  ['clocks', { clocks: [{ category: 'crossing', hours: 2001 }] }, 'invalid-input'],
  ['clocks', { clocks: [{ category: 'nonsense', hours: 9 }] }, 'invalid-input'],
  ['holidays', { holidays: [{ on: '2026-02-30', name: 'Ніколи' }] }, 'invalid-input'],
  ['holidays', { holidays: [{ on: '2026-02-20', name: ' ' }] }, 'invalid-input'],
  ['outages', { reason: '' }, 'invalid-input'],
  ['outages', { reason: 'Ще не сталося', from: '2100-01-01T00:00:00Z' }, 'outage-times'],
  [
    'outages',
    { reason: 'Навпаки', from: '2026-01-02T00:00:00Z', until: '2026-01-01T00:00:00Z' },
    'outage-times',
  ],
])('%s with %o is refused and stores nothing', async (what, body, code) => {
  const before = await calendar()
  expect(told(await change(what, body))).toEqual([400, code])
  expect(await calendar()).toEqual(before)
})

const read = async (text: string) => (await post('holidays/read', { text })).json<ReadHolidays>()

test('a file of holidays is looked at first and stored as it was seen', async () => {
  await change('holidays', { holidays: [{ on: '2026-12-25', name: 'Різдво' }] })
  const text =
    '\uFEFFdate,name\r\n2026-08-24,"День Незалежності"\n\n2026-12-25;Різдво\n2027-01-01,"Новий рік, ""перший"""\n'
  const seen = await read(text)
  expect(seen).toEqual({
    holidays: [
      { on: '2026-08-24', name: 'День Незалежності', known: false },
      { on: '2026-12-25', name: 'Різдво', known: true },
      { on: '2027-01-01', name: 'Новий рік, "перший"', known: false },
    ],
    problems: [],
  })
  expect((await calendar()).holidays).toHaveLength(1)
  const holidays = seen.holidays.map(({ on, name }) => ({ on, name }))
  await change('holidays', { holidays })
  expect((await calendar()).holidays).toEqual(holidays)
  await change('holidays/remove', { on: '2026-12-25' })
  expect((await calendar()).holidays.map(({ on }) => on)).toEqual(['2026-08-24', '2027-01-01'])
  expect(told(await change('holidays/remove', { on: '2026-12-25' }))).toEqual([409, 'stale-version'])
})

test('a file of nonsense names every line and why', async () => {
  const text = [
    '2026-08-24,День Незалежності',
    '24.08.2026,День Незалежності',
    '2026-13-01,Тринадцятий місяць',
    '2026-02-30,Тридцяте лютого',
    '2026-08-24,Ще раз',
    '2026-08-25',
    '2026-08-26,',
    `2026-08-27,${'а'.repeat(101)}`,
    '<html>',
    '\u0000\u0001',
  ].join('\n')
  const { holidays, problems } = await read(text)
  expect(holidays).toHaveLength(1)
  expect(problems.map(({ line, code }) => [line, code])).toEqual([
    [2, 'wrong-format'],
    [3, 'wrong'],
    [4, 'wrong'],
    [5, 'twice'],
    [6, 'wrong-format'],
    [7, 'too-short'],
    [8, 'too-long'],
    [9, 'wrong-format'],
    [10, 'wrong-format'],
  ])
  expect((await calendar()).holidays).toEqual([])
  const begun = Date.now()
  expect((await post('holidays/read', { text: ',"'.repeat(20_000) })).statusCode).toBe(200)
  expect(Date.now() - begun).toBeLessThan(500)
  expect(told(await post('holidays/read', { text: 'x'.repeat(40_001) }))).toEqual([400, 'invalid-input'])
})
test('the clocks of what waits follow hours, holidays, the hours of a category and outages, and stop with the answer', async () => {
  const id = await givenSince('2026-03-03T10:00+02:00')
  await change('clocks', { clocks: [{ category: 'crossing', hours: 9 }] })
  expect(await dueOf(id)).toBe(utc('2026-03-04T10:00+02:00'))
  await change('hours', { days: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00' })
  expect(await dueOf(id)).toBe(utc('2026-03-04T11:00+02:00'))
  await change('holidays', { holidays: [{ on: '2026-03-04', name: 'Свято' }] })
  expect(await dueOf(id)).toBe(utc('2026-03-05T11:00+02:00'))
  const past = { reason: 'Обстріл', from: '2026-03-05T08:00:00+02:00', until: '2026-03-05T10:30:00+02:00' }
  const withOutage = (await change('outages', past)).json<DeskCalendar>()
  expect(await dueOf(id)).toBe(utc('2026-03-05T12:30+02:00'))
  await change(`outages/${withOutage.outages[0]?.id}/remove`)
  expect(await dueOf(id)).toBe(utc('2026-03-05T11:00+02:00'))
  await change('clocks', { clocks: [{ category: 'crossing', hours: null }] })
  expect(await dueOf(id)).toBe(utc('2026-03-19T12:00+02:00'))

  const before = await dueOf(id)
  await db
    .updateTable('assignment')
    .set({ answered_at: sql<Date>`now()` })
    .execute()
  await change('holidays', { holidays: [{ on: '2026-03-06', name: 'Свято' }] })
  expect(await dueOf(id)).toBe(before)
})

test('another topic has other hours', async () => {
  const id = await givenSince('2026-03-03T10:00+02:00')
  await db.updateTable('inquiry').set({ category: 'open-manhole' }).where('id', '=', id).execute()
  const actor = { role: 'moderator', id: null } as const
  await transact(db, (trx) => recordEvent(trx, { city: 'kyiv', id, step: 'recategorise', actor }))
  expect(await dueOf(id)).toBe(utc('2026-03-05T10:00+02:00'))
})

test('the clocks stand still while an outage lasts, and go on after it', async () => {
  const id = await givenSince('2026-03-03T10:00+02:00')
  const all = { days: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '23:59' }
  await change('hours', all)
  const before = await dueOf(id)
  const { outages } = (await change('outages', { reason: 'Немає світла' })).json<DeskCalendar>()
  expect(outages).toMatchObject([{ reason: 'Немає світла', until: null }])
  expect(told(await change('outages', { reason: 'Ще одне' }))).toEqual([400, 'outage-times'])
  expect(await dueOf(id)).toBe(before)
  await sql`update outage set from_at = now() - interval '2 days'`.execute(db)
  await sql`update assignment set clock_from = now() - interval '3 days'`.execute(db)
  await change(`outages/${outages[0]?.id}/end`)
  const { due, from } = await db
    .selectFrom('assignment')
    .select(['due_at as due', 'clock_from as from'])
    .executeTakeFirstOrThrow()
  const hours = ((due?.getTime() ?? 0) - from.getTime()) / 3_600_000
  expect(hours).toBeGreaterThan(90 + 47)
  expect(hours).toBeLessThan(90 + 49)
  expect(told(await change(`outages/${outages[0]?.id}/end`))).toEqual([409, 'stale-version'])
  expect(told(await change(`outages/${randomUUID()}/remove`))).toEqual([404, 'not-found'])
})

test('twenty changes at once: one is made', async () => {
  const { version } = await calendar()
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      post('hours', { version, days: [1, 2, 3, 4, 5], opens: '09:00', closes: `18:${10 + at}` }),
    ),
  )
  expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  expect(replies.filter(({ statusCode }) => statusCode === 409)).toHaveLength(19)
  expect((await calendar()).version).toBe(version + 1)
})

test('handing over while the calendar changes leaves no clock of the old calendar', async () => {
  const given = await Promise.all(Array.from({ length: 12 }, () => givenPublished(db)))
  const changes = [1, 2, 3].map(
    (at) => () => change('hours', { days: [at, 4, 5], opens: '09:00', closes: '18:00' }),
  )
  await Promise.all([
    ...given.map(({ id }) =>
      moderator.post(`/cities/kyiv/moderation/inquiries/${id}/assign`, { organisationId: police }),
    ),
    (async () => {
      for (const make of changes) expect((await make()).statusCode).toBe(200)
    })(),
  ])
  const found = await db
    .selectFrom('assignment')
    .select(['inquiry_id', 'due_at'])
    .orderBy('inquiry_id')
    .execute()
  expect(found).toHaveLength(12)
  // Set once more by a change that changes nothing: whatever moves was set by another calendar.
  await change('hours', { days: [3, 4, 5], opens: '09:00', closes: '18:00' })
  expect(
    await db.selectFrom('assignment').select(['inquiry_id', 'due_at']).orderBy('inquiry_id').execute(),
  ).toEqual(found)
})
test('a change is in the audit, by who made it', async () => {
  await change('holidays', { holidays: [{ on: '2026-08-24', name: 'День Незалежності' }] })
  const rows = await db
    .selectFrom('audit')
    .select(['action', 'actor_role'])
    .where('action', '=', 'calendar-change')
    .execute()
  expect(rows.at(-1)).toEqual({ action: 'calendar-change', actor_role: 'moderator' })
})
