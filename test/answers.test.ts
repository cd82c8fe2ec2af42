import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { transact } from '@bezpechne/server/platform/database'
import type { AssignedPage } from '@bezpechne/shared/answers'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenPublished, givenSubmitted } from './support/inquiries.ts'
import { people, type Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({}), { database })
const { visitor, as } = await people(app, database)

let moderator: Person
let officer: Person
let police: string
beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  moderator = await as('moderator')
  officer = await as('responder')
  const found = await db
    .selectFrom('organisation')
    .select('id')
    .where('city_id', '=', 'kyiv')
    .executeTakeFirstOrThrow()
  police = found.id
})
afterAll(() => app.close())

type Reply = Awaited<ReturnType<Person['get']>>
const told = (reply: Reply) => [reply.statusCode, reply.json<{ code?: string }>().code]
const canary = 'Чернетка: інспектор Вербовий перевірить.'
const draft = { text: canary, basis: 'Закон про дорожній рух', state: 'draft' }
const final = {
  text: 'Ліхтарі замовлено, поставлять у травні.',
  steps: 'Зателефонуйте 15-51',
  state: 'published',
}

const answersOf = (number: string) => `/cities/kyiv/inquiries/${number}/answers`
const assignTo = (id: string, organisationId: string) =>
  moderator.post(`/cities/kyiv/moderation/inquiries/${id}/assign`, { organisationId })
const deskOf = async (person: Person, state = 'waiting') =>
  (await person.get(`/cities/kyiv/answers/assigned?state=${state}`)).json<AssignedPage>()
const givenClinic = async () => {
  const id = randomUUID()
  const row = { city_id: 'kyiv', id, kind: 'legal-clinic', name_uk: id, name_en: id } as const
  await db.insertInto('organisation').values(row).execute()
  return id
}
const reopen = (id: string) =>
  transact(db, (trx) =>
    stepInquiry(trx, { city: 'kyiv', id, step: 'reopen', actor: { role: 'moderator', id: null } }),
  )

test('a responder finds on the desk what is theirs, with the exact place, and nothing else', async () => {
  const mine = await givenPublished(db)
  const foreign = await givenPublished(db)
  const nobodys = await givenPublished(db)
  await assignTo(mine.id, police)
  await assignTo(foreign.id, await givenClinic())
  const desk = await deskOf(officer)
  expect(desk.items.map(({ number }) => number)).toEqual([mine.number])
  expect(desk.items[0]).toMatchObject({ draft: null, answers: [], organisationId: police })
  expect(JSON.stringify(desk)).not.toContain('exactAt')
  expect(desk.total).toBe(1)
  for (const { number } of [foreign, nobodys])
    expect(told(await officer.post(answersOf(number), final))).toEqual([404, 'inquiry-not-found'])
  const all = (await deskOf(moderator)).items.map(({ number }) => number)
  expect(all).toEqual(expect.arrayContaining([mine.number, foreign.number, nobodys.number]))
})

test('a draft is rewritten, read by its organisation and by moderators, and by nobody else', async () => {
  const { id, number } = await givenPublished(db)
  await assignTo(id, police)
  expect((await officer.post(answersOf(number), draft)).statusCode).toBe(201)
  const again = await officer.post(answersOf(number), { ...draft, steps: 'Телефонуйте 102', version: 1 })
  expect(again.json()).toMatchObject({ state: 'draft', inquiryState: 'published' })
  const mine = (await deskOf(officer)).items.find((item) => item.number === number)
  expect(mine?.draft).toMatchObject({ text: canary, steps: 'Телефонуйте 102', organisationId: police })
  const seen = (await deskOf(moderator)).items.find((item) => item.number === number)
  expect(seen?.draft).toMatchObject({ text: canary, organisationId: police })

  const open = ['', `/${number}`].map((path) => `/cities/kyiv/inquiries${path}`)
  for (const path of [...open, `/cities/kyiv/inquiries?q=${encodeURIComponent('Вербовий')}`]) {
    const reply = await visitor.get(path)
    expect(reply.statusCode).toBe(200)
    expect(reply.body).not.toContain('Вербовий')
  }
  await assignTo(id, await givenClinic())
  await moderator.post(`/cities/kyiv/moderation/inquiries/${id}/withdraw`, { organisationId: police })
  expect((await deskOf(officer)).items.map((item) => item.number)).not.toContain(number)
})

