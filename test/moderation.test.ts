import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import type { Publish } from '@bezpechne/shared/moderation'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, givenTernopil, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenPublished, givenSubmitted } from './support/inquiries.ts'
import { people, type Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
// The outbox is looked at here: its worker is elsewhere.
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { visitor, as } = await people(app, database)

let olena: Person
let taras: Person
beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  olena = await as('moderator')
  taras = await as('moderator', 'kyiv', 'second')
})
afterAll(() => app.close())

const desk = '/cities/kyiv/moderation'
const canary = 'Дзвоніть Тарасові 067 123 45 67'
const edited: Publish = {
  title: 'Темний перехід біля школи',
  text: 'На переході не світить ліхтар.',
  place: 'вулиця Шкільна',
  photos: [],
}

type Reply = Awaited<ReturnType<Person['get']>>
const told = (reply: Reply) => [reply.statusCode, reply.json<{ code?: string }>().code]
const at = (id: string, step: string) => `${desk}/inquiries/${id}/${step}`
const stateOf = async (id: string) => {
  const row = await db.selectFrom('inquiry').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return row.state
}
const stepsOf = async (id: string) => {
  const rows = await db
    .selectFrom('inquiry_event')
    .select(['step', 'reason', 'organisation_id'])
    .where('inquiry_id', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(({ step }) => step)
}
const newsOf = async (id: string) => {
  const rows = await db.selectFrom('outbox').select(['event', 'payload']).orderBy('seq').execute()
  return rows.filter(({ payload }) => JSON.stringify(payload).includes(id)).map(({ event }) => event)
}
const leaseRanOut = (id: string) =>
  db
    .updateTable('inquiry')
    .set({ claimed_until: sql<Date>`now() - interval '1 second'` })
    .where('id', '=', id)
    .execute()
const givenOrganisation = async (city: string, name: string) => {
  const id = randomUUID()
  const row = { city_id: city, id, kind: 'municipal', name_uk: name, name_en: name } as const
  await db.insertInto('organisation').values(row).execute()
  return id
}

test('the queue is read by a moderator of the city and by nobody else', async () => {
  const paths = [`${desk}/queue`, `${desk}/inquiries?state=published`, `${desk}/inquiries/${randomUUID()}`]
  const responder = await as('responder')
  const administrator = await as('administrator')
  const elsewhere = await as('moderator', 'ternopil')
  for (const path of paths) {
    expect(told(await visitor.get(path))).toEqual([401, 'unauthenticated'])
    for (const person of [responder, administrator, elsewhere])
      expect(told(await person.get(path))).toEqual([404, 'not-found'])
  }
})

test('the queue is oldest first, goes on where a page ended, and says how many wait', async () => {
  const before = (await olena.get(`${desk}/queue`)).json<{ total: number }>().total
  const first = await givenSubmitted(db, { text: 'Перше. Далі подробиці.' })
  const second = await givenSubmitted(db, { text: 'Друге' })
  const third = await givenSubmitted(db, { text: 'Третє' })
  const numbers: string[] = []
  let cursor: string | null = null
  do {
    const next: string = cursor === null ? '' : `&cursor=${cursor}`
    const page: { items: { number: string }[]; total: number; nextCursor: string | null } = (
      await olena.get(`${desk}/queue?limit=2${next}`)
    ).json()
    expect(page.total).toBe(before + 3)
    numbers.push(...page.items.map(({ number }) => number))
    cursor = page.nextCursor
  } while (cursor !== null)
  expect(numbers.slice(-3)).toEqual([first.number, second.number, third.number])
  const { items } = (await olena.get(`${desk}/queue`)).json<{ items: { title: string }[] }>()
  expect(items.map(({ title }) => title).slice(-3)).toEqual(['Перше', 'Друге', 'Третє'])
  expect(told(await olena.get(`${desk}/queue?cursor=none`))).toEqual([400, 'bad-request'])
})

test('one moderator reads an inquiry at a time; the lease is renewed, runs out, or is given back', async () => {
  const { id } = await givenSubmitted(db)
  const taken = (await olena.post(at(id, 'claim'))).json<{ secondsLeft: number }>()
  expect(taken.secondsLeft).toBe(15 * 60)
  expect(told(await taras.post(at(id, 'claim')))).toEqual([409, 'claimed-by-another'])
  expect((await olena.post(at(id, 'claim'))).statusCode).toBe(200)
  const seen = (await taras.get(`${desk}/inquiries/${id}`)).json<{ claimedByOther: boolean }>()
  expect(seen.claimedByOther).toBe(true)
  expect(await stepsOf(id)).toEqual(['claim'])

  await leaseRanOut(id)
  expect((await taras.post(at(id, 'claim'))).statusCode).toBe(200)
  expect(told(await olena.post(at(id, 'claim')))).toEqual([409, 'claimed-by-another'])
  // Giving back what is not mine changes nothing.
  await olena.post(at(id, 'release'))
  expect(told(await olena.post(at(id, 'claim')))).toEqual([409, 'claimed-by-another'])
  await taras.post(at(id, 'release'))
  expect((await olena.post(at(id, 'claim'))).statusCode).toBe(200)
  expect(await stepsOf(id)).toEqual(['claim', 'claim', 'claim'])
})

test('what is published is what the moderator wrote, at a point that the category allows', async () => {
  const { id, number } = await givenSubmitted(db, { text: `${canary}. Темно.`, category: 'noise' })
  const organisationId = await givenOrganisation('kyiv', 'Міськсвітло')
  await olena.post(at(id, 'claim'))
  const reply = await olena.post(at(id, 'publish'), { ...edited, organisationId })
  expect(reply.json()).toEqual({ id, number, state: 'published' })
  expect(await stepsOf(id)).toEqual(['claim', 'publish', 'assign'])
  expect(await newsOf(id)).toEqual(['inquiry.moved', 'inquiry.assigned'])

  const open = await visitor.get(`/cities/kyiv/inquiries/${number}`)
  expect(open.json()).toMatchObject({
    title: edited.title,
    text: edited.text,
    place: edited.place,
    precision: 'street',
    district: { id: 'west' },
    organisation: { uk: 'Міськсвітло' },
  })
  expect(open.json<{ at: object }>().at).not.toEqual(kyiv.west.inside)
  expect(open.body).not.toContain('067')
  expect(open.body).not.toContain('Тарасові')
})

test('nothing leaves the queue without a lease of one’s own', async () => {
  const { id } = await givenSubmitted(db)
  const ways: [string, object][] = [
    ['publish', edited],
    ['reject', { reason: 'not-safety' }],
  ]
  for (const [step, body] of ways) {
    expect(told(await olena.post(at(id, step), body))).toEqual([409, 'claim-needed'])
  }
  await taras.post(at(id, 'claim'))
  for (const [step, body] of ways) {
    expect(told(await olena.post(at(id, step), body))).toEqual([409, 'claimed-by-another'])
  }
  await leaseRanOut(id)
  for (const [step, body] of ways) {
    expect(told(await taras.post(at(id, step), body))).toEqual([409, 'claim-needed'])
  }
  expect(await stateOf(id)).toBe('submitted')
})

test('two decisions at once: one wins, the other is told', async () => {
  const { id } = await givenSubmitted(db)
  await olena.post(at(id, 'claim'))
  const replies = await Promise.all([
    olena.post(at(id, 'publish'), edited),
    olena.post(at(id, 'publish'), { ...edited, title: 'Інша назва' }),
    olena.post(at(id, 'reject'), { reason: 'abuse' }),
    taras.post(at(id, 'publish'), edited),
  ])
  const statuses = replies.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)
  expect(statuses).toEqual([200, 409, 409, 409])
  expect((await stepsOf(id)).filter((step) => step === 'publish' || step === 'reject')).toHaveLength(1)
})

