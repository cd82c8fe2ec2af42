import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { clearPhotos } from '@bezpechne/server/inquiries/upkeep'
import type { Publish } from '@bezpechne/shared/moderation'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { givenKyiv, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenPublished, givenSubmitted } from './support/inquiries.ts'
import { people, type Person } from './support/people.ts'
import { temporaryDirectory } from './support/server.ts'

const database = await freshDatabase()
const { db } = database
// Of its own: files that another run left more than an hour ago are swept, too.
const folder = temporaryDirectory()
const app = await buildApp(readConfig({ WORKER: 'separate', DATA_DIR: folder.path }), { database })
const { visitor, as } = await people(app, database)

let olena: Person
let taras: Person
beforeAll(async () => {
  await givenKyiv(db)
  olena = await as('moderator')
  taras = await as('moderator', 'kyiv', 'second')
})
afterAll(async () => {
  await app.close()
  folder.remove()
})

const desk = '/cities/kyiv/moderation'
const at = (id: string, step: string) => `${desk}/inquiries/${id}/${step}`
type Reply = Awaited<ReturnType<Person['get']>>
const told = (reply: Reply) => [reply.statusCode, reply.json<{ code?: string }>().code]
const edited: Publish = { title: 'Темний перехід', text: 'Не світить.', place: 'Шкільна', photos: [] }

const rowOf = (id: string) =>
  db.selectFrom('inquiry').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const standing = async (id: string) => {
  const rows = await db
    .selectFrom('inquiry_event')
    .select(['step', 'undone'])
    .where('inquiry_id', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(({ step, undone }) => (undone ? `(${step})` : step))
}
/** As if the decision had been made so many seconds earlier. */
const secondsLater = (id: string, seconds: number) =>
  db
    .updateTable('inquiry_event')
    .set({ at: sql<Date>`at - make_interval(secs => ${seconds}::int)` })
    .where('inquiry_id', '=', id)
    .execute()

test('nothing of a publication that was taken back stays public, and it waits at the same desk', async () => {
  const { id, number } = await givenSubmitted(db, { category: 'crossing' })
  const photo = randomUUID()
  const file = { city_id: 'kyiv', id: photo, width: 4, height: 3, bytes: 100, position: 1 }
  await db
    .insertInto('photo')
    .values({ ...file, inquiry_id: id })
    .execute()
  const organisationId = randomUUID()
  const body = { city_id: 'kyiv', kind: 'municipal', name_uk: 'Світло', name_en: 'Light' } as const
  await db
    .insertInto('organisation')
    .values({ ...body, id: organisationId })
    .execute()
  await olena.post(at(id, 'claim'))
  const before = await rowOf(id)
  const all = { ...edited, photos: [photo], organisationId, category: 'noise', editReason: 'Прибрано ім’я' }
  await olena.post(at(id, 'publish'), all)
  await vi.waitFor(async () => expect(await pinOf(number)).toBe(1), { timeout: 2000 })

  expect((await olena.post(at(id, 'undo'))).json()).toEqual({ id, number, state: 'submitted' })
  const { version, claimed_until: until, ...after } = await rowOf(id)
  const { version: versionBefore, claimed_until: untilBefore, ...wanted } = before
  expect(after).toEqual(wanted)
  expect(version).toBeGreaterThan(versionBefore)
  expect(until?.getTime()).toBeGreaterThanOrEqual(untilBefore?.getTime() ?? 0)
  expect(told(await visitor.get(`/cities/kyiv/inquiries/${number}`))).toEqual([404, 'inquiry-not-found'])
  expect((await visitor.get('/cities/kyiv/inquiries')).body).not.toContain(number)
  expect((await visitor.get(`/cities/kyiv/photos/${photo}`)).statusCode).toBe(404)
  await vi.waitFor(async () => expect(await pinOf(number)).toBe(0), { timeout: 2000 })
  expect(await db.selectFrom('assignment').selectAll().where('inquiry_id', '=', id).execute()).toEqual([])
  expect(await standing(id)).toEqual(['claim', '(recategorise)', '(publish)', '(assign)', 'undo'])

  expect(told(await taras.post(at(id, 'claim')))).toEqual([409, 'claimed-by-another'])
  expect((await olena.post(at(id, 'publish'), edited)).json()).toMatchObject({ state: 'published' })
  const open = (await visitor.get(`/cities/kyiv/inquiries/${number}`)).json<{
    timeline: { step: string }[]
  }>()
  expect(open.timeline.filter(({ step }) => step === 'publish')).toHaveLength(1)
})

test('each way out of the queue is taken back; only what stands is told', async () => {
  const target = await givenPublished(db)
  const ways: [string, object][] = [
    ['reject', { reason: 'abuse', note: 'Не про безпеку.' }],
    ['request-changes', { reason: 'unclear' }],
    ['merge', { into: target.number }],
  ]
  for (const [step, body] of ways) {
    const { id } = await givenSubmitted(db, { email: 'olia@example.org' })
    await olena.post(at(id, 'claim'))
    const before = await rowOf(id)
    const decided = await olena.post(at(id, step), body)
    expect(decided.statusCode, decided.body).toBe(200)
    expect((await olena.post(at(id, 'undo'))).statusCode).toBe(200)
    expect({ ...(await rowOf(id)), claimed_until: null }).toEqual({ ...before, claimed_until: null })
    expect(await standing(id)).toEqual(['claim', `(${step})`, 'undo'])
  }
  expect(await db.selectFrom('follower').selectAll().execute()).toEqual([])
})

test('too late, another’s, twice, or after something came of it: the decision stands', async () => {
  const late = await givenSubmitted(db)
  await olena.post(at(late.id, 'claim'))
  await olena.post(at(late.id, 'reject'), { reason: 'abuse' })
  expect(told(await taras.post(at(late.id, 'undo')))).toEqual([409, 'undo-too-late'])
  // Seconds on the screen, and three for the road.
  await secondsLater(late.id, 13)
  expect(told(await olena.post(at(late.id, 'undo')))).toEqual([409, 'undo-too-late'])
  expect((await rowOf(late.id)).state).toBe('rejected')

  const { id } = await givenSubmitted(db)
  expect(told(await olena.post(at(id, 'undo')))).toEqual([409, 'undo-too-late'])
  await olena.post(at(id, 'claim'))
  await olena.post(at(id, 'publish'), edited)
  await taras.post(at(id, 'hide'), { reason: 'Скарга' })
  expect(told(await olena.post(at(id, 'undo')))).toEqual([409, 'undo-too-late'])

  const twice = await givenSubmitted(db)
  await olena.post(at(twice.id, 'claim'))
  await olena.post(at(twice.id, 'reject'), { reason: 'abuse' })
  const key = { 'idempotency-key': randomUUID() }
  const first = await olena.post(at(twice.id, 'undo'), {}, key)
  expect((await olena.post(at(twice.id, 'undo'), {}, key)).body).toBe(first.body)
  expect(told(await olena.post(at(twice.id, 'undo')))).toEqual([409, 'undo-too-late'])
  expect(told(await olena.post(at(randomUUID(), 'undo')))).toEqual([404, 'inquiry-not-found'])
})

test('taken back and published elsewhere at once: one of them happens', async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await givenSubmitted(db)
    await olena.post(at(id, 'claim'))
    await olena.post(at(id, 'publish'), edited)
    const [back, hidden] = await Promise.all([
      olena.post(at(id, 'undo')),
      taras.post(at(id, 'hide'), { reason: 'Скарга' }),
    ])
    expect(back.statusCode + hidden.statusCode).toBe(200 + 409)
    expect((await rowOf(id)).state).toBe(back.statusCode === 200 ? 'submitted' : 'hidden')
  }
})

