import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import type { BulkOutcome, QueuePage } from '@bezpechne/shared/queue'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenPublished, givenSubmitted } from './support/inquiries.ts'
import { people, type Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
// The outbox is looked at here: its worker is elsewhere.
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { as } = await people(app, database)

let olena: Person
let taras: Person
beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  olena = await as('moderator')
  taras = await as('moderator', 'kyiv', 'second')
})
beforeEach(async () => {
  for (const table of ['outbox', 'inquiry'] as const) await db.deleteFrom(table).execute()
})
afterAll(() => app.close())

const desk = '/cities/kyiv/moderation'
const at = (id: string, step: string) => `${desk}/inquiries/${id}/${step}`
type Reply = Awaited<ReturnType<Person['get']>>
const told = (reply: Reply) => [reply.statusCode, reply.json<{ code?: string }>().code]
const queue = async (query = '') => (await olena.get(`${desk}/queue?${query}`)).json<QueuePage>()
const numbers = async (query = '') => (await queue(query)).items.map(({ number }) => number)
const stateOf = async (id: string) =>
  (await db.selectFrom('inquiry').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

test('the queue is in the order of turns: an urgent one is half a day ahead, and nothing starves', async () => {
  const old = await givenSubmitted(db, { waited: '13 hours' })
  const manhole = await givenSubmitted(db, { category: 'open-manhole', waited: '10 minutes' })
  const newer = await givenSubmitted(db, { waited: '11 hours' })
  await givenSubmitted(db, { sealed: true, waited: '9 days' })
  const { items, total, urgent, waiting, oldestAt } = await queue()
  expect(items.map(({ number }) => number)).toEqual([old.number, manhole.number, newer.number])
  expect(items.map((item) => item.urgent)).toEqual([false, true, false])
  expect([total, urgent, waiting]).toEqual([3, 1, 3])
  expect(oldestAt).toBe(items[0]?.submittedAt)
})

test('the queue is filtered by what the desk knows of each, and the numbers follow', async () => {
  const phone = await givenSubmitted(db, {
    district: 'west',
    findings: ['phone', 'name'],
    waited: '4 days',
    category: 'noise',
  })
  const plain = await givenSubmitted(db, { district: 'east', waited: '30 hours' })
  const placeless = await givenSubmitted(db, { findings: ['plate'] })
  const photo = { city_id: 'kyiv', id: randomUUID(), width: 4, height: 3, bytes: 100, position: 1 }
  await db
    .insertInto('photo')
    .values({ ...photo, inquiry_id: plain.id })
    .execute()
  await givenSubmitted(db, { city: 'ternopil', district: 'west', findings: ['phone'] })

  expect(await numbers('district=west')).toEqual([phone.number])
  expect(await numbers('district=none')).toEqual([placeless.number])
  expect(await numbers('category=noise')).toEqual([phone.number])
  expect(await numbers('finding=any')).toEqual([phone.number, placeless.number])
  expect(await numbers('finding=name')).toEqual([phone.number])
  expect(await numbers('age=day')).toEqual([phone.number, plain.number])
  expect(await numbers('age=three-days')).toEqual([phone.number])
  expect(await numbers('photos=with')).toEqual([plain.number])
  expect(await numbers('district=west&finding=plate')).toEqual([])
  const { items, total, waiting } = await queue('finding=phone')
  expect([total, waiting]).toEqual([1, 3])
  expect(items[0]).toMatchObject({ districtId: 'west', findings: ['phone', 'name'], photos: 0, held: null })
  for (const nonsense of ['age=week', 'photos=none', 'finding=%27or%201', 'district=', 'colour=red'])
    expect(told(await olena.get(`${desk}/queue?${nonsense}`))).toEqual([400, 'invalid-input'])
})

test('the queue goes on where a page ended, whatever was decided or overtook meanwhile', async () => {
  const all = []
  for (const hours of [50, 40, 30, 20]) all.push(await givenSubmitted(db, { waited: `${hours} hours` }))
  const first = await queue('limit=2')
  await olena.post(`${desk}/inquiries/bulk-reject`, { ids: [all[0]?.id, all[2]?.id], reason: 'abuse' })
  await givenSubmitted(db, { category: 'open-manhole', waited: '45 hours' })
  const late = await givenSubmitted(db)
  const second = await queue(`limit=2&cursor=${first.nextCursor}`)
  expect(second.items.map(({ number }) => number)).toEqual([all[3]?.number, late.number])
  expect(second.nextCursor).toBeNull()
})

test('the queue shows who holds what and until when; one’s own lease is no news', async () => {
  const { id } = await givenSubmitted(db)
  await taras.post(at(id, 'claim'))
  const [item] = (await queue()).items
  expect(item?.held?.by).toBe('moderator.kyiv.second@example.org')
  expect(Date.parse(item?.held?.until ?? '') - Date.now()).toBeGreaterThan(14 * 60_000)
  const own = (await taras.get(`${desk}/queue`)).json<QueuePage>()
  expect(own.items[0]?.held).toBeNull()
  await taras.post(at(id, 'release'))
  expect((await queue()).items[0]?.held).toBeNull()
})
const reject = (ids: unknown, who = olena) =>
  who.post(`${desk}/inquiries/bulk-reject`, { ids, reason: 'abuse', note: 'Хвиля спаму.' })

test('a wave goes with one reason: what is free is rejected, what is not is named, each leaves its trace', async () => {
  const free = [await givenSubmitted(db), await givenSubmitted(db)]
  const held = await givenSubmitted(db)
  const gone = await givenPublished(db)
  const sealed = await givenSubmitted(db, { sealed: true })
  const elsewhere = await givenSubmitted(db, { city: 'ternopil' })
  await taras.post(at(held.id, 'claim'))
  await db.deleteFrom('outbox').execute()

  const others = [held, gone, sealed, elsewhere, { id: randomUUID() }]
  const ids = [...free, ...others, ...free].map(({ id }) => id)
  const { done, refused } = (await reject(ids)).json<BulkOutcome>()
  expect(done.map(({ number }) => number).toSorted()).toEqual(free.map(({ number }) => number).toSorted())
  expect(Object.fromEntries(refused.map(({ id, code }) => [id, code]))).toEqual({
    [held.id]: 'claimed-by-another',
    [gone.id]: 'step-not-allowed',
    [sealed.id]: 'inquiry-not-found',
    [elsewhere.id]: 'inquiry-not-found',
    [others.at(-1)?.id ?? '']: 'inquiry-not-found',
  })
  for (const { id } of free) {
    expect(await stateOf(id)).toBe('rejected')
    const events = await db.selectFrom('inquiry_event').selectAll().where('inquiry_id', '=', id).execute()
    expect(events.map(({ step, reason, note }) => [step, reason, note])).toEqual([
      ['claim', null, null],
      ['reject', 'abuse', 'Хвиля спаму.'],
    ])
    const audited = await db.selectFrom('audit').selectAll().where('inquiry_id', '=', id).execute()
    expect(audited.map(({ action }) => action)).toEqual(['bulk-reject'])
  }
  expect(await db.selectFrom('outbox').select('event').execute()).toHaveLength(2)
  expect([await stateOf(held.id), await stateOf(sealed.id), await stateOf(elsewhere.id)]).toEqual(
    Array.from({ length: 3 }, () => 'submitted'),
  )
})

test('a wave of nothing, of too many, of no ids, without a reason: a clear refusal, nothing done', async () => {
  const { id } = await givenSubmitted(db)
  const many = Array.from({ length: 101 }, () => randomUUID())
  for (const ids of [[], many, ['x'], 'all', [null]])
    expect(told(await reject(ids))).toEqual([400, 'invalid-input'])
  const silent = await olena.post(`${desk}/inquiries/bulk-reject`, { ids: [id] })
  expect(silent.json()).toMatchObject({ errors: [{ path: 'reason', code: 'required' }] })
  expect(await stateOf(id)).toBe('submitted')
})

test('a wave is taken back as a whole and waits again, held by nobody', async () => {
  const wave = [await givenSubmitted(db), await givenSubmitted(db), await givenSubmitted(db)]
  const ids = wave.map(({ id }) => id)
  await reject(ids)
  expect(await numbers()).toEqual([])
  const strange = (await taras.post(`${desk}/inquiries/bulk-undo`, { ids })).json<BulkOutcome>()
  expect(strange.refused.map(({ code }) => code)).toEqual(Array.from({ length: 3 }, () => 'undo-too-late'))
  const { done } = (await olena.post(`${desk}/inquiries/bulk-undo`, { ids })).json<BulkOutcome>()
  expect(done).toHaveLength(3)
  const { items } = (await taras.get(`${desk}/queue`)).json<QueuePage>()
  expect(items.map(({ held }) => held)).toEqual([null, null, null])
})

test('two moderators over the same wave: every inquiry is rejected once', async () => {
  const wave = []
  for (let n = 0; n < 10; n++) wave.push((await givenSubmitted(db)).id)
  const [one, other] = await Promise.all([reject(wave), reject(wave.toReversed(), taras)])
  const done = [...one.json<BulkOutcome>().done, ...other.json<BulkOutcome>().done]
  expect(new Set(done.map(({ id }) => id)).size).toBe(10)
  expect(done).toHaveLength(10)
  const { rows } = await sql`select from inquiry_event where step = 'reject'`.execute(db)
  expect(rows).toHaveLength(10)
})