test('a published answer turns the pin green and takes the draft away', async () => {
  const { id, number } = await givenPublished(db)
  await assignTo(id, police)
  await officer.post(answersOf(number), draft)
  const reply = await officer.post(answersOf(number), { ...final, version: 1 })
  expect([reply.statusCode, reply.json()]).toEqual([
    201,
    expect.objectContaining({ number, state: 'published', inquiryState: 'answered' }),
  ])
  const open = (await visitor.get(`/cities/kyiv/inquiries/${number}`)).json()
  expect(open).toMatchObject({
    colour: 'green',
    answers: [{ text: final.text, steps: final.steps, organisation: { en: 'Police' } }],
  })
  expect(
    await db
      .selectFrom('answer')
      .selectAll()
      .where('state', '=', 'draft')
      .where('inquiry_id', '=', id)
      .execute(),
  ).toEqual([])
  expect((await deskOf(officer, 'answered')).items.map((item) => item.number)).toContain(number)
  expect(told(await officer.post(answersOf(number), final))).toEqual([409, 'step-not-allowed'])
  expect(told(await officer.post(answersOf(number), draft))).toEqual([409, 'step-not-allowed'])
})

test('a reopened inquiry is answered again, and the first answer stays', async () => {
  const { id, number } = await givenPublished(db)
  expect((await moderator.post(answersOf(number), final)).statusCode).toBe(201)
  await reopen(id)
  await assignTo(id, police)
  const second = { ...final, text: 'Лампи поставлено двадцятого травня.' }
  expect((await officer.post(answersOf(number), second)).statusCode).toBe(201)
  const open = (await visitor.get(`/cities/kyiv/inquiries/${number}`)).json<{ answers: { text: string }[] }>()
  expect(open.answers.map(({ text }) => text).toSorted()).toEqual([second.text, final.text].toSorted())
})

// Two of one body: where a moderator is first, the body that was asked may still add its own, so both are right.
test('two answers of one body at once: one is published, the other is told', async () => {
  const { id, number } = await givenPublished(db)
  await assignTo(id, police)
  const colleague = await as('responder')
  const replies = await Promise.all([
    officer.post(answersOf(number), final),
    colleague.post(answersOf(number), { ...final, text: 'Відповідь колеги на це саме звернення.' }),
  ])
  expect(replies.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([201, 409])
  const published = await db.selectFrom('answer').selectAll().where('inquiry_id', '=', id).execute()
  expect(published).toHaveLength(1)
})

test('what is not public has no answers', async () => {
  const waiting = await givenSubmitted(db)
  expect(told(await moderator.post(answersOf(waiting.number), final))).toEqual([404, 'inquiry-not-found'])
  const hidden = await givenPublished(db)
  await moderator.post(`/cities/kyiv/moderation/inquiries/${hidden.id}/hide`, { reason: 'Перевіряємо' })
  expect(told(await moderator.post(answersOf(hidden.number), final))).toEqual([404, 'inquiry-not-found'])
})

test('strangers, administrators and other cities find no desk', async () => {
  const { number } = await givenPublished(db)
  const path = '/cities/kyiv/answers/assigned'
  expect(told(await visitor.get(path))).toEqual([401, 'unauthenticated'])
  expect(told(await visitor.post(answersOf(number), final))).toEqual([401, 'unauthenticated'])
  for (const person of [await as('administrator'), await as('responder', 'ternopil')]) {
    expect(told(await person.get(path))).toEqual([404, 'not-found'])
    expect(told(await person.post(answersOf(number), final))).toEqual([404, 'not-found'])
  }
})