test('photos of what was refused stay while it may be taken back', async () => {
  const { id } = await givenSubmitted(db)
  const photo = { city_id: 'kyiv', id: randomUUID(), width: 4, height: 3, bytes: 100, position: 1 }
  await db
    .insertInto('photo')
    .values({ ...photo, inquiry_id: id })
    .execute()
  await olena.post(at(id, 'claim'))
  await olena.post(at(id, 'reject'), { reason: 'military' })
  expect(await clearPhotos(app)).toBe(0)
  await olena.post(at(id, 'undo'))
  await secondsLater(id, 3600)
  expect(await clearPhotos(app)).toBe(0)
})

test('without a window nothing is taken back', async () => {
  const strict = await buildApp(readConfig({ WORKER: 'separate', UNDO_SECONDS: '0' }), { database })
  const { as: there } = await people(strict, database)
  const maria = await there('moderator', 'kyiv', 'third')
  const { id } = await givenSubmitted(db, { at: kyiv.east.inside })
  await maria.post(at(id, 'claim'))
  await maria.post(at(id, 'reject'), { reason: 'abuse' })
  expect(told(await maria.post(at(id, 'undo')))).toEqual([409, 'undo-too-late'])
  await strict.close()
})

async function pinOf(number: string): Promise<number> {
  return (await db.selectFrom('pin').select('id').where('number', '=', number).execute()).length
}
