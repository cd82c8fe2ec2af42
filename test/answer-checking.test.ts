import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { afterAll, expect, test } from 'vitest'

import { act, answering, answersOf, deskOf, listed, statuses, told, words, write } from './support/answers.ts'
import { freshDatabase } from './support/database.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { moderator, officer, colleague, police, givenAssigned, waitingOf, setReviewed, open, eventsOf } =
  await answering(app, database)
afterAll(() => app.close())

const authorOf = (id: string) =>
  db
    .selectFrom('answer as a')
    .innerJoin('user as u', 'u.id', 'a.author_id')
    .select(['u.email', 'a.organisation_id as organisationId'])
    .where('a.id', '=', id)
    .executeTakeFirst()

const canary = 'Канарка-чернетка: інспектор Вербовий'

test('what an organisation writes is read by a moderator first, who returns it, and then publishes it', async () => {
  await setReviewed(true)
  const given = await givenAssigned()
  expect((await officer.get('/cities/kyiv/answers/assigned')).json()).toMatchObject({ reviewed: true })
  expect(told(await write(officer, given, 'published'))).toEqual([409, 'review-needed'])
  const sent = await write(officer, given, 'review', { text: canary })
  expect([sent.statusCode, sent.json()]).toEqual([
    201,
    expect.objectContaining({ state: 'review', version: 1 }),
  ])
  expect(told(await write(officer, given, 'draft', { version: 1 }))).toEqual([409, 'step-not-allowed'])

  const waiting = await waitingOf(given)
  expect(waiting).toMatchObject({ text: canary, sources: words.sources, organisation: { en: 'Police' } })
  expect((await moderator.get('/cities/kyiv/answers/counts')).json()).toMatchObject({ toCheck: 1 })
  expect((await officer.get('/cities/kyiv/answers/counts')).json()).toMatchObject({ toCheck: 0 })

  const note = 'Канарка-примітка: назвіть строк.'
  expect((await act(moderator, waiting, 'return', { version: 1, note })).statusCode).toBe(200)
  expect((await deskOf(officer, given))?.draft).toMatchObject({
    state: 'draft',
    returnedNote: note,
    version: 2,
  })
  expect((await listed(moderator, 'to-check')).total).toBe(0)

  await write(colleague, given, 'review', { version: 2 })
  expect((await deskOf(officer, given))?.draft).toMatchObject({ state: 'review', returnedNote: null })
  const fixed = { ...words, text: 'Ліхтарі замовлено, поставлять до 20 травня.', version: 3 }
  const approved = await act(moderator, waiting, 'approve', fixed)
  expect(approved.json()).toMatchObject({
    number: given.number,
    state: 'published',
    inquiryState: 'answered',
  })
  const inquiry = await open(given)
  expect(inquiry).toMatchObject({ colour: 'green', outcome: 'answered', answeredBy: { en: 'Police' } })
  expect(inquiry.answers).toMatchObject([{ text: fixed.text, edited: true, sources: words.sources }])
  expect(JSON.stringify(inquiry)).not.toMatch(/канарка/i)
  expect(await authorOf(waiting.id)).toEqual({
    email: 'responder.kyiv.second@example.org',
    organisationId: police,
  })
  expect((await eventsOf(given)).at(-1)).toMatchObject({
    step: 'answer',
    role: 'moderator',
    organisationId: police,
  })
  await setReviewed(false)
})

test('a responder takes back what waits; who decides too late hears of it, and nothing is half done', async () => {
  const given = await givenAssigned()
  await write(officer, given, 'review')
  const waiting = await waitingOf(given)
  const back = await officer.post(`${answersOf(given)}/take-back`, { version: 1 })
  expect(back.json()).toMatchObject({ state: 'draft', version: 2 })
  expect(told(await act(moderator, waiting, 'approve', { ...words, version: 1 }))).toEqual([
    409,
    'stale-version',
  ])
  expect(told(await act(moderator, waiting, 'approve', { ...words, version: 2 }))).toEqual([
    409,
    'step-not-allowed',
  ])
  expect(told(await officer.post(`${answersOf(given)}/take-back`, { version: 2 }))).toEqual([
    409,
    'step-not-allowed',
  ])
  expect((await write(officer, given, 'published', { version: 2 })).statusCode).toBe(201)
  expect((await open(given)).answers).toHaveLength(1)
})

test('approve, return and take back at once: exactly one happens', async () => {
  for (let round = 0; round < 12; round += 1) {
    const given = await givenAssigned()
    await write(officer, given, 'review')
    const waiting = await waitingOf(given)
    const replies = await Promise.all([
      act(moderator, waiting, 'approve', { ...words, version: 1 }),
      officer.post(`${answersOf(given)}/take-back`, { version: 1 }),
      act(moderator, waiting, 'return', { version: 1, note: 'Назвіть строк.' }),
      act(moderator, waiting, 'approve', { ...words, version: 1, text: 'Зовсім інша відповідь.' }),
    ])
    expect(statuses(replies)).toEqual([200, 409, 409, 409])
    for (const reply of replies.filter(({ statusCode }) => statusCode === 409))
      expect(reply.json()).toMatchObject({ code: 'stale-version' })
    const rows = await db
      .selectFrom('answer')
      .select(['state', 'version'])
      .where('inquiry_id', '=', given.id)
      .execute()
    const answered = (await open(given)).state === 'answered'
    expect(rows).toEqual([{ state: answered ? 'published' : 'draft', version: 2 }])
    expect((await eventsOf(given)).filter(({ step }) => step === 'answer')).toHaveLength(answered ? 1 : 0)
  }
})

test('two colleagues write on one draft: the second is told, and sees what the first wrote', async () => {
  const given = await givenAssigned()
  await write(officer, given, 'draft')
  const both = await Promise.all([
    write(officer, given, 'draft', { version: 1, text: 'Перша редакція відповіді.' }),
    write(colleague, given, 'draft', { version: 1, text: 'Друга редакція відповіді.' }),
  ])
  expect(statuses(both)).toEqual([201, 409])
  expect((await deskOf(colleague, given))?.draft).toMatchObject({
    version: 2,
    text: both[0].statusCode === 201 ? 'Перша редакція відповіді.' : 'Друга редакція відповіді.',
  })
  expect(told(await write(colleague, given, 'published'))).toEqual([409, 'stale-version'])
  expect((await write(colleague, given, 'published', { version: 2 })).statusCode).toBe(201)
})
