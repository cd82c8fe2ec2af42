import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import type { AssignedDetail, AssignedPage } from '@bezpechne/shared/answers'
import type { AssignedBodies, InternalNotes } from '@bezpechne/shared/assignments'
import type { PublicInquiry } from '@bezpechne/shared/inquiries'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { type Given, givenPublished, givenSubmitted } from './support/inquiries.ts'
import { people, type Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { visitor, as } = await people(app, database)

let moderator: Person
let officer: Person
let lawyer: Person
let police: string
let clinic: string
beforeAll(async () => {
  await givenKyiv(db)
  moderator = await as('moderator')
  officer = await as('responder')
  lawyer = await as('responder', 'kyiv', 'lawyer')
  police = (await db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()).id
  clinic = randomUUID()
  const row = {
    city_id: 'kyiv',
    id: clinic,
    kind: 'legal-clinic',
    name_uk: 'Клініка',
    name_en: 'Clinic',
  } as const
  await db.insertInto('organisation').values(row).execute()
  await sql`update membership set organisation_id = ${clinic}::uuid where staff_id =
    (select id from "user" where email like '%lawyer%')`.execute(db)
})
afterAll(() => app.close())

type Reply = Awaited<ReturnType<Person['get']>>
const told = (reply: Reply) => [reply.statusCode, reply.json<{ code?: string }>().code]
const words = { text: 'Ліхтарі замовлено, поставлять у травні.', state: 'published' }
const answer = (person: Person, { number }: Given, extra: object = {}) =>
  person.post(`/cities/kyiv/inquiries/${number}/answers`, { ...words, ...extra })
const care = (given: Given, what: string, body: object) =>
  moderator.post(`/cities/kyiv/moderation/inquiries/${given.id}/${what}`, body)
const give = (given: Given, organisationId: string, ...others: string[]) =>
  care(given, 'assign', { organisationId, others })
const bodiesOf = async ({ id }: Given) =>
  (await moderator.get(`/cities/kyiv/moderation/inquiries/${id}/bodies`)).json<AssignedBodies>().items
const deskOf = async (person: Person, state = 'waiting') =>
  (await person.get(`/cities/kyiv/answers/assigned?state=${state}`)).json<AssignedPage>().items
const numbersOn = async (person: Person, state?: string) =>
  (await deskOf(person, state)).map(({ number }) => number)
const sent = (person: Person, { number }: Given) => person.get(`/cities/kyiv/answers/assigned/${number}`)
const notes = ({ number }: Given) => `/cities/kyiv/inquiries/${number}/notes`
const open = async ({ number }: Given) =>
  (await visitor.get(`/cities/kyiv/inquiries/${number}`)).json<PublicInquiry>()
async function givenToBoth(): Promise<Given> {
  const given = await givenPublished(db)
  expect((await give(given, police, clinic)).statusCode).toBe(200)
  return given
}
const setDue = ({ id }: Given, organisationId: string, interval: string) =>
  sql`update assignment set due_at = now() + ${interval}::interval
    where inquiry_id = ${id}::uuid and organisation_id = ${organisationId}::uuid`.execute(db)

test('several bodies have it: each finds it, the first answer turns it green, the other adds its own', async () => {
  const given = await givenToBoth()
  expect(await bodiesOf(given)).toMatchObject([
    { organisationId: police, lead: true, answeredAt: null, clock: { state: 'running' } },
    { organisationId: clinic, lead: false, answeredAt: null, clock: { state: 'running' } },
  ])
  for (const person of [officer, lawyer, moderator]) expect(await numbersOn(person)).toContain(given.number)
  expect((await open(given)).organisations.map(({ en }) => en)).toEqual(['Police', 'Clinic'])

  expect((await answer(lawyer, given)).json()).toMatchObject({ inquiryState: 'answered' })
  expect(await open(given)).toMatchObject({ colour: 'green', answers: [{ organisation: { en: 'Clinic' } }] })
  const [, ofClinic] = await bodiesOf(given)
  expect(ofClinic).toMatchObject({ organisationId: clinic, clock: null })
  expect(ofClinic?.answeredAt).not.toBeNull()
  expect(await numbersOn(officer)).not.toContain(given.number)
  const there = (await deskOf(officer, 'answered')).find(({ number }) => number === given.number)
  expect(there).toMatchObject({ mayAdd: true, clock: null })

  expect(told(await answer(lawyer, given, { text: 'Ще раз те саме.' }))).toEqual([409, 'step-not-allowed'])
  expect(told(await answer(moderator, given, { text: 'І модератор туди ж.' }))).toEqual([
    409,
    'step-not-allowed',
  ])
  const { answered_at: greenAt } = await db
    .selectFrom('inquiry')
    .select('answered_at')
    .where('id', '=', given.id)
    .executeTakeFirstOrThrow()
  expect((await answer(officer, given, { text: 'Патруль буде щовечора.', state: 'draft' })).statusCode).toBe(
    201,
  )
  expect((await answer(officer, given, { text: 'Патруль буде щовечора.', version: 1 })).statusCode).toBe(201)
  const seen = await open(given)
  expect(seen.answers.map(({ organisation }) => organisation?.en)).toEqual(['Clinic', 'Police'])
  expect(seen.timeline.map(({ step }) => step).slice(-2)).toEqual(['answer', 'add-answer'])
  const { answered_at: after } = await db
    .selectFrom('inquiry')
    .select('answered_at')
    .where('id', '=', given.id)
    .executeTakeFirstOrThrow()
  expect(after).toEqual(greenAt)
  expect(told(await answer(officer, given, { text: 'Ще раз те саме.' }))).toEqual([409, 'step-not-allowed'])
})

test('opened again, all who have it must answer again', async () => {
  const given = await givenToBoth()
  await answer(officer, given)
  const reopened = await moderator.post(`/cities/kyiv/inquiries/${given.number}/reopen`, {
    reason: 'Ліхтар згас',
  })
  expect(reopened.statusCode).toBe(200)
  expect(await bodiesOf(given)).toMatchObject([
    { answeredAt: null, clock: { state: 'running' } },
    { answeredAt: null, clock: { state: 'running' } },
  ])
  expect((await answer(officer, given, { text: 'Ліхтар замінено вдруге.' })).statusCode).toBe(201)
})

test('taken back, it is gone at once: the desk, the place, the notes, the answer', async () => {
  const given = await givenToBoth()
  expect((await officer.post(notes(given), { text: 'Чия це дорога?' })).statusCode).toBe(200)
  expect((await care(given, 'withdraw', { organisationId: police })).statusCode).toBe(200)
  expect(await bodiesOf(given)).toMatchObject([{ organisationId: clinic, lead: true }])
  expect(await numbersOn(officer)).not.toContain(given.number)
  for (const reply of [
    await sent(officer, given),
    await officer.get(notes(given)),
    await officer.post(notes(given), { text: 'Ще одне' }),
    await answer(officer, given),
  ])
    expect(told(reply)).toEqual([404, 'inquiry-not-found'])
  expect((await open(given)).organisations.map(({ en }) => en)).toEqual(['Clinic'])
  expect(told(await care(given, 'withdraw', { organisationId: police }))).toEqual([409, 'step-not-allowed'])
  await answer(lawyer, given)
  expect(told(await care(given, 'withdraw', { organisationId: clinic }))).toEqual([409, 'step-not-allowed'])
  expect((await give(given, police)).statusCode).toBe(200)
  expect((await bodiesOf(given)).map(({ organisationId }) => organisationId)).toEqual([police, clinic])
  const steps = (await open(given)).timeline.map(({ step }) => step)
  expect(steps.filter((step) => step === 'assign' || step === 'withdraw-assignment')).toEqual([
    'assign',
    'assign',
    'withdraw-assignment',
    'assign',
  ])
})

test('what is refused gives nothing to anybody', async () => {
  const waiting = await givenSubmitted(db)
  expect(told(await give(waiting, police))).toEqual([409, 'step-not-allowed'])
  const given = await givenPublished(db)
  expect(told(await give(given, police, randomUUID()))).toEqual([400, 'organisation-not-found'])
  expect(await bodiesOf(given)).toEqual([])
  expect(
    told(
      await care(given, 'assign', { organisationId: police, others: Array.from({ length: 5 }, randomUUID) }),
    ),
  ).toEqual([400, 'invalid-input'])
  await give(given, police, police, police)
  expect(await bodiesOf(given)).toHaveLength(1)
})

test('the desk is in the order of what is due, and says what is late', async () => {
  const [late, soon, later] = [await givenToBoth(), await givenToBoth(), await givenToBoth()]
  await setDue(late, police, '-30 days')
  await setDue(soon, police, '1 day')
  await setDue(later, police, '20 days')
  const mine = await deskOf(officer)
  const order = mine
    .map(({ number }) => number)
    .filter((one) => [late, soon, later].some(({ number }) => number === one))
  expect(order).toEqual([late.number, soon.number, later.number])
  expect(mine[0]?.clock?.state).toBe('late')
  expect(mine[0]?.clock?.minutes).toBeGreaterThan(15 * 9 * 60)
  expect(await numbersOn(officer, 'overdue')).toEqual([late.number])
  expect(await numbersOn(moderator, 'overdue')).toEqual([late.number])
  expect(await numbersOn(lawyer, 'overdue')).toEqual([])
  const first = await officer.get('/cities/kyiv/answers/assigned?limit=1')
  const { nextCursor, items } = first.json<AssignedPage>()
  const next = await officer.get(`/cities/kyiv/answers/assigned?limit=1&cursor=${nextCursor}`)
  expect([...items, ...next.json<AssignedPage>().items].map(({ number }) => number)).toEqual(
    mine.slice(0, 2).map(({ number }) => number),
  )

  await sql`insert into outage (city_id, id, from_at, reason) values ('kyiv', gen_random_uuid(), now() - interval '60 days', 'Світло')`.execute(
    db,
  )
  expect(await numbersOn(moderator, 'overdue')).toEqual([])
  expect((await deskOf(officer))[0]?.clock?.state).toBe('still')
  await db.deleteFrom('outage').execute()
})

test('the list is public words; what was sent is opened one by one, and each opening is in the audit', async () => {
  const given = await givenPublished(db, { text: 'Канарка: у 7 квартирі.', title: 'Темно' })
  await sql`update inquiry set public_text = 'Темно.' where id = ${given.id}::uuid`.execute(db)
  await db
    .updateTable('inquiry_original')
    .set({ address: 'вул. Канаркова, 7' })
    .where('inquiry_id', '=', given.id)
    .execute()
  await give(given, police)
  expect(JSON.stringify(await deskOf(officer))).not.toMatch(/канарк/i)
  const reply = await sent(officer, given)
  expect(reply.json<AssignedDetail>()).toMatchObject({
    address: 'вул. Канаркова, 7',
    text: 'Канарка: у 7 квартирі.',
  })
  expect(told(await sent(lawyer, given))).toEqual([404, 'inquiry-not-found'])
  const rows = await db
    .selectFrom('audit')
    .select(['action', 'actor_role'])
    .where('inquiry_id', '=', given.id)
    .where('action', '=', 'assigned-read')
    .execute()
  expect(rows).toEqual([{ action: 'assigned-read', actor_role: 'responder' }])
  await care(given, 'hide', { reason: 'Перевіряємо' })
  expect(told(await sent(officer, given))).toEqual([404, 'inquiry-not-found'])
  expect(told(await officer.get(notes(given)))).toEqual([404, 'inquiry-not-found'])
})

test('notes go between moderators and the bodies that have it, with role, name and time', async () => {
  const given = await givenPublished(db)
  await give(given, police)
  await moderator.post(notes(given), { text: 'Канарка-нотатка: власник відомий.' })
  await officer.post(notes(given), { text: 'Дякуємо, перевіримо.' })
  const { items } = (await officer.get(notes(given))).json<InternalNotes>()
  expect(items).toMatchObject([
    { role: 'moderator', organisation: null, text: 'Канарка-нотатка: власник відомий.' },
    { role: 'responder', organisation: { en: 'Police' }, text: 'Дякуємо, перевіримо.' },
  ])
  expect(told(await lawyer.get(notes(given)))).toEqual([404, 'inquiry-not-found'])
  for (const text of [' ', '\u200B\u200B\u200B', 'а'.repeat(2001)])
    expect(told(await officer.post(notes(given), { text }))).toEqual([400, 'invalid-input'])
  for (const path of [
    `/cities/kyiv/inquiries/${given.number}`,
    '/cities/kyiv/inquiries?q=власник',
    `/kyiv/${given.number}`,
  ])
    expect(
      (await app.inject(path.startsWith('/kyiv') ? path : `/api/v1${encodeURI(path)}`)).body,
    ).not.toMatch(/канарка-нотатка/i)
})

test('twenty times two moderators give one inquiry to different bodies at once: both have it, one leads', async () => {
  const second = await as('moderator', 'kyiv', 'second')
  for (let round = 0; round < 20; round++) {
    const given = await givenPublished(db)
    const path = `/cities/kyiv/moderation/inquiries/${given.id}/assign`
    await Promise.all([
      moderator.post(path, { organisationId: police }),
      second.post(path, { organisationId: clinic }),
    ])
    const bodies = await bodiesOf(given)
    expect(bodies).toHaveLength(2)
    expect(bodies.filter(({ lead }) => lead)).toHaveLength(1)
  }
})

test('ten times a body answers while it is taken back: one of the two happens', async () => {
  for (let round = 0; round < 10; round++) {
    const given = await givenPublished(db)
    await give(given, police)
    const [answered, withdrawn] = await Promise.all([
      answer(officer, given),
      care(given, 'withdraw', { organisationId: police }),
    ])
    expect([answered.statusCode, withdrawn.statusCode]).toSatisfy(
      ([one, other]) => (one === 201 && other === 409) || (one === 404 && other === 200),
    )
  }
})