test('two moderators open the same inquiry at once: one holds it', async () => {
  const { id } = await givenSubmitted(db)
  const replies = await Promise.all([olena.post(at(id, 'claim')), taras.post(at(id, 'claim'))])
  expect(replies.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
})

test('a decision sent again over a bad link is carried out once', async () => {
  const { id } = await givenSubmitted(db)
  await olena.post(at(id, 'claim'))
  const key = { 'idempotency-key': randomUUID() }
  const first = await olena.post(at(id, 'publish'), edited, key)
  const again = await olena.post(at(id, 'publish'), edited, key)
  expect([again.statusCode, again.body]).toEqual([200, first.body])
  expect(await stepsOf(id)).toEqual(['claim', 'publish'])
})

test('an address without a point is not published until somebody has found the point', async () => {
  const { id, number } = await givenSubmitted(db)
  await db
    .updateTable('inquiry_original')
    .set({ exact_point: null, address: 'вул. Шкільна, 5' })
    .where('inquiry_id', '=', id)
    .execute()
  await olena.post(at(id, 'claim'))
  expect(told(await olena.post(at(id, 'publish'), edited))).toEqual([400, 'place-missing'])
  const far = { ...edited, at: kyiv.outside }
  expect(told(await olena.post(at(id, 'publish'), far))).toEqual([400, 'outside-city'])
  const found = { ...edited, at: kyiv.east.inside }
  expect((await olena.post(at(id, 'publish'), found)).statusCode).toBe(200)
  const open = (await visitor.get(`/cities/kyiv/inquiries/${number}`)).json()
  expect(open).toMatchObject({ at: kyiv.east.inside, district: { id: 'east' } })
})

test('another category takes its own precision along and leaves a trace; one without pins is refused', async () => {
  const { id, number } = await givenSubmitted(db, { category: 'crossing' })
  await olena.post(at(id, 'claim'))
  const never = { ...edited, category: 'explosive-object' }
  expect(told(await olena.post(at(id, 'publish'), never))).toEqual([400, 'category-takes-no-pins'])
  await olena.post(at(id, 'publish'), { ...edited, category: 'drug-trade', editReason: 'Інша тема' })
  expect(await stepsOf(id)).toEqual(['claim', 'recategorise', 'publish'])
  const open = (await visitor.get(`/cities/kyiv/inquiries/${number}`)).json()
  expect(open).toMatchObject({ category: 'drug-trade', precision: 'district' })
})

test('only the photos that the moderator chose are shown, and none of another inquiry', async () => {
  const mine = await givenSubmitted(db)
  const other = await givenSubmitted(db)
  const [shown, kept, foreign] = [randomUUID(), randomUUID(), randomUUID()]
  const photo = { city_id: 'kyiv', width: 4, height: 3, bytes: 100 }
  await db
    .insertInto('photo')
    .values([
      { ...photo, id: shown, inquiry_id: mine.id, position: 1 },
      { ...photo, id: kept, inquiry_id: mine.id, position: 2 },
      { ...photo, id: foreign, inquiry_id: other.id, position: 1 },
    ])
    .execute()
  await olena.post(at(mine.id, 'claim'))
  const wrong = { ...edited, photos: [shown, foreign] }
  expect(told(await olena.post(at(mine.id, 'publish'), wrong))).toEqual([400, 'photo-not-found'])
  expect((await olena.post(at(mine.id, 'publish'), { ...edited, photos: [shown] })).statusCode).toBe(200)
  const open = await visitor.get(`/cities/kyiv/inquiries/${mine.number}`)
  expect(open.body).toContain(shown)
  expect(open.body).not.toContain(kept)
})

test('a rejected inquiry keeps its reason and is never public', async () => {
  const { id, number } = await givenSubmitted(db)
  await olena.post(at(id, 'claim'))
  const unknown = { reason: 'because' }
  expect((await olena.post(at(id, 'reject'), unknown)).statusCode).toBe(400)
  await olena.post(at(id, 'reject'), { reason: 'military', note: 'Видно техніку.' })
  expect(await stateOf(id)).toBe('rejected')
  expect(told(await visitor.get(`/cities/kyiv/inquiries/${number}`))).toEqual([404, 'inquiry-not-found'])
  expect(told(await olena.post(at(id, 'claim')))).toEqual([409, 'step-not-allowed'])
})

test('hidden is gone for everybody; only another moderator brings it back', async () => {
  const { id, number } = await givenPublished(db)
  const administrator = await as('administrator')
  expect((await administrator.post(at(id, 'hide'), { reason: 'Скарга сусідів' })).statusCode).toBe(200)
  expect(told(await visitor.get(`/cities/kyiv/inquiries/${number}`))).toEqual([410, 'gone'])
  await olena.post(at(id, 'restore'))
  expect((await visitor.get(`/cities/kyiv/inquiries/${number}`)).statusCode).toBe(200)

  await olena.post(at(id, 'hide'), { reason: 'Видно квартиру' })
  expect(told(await olena.post(at(id, 'hide'), { reason: 'Ще раз' }))).toEqual([409, 'step-not-allowed'])
  expect(told(await olena.post(at(id, 'restore')))).toEqual([409, 'second-person-needed'])
  const { items } = (await olena.get(`${desk}/inquiries?state=hidden`)).json<{ items: { id: string }[] }>()
  expect(items.map((item) => item.id)).toEqual([id])
  expect((await olena.get(`${desk}/inquiries/${id}`)).json()).toMatchObject({ hiddenByMe: true })
  expect((await taras.post(at(id, 'restore'))).json()).toMatchObject({ state: 'published' })
})

test('an organisation of this city is told; one of another city does not exist here', async () => {
  const { id } = await givenPublished(db)
  const clinic = await givenOrganisation('kyiv', 'Юридична клініка')
  const foreign = await givenOrganisation('ternopil', 'Тернопільська клініка')
  const refused = await olena.post(at(id, 'assign'), { organisationId: foreign })
  expect(told(refused)).toEqual([400, 'organisation-not-found'])
  expect((await olena.post(at(id, 'assign'), { organisationId: clinic })).statusCode).toBe(200)
  await olena.post(at(id, 'assign'), { organisationId: clinic })
  expect((await newsOf(id)).filter((event) => event === 'inquiry.assigned')).toHaveLength(1)
  const waiting = await givenSubmitted(db)
  const early = await olena.post(at(waiting.id, 'assign'), { organisationId: clinic })
  expect(told(early)).toEqual([409, 'step-not-allowed'])
})

test('a moderator of another city finds none of it', async () => {
  const { id } = await givenSubmitted(db)
  const stranger = await as('moderator', 'ternopil')
  expect(told(await stranger.post(at(id, 'claim')))).toEqual([404, 'not-found'])
  const there = `/cities/ternopil/moderation/inquiries/${id}`
  expect(told(await stranger.get(there))).toEqual([404, 'inquiry-not-found'])
  expect(told(await stranger.post(`${there}/claim`))).toEqual([404, 'inquiry-not-found'])
  expect(told(await stranger.post(`${there}/publish`, edited))).toEqual([404, 'inquiry-not-found'])
})
