import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'

import { act, answering, deskOf, listed, statuses, told, words, write } from './support/answers.ts'
import { freshDatabase } from './support/database.ts'
import type { Given } from './support/inquiries.ts'
import type { Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { visitor, as, moderator, officer, givenAssigned, givenByPolice, open, eventsOf } = await answering(
  app,
  database,
)
afterAll(() => app.close())

/** What the author says of the answer. */
const judge = ({ id }: Given, step: 'confirm' | 'dispute') =>
  db
    .insertInto('inquiry_event')
    .values({
      city_id: 'kyiv',
      inquiry_id: id,
      seq: sql`(select max(seq) + 1 from inquiry_event where inquiry_id = ${id}::uuid)`,
      step,
      actor_role: 'resident',
    })
    .execute()

test('a published answer is corrected in the open, by its organisation or a moderator and nobody else', async () => {
  const { given, answer } = await givenByPolice()
  const reason = 'Строк перенесено'
  const corrected = { ...words, text: 'Ліхтарі поставлять у червні.', version: answer.version, reason }
  const stranger = await as('responder', 'ternopil')
  expect(told(await act(stranger, answer, 'correct', corrected))).toEqual([404, 'not-found'])
  expect(told(await act(officer, answer, 'correct', { ...corrected, text: words.text }))).toEqual([
    400,
    'invalid-input',
  ])
  const both = await Promise.all([
    act(officer, answer, 'correct', corrected),
    act(moderator, answer, 'correct', { ...corrected, text: 'Ліхтарі поставлять у липні.' }),
  ])
  expect(statuses(both)).toEqual([200, 409])
  const now = (await open(given)).answers
  expect(now).toHaveLength(1)
  expect(now[0]?.text).toMatch(/у червні|у липні/)
  expect(now[0]?.revisions).toMatchObject([{ text: words.text, sources: words.sources, reason }])
  const { timeline } = await open(given)
  expect(timeline.at(-1)).toMatchObject({ step: 'revise-answer' })
  expect((await eventsOf(given)).at(-1)).toMatchObject({ step: 'revise-answer', reason })

  // A moderator's own answer is no organisation's.
  const own = await givenAssigned()
  await write(moderator, own, 'published')
  const [theirs] = (await deskOf(moderator, own, 'answered'))?.answers ?? []
  expect(told(await act(officer, { id: theirs?.id ?? '' }, 'correct', { ...corrected, version: 1 }))).toEqual(
    [404, 'answer-not-found'],
  )
})

test('an answer that ages is listed from its day on, and a look at it is told to everybody', async () => {
  const { given, answer } = await givenByPolice()
  expect((await listed(officer, 'ageing')).items.map(({ number }) => number)).not.toContain(given.number)
  const due = await db
    .selectFrom('answer')
    .select(sql<string>`(review_by - (now() at time zone 'Europe/Kyiv')::date)::text`.as('days'))
    .where('id', '=', answer.id)
    .executeTakeFirstOrThrow()
  expect(Number.parseInt(due.days, 10)).toBeGreaterThan(175)
  await db.updateTable('answer').set({ review_by: '2026-01-01' }).where('id', '=', answer.id).execute()
  for (const person of [officer, moderator]) {
    const [old] = (await listed(person, 'ageing')).items
    expect(old).toMatchObject({ number: given.number, reviewBy: '2026-01-01', reviewMonths: 6 })
  }
  expect((await officer.get('/cities/kyiv/answers/counts')).json()).toMatchObject({ ageing: 1 })
  expect((await open(given)).answers[0]?.checkedOn).toBeNull()

  const still = { version: answer.version, reviewMonths: 12 }
  const twice = await Promise.all([
    act(officer, answer, 'still-true', still),
    act(moderator, answer, 'still-true', still),
  ])
  expect(statuses(twice)).toEqual([200, 409])
  expect((await open(given)).answers[0]?.checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  expect((await listed(moderator, 'ageing')).total).toBe(0)
  expect((await eventsOf(given)).filter(({ step }) => step === 'check-answer')).toHaveLength(1)
})

test('answered, confirmed, disputed and reopened are told apart; the map keeps its two colours', async () => {
  const given = await givenAssigned()
  const seen = async () => {
    const { colour, outcome, counts, reopenReason } = await open(given)
    return { colour, outcome, ...counts, reopenReason }
  }
  const none = { answered: 0, confirmed: 0, disputed: 0, reopened: 0, reopenReason: null }
  const reopen = (person: Person) =>
    person.post(`/cities/kyiv/inquiries/${given.number}/reopen`, { reason: 'Ліхтар знову не світить' })

  expect(await seen()).toEqual({ ...none, colour: 'red', outcome: 'waiting' })
  expect(told(await reopen(moderator))).toEqual([409, 'step-not-allowed'])
  await write(officer, given, 'published')
  expect(await seen()).toEqual({ ...none, colour: 'green', outcome: 'answered', answered: 1 })
  await judge(given, 'confirm')
  expect(await seen()).toMatchObject({ colour: 'green', outcome: 'confirmed', confirmed: 1 })

  expect(told(await reopen(officer))).toEqual([404, 'not-found'])
  const both = await Promise.all([reopen(moderator), reopen(await as('moderator', 'kyiv', 'second'))])
  expect(statuses(both)).toEqual([200, 409])
  expect(await seen()).toMatchObject({
    colour: 'red',
    outcome: 'reopened',
    reopened: 1,
    reopenReason: 'Ліхтар знову не світить',
  })
  await write(officer, given, 'published', { text: 'Лампу замінено двадцятого травня.' })
  // A confirmation of the first answer is none of the second.
  expect(await seen()).toMatchObject({
    colour: 'green',
    outcome: 'answered',
    answered: 2,
    reopenReason: null,
  })
  await judge(given, 'dispute')
  await reopen(moderator)
  expect(await seen()).toMatchObject({ colour: 'red', outcome: 'disputed', disputed: 1 })
  const list = await visitor.get(`/cities/kyiv/inquiries?q=${given.number}`)
  expect(list.json()).toMatchObject({ items: [{ number: given.number, outcome: 'disputed' }] })
  expect((await visitor.get(`/cities/kyiv/inquiries.csv?q=${given.number}`)).body).toContain(',red,disputed,')
})

test('every act is in the audit with its inquiry', async () => {
  const { given, answer } = await givenByPolice()
  await act(officer, answer, 'still-true', { version: answer.version, reviewMonths: null })
  const rows = await db
    .selectFrom('audit')
    .select(['action', 'actor_role as role'])
    .where('inquiry_id', '=', given.id)
    .orderBy('seq')
    .execute()
  expect(rows.slice(-2)).toEqual([
    { action: 'answer-write', role: 'responder' },
    { action: 'answer-still-true', role: 'responder' },
  ])
})
