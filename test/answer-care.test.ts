import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import type { AssignedPage, DeskAnswer, DeskAnswerPage } from '@bezpechne/shared/answers'
import type { PublicInquiry } from '@bezpechne/shared/inquiries'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { type Given, givenPublished } from './support/inquiries.ts'
import { people, type Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { visitor, as } = await people(app, database)

let moderator: Person
let officer: Person
let colleague: Person
let police: string
beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  moderator = await as('moderator')
  officer = await as('responder')
  colleague = await as('responder', 'kyiv', 'second')
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
const statuses = (replies: Reply[]) => replies.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)

const canary = 'Канарка-чернетка: інспектор Вербовий'
const words = {
  text: 'Ліхтарі замовлено, поставлять у травні.',
  basis: 'Закон про дорожній рух',
  steps: 'Зателефонуйте 15-51',
  sources: [
    { title: 'Закон про дорожній рух, стаття 52', url: 'https://zakon.rada.gov.ua/laws/show/3353-12' },
    { title: 'Наказ управління', url: null },
  ],
  reviewMonths: 6,
}

const answersOf = ({ number }: Given) => `/cities/kyiv/inquiries/${number}/answers`
const write = (person: Person, given: Given, state: string, extra: object = {}) =>
  person.post(answersOf(given), { ...words, state, ...extra })
const act = (person: Person, { id }: { id: string }, what: string, body: object) =>
  person.post(`/cities/kyiv/answers/${id}/${what}`, body)
const open = async ({ number }: Given) =>
  (await visitor.get(`/cities/kyiv/inquiries/${number}`)).json<PublicInquiry>()
const deskOf = async (person: Person, given: Given, state = 'waiting') =>
  (await person.get(`/cities/kyiv/answers/assigned?state=${state}`))
    .json<AssignedPage>()
    .items.find(({ number }) => number === given.number)
const listed = async (person: Person, what: 'to-check' | 'ageing') =>
  (await person.get(`/cities/kyiv/answers/${what}`)).json<DeskAnswerPage>()
const waitingOf = async (given: Given): Promise<DeskAnswer> => {
  const found = (await listed(moderator, 'to-check')).items.find(({ number }) => number === given.number)
  if (!found) throw new Error(`${given.number} does not wait for a moderator`)
  return found
}
const eventsOf = (given: Given) =>
  db
    .selectFrom('inquiry_event')
    .select(['step', 'actor_role as role', 'reason', 'organisation_id as organisationId'])
    .where('inquiry_id', '=', given.id)
    .orderBy('seq')
    .execute()

const setReviewed = (reviewed: boolean) =>
  db.updateTable('organisation').set({ answers_reviewed: reviewed }).where('id', '=', police).execute()

/** A red pin that the police has to answer. */
async function givenAssigned(): Promise<Given> {
  const given = await givenPublished(db)
  await moderator.post(`/cities/kyiv/moderation/inquiries/${given.id}/assign`, { organisationId: police })
  return given
}

/** One answered by the police, as its desk has it. */
async function givenByPolice(extra: object = {}) {
  const given = await givenAssigned()
  await write(officer, given, 'published', extra)
  const [answer] = (await deskOf(officer, given, 'answered'))?.answers ?? []
  if (!answer) throw new Error('not answered')
  return { given, answer }
}

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
  const author = await db
    .selectFrom('answer as a')
    .innerJoin('user as u', 'u.id', 'a.author_id')
    .select(['u.email', 'a.organisation_id as organisationId'])
    .where('a.id', '=', waiting.id)
    .executeTakeFirst()
  expect(author).toEqual({ email: 'responder.kyiv.second@example.org', organisationId: police })
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

test('a published answer is corrected in the open, by its organisation or a moderator and nobody else', async () => {
  const { given, answer } = await givenByPolice()
  const reason = 'Строк перенесено'
  const corrected = { ...words, text: 'Ліхтарі поставлять у червні.', version: answer.version, reason }
  await db
    .insertInto('organisation')
    .values({
      city_id: 'kyiv',
      id: sql`gen_random_uuid()`,
      kind: 'municipal',
      name_uk: 'Інша',
      name_en: 'Other',
    })
    .execute()
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

  const page = await visitor.get(`/kyiv/${given.number}`, { accept: 'text/html' }).catch(() => undefined)
  expect(page?.statusCode).not.toBe(500)
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
  const say = (step: 'confirm' | 'dispute') =>
    db
      .insertInto('inquiry_event')
      .values({
        city_id: 'kyiv',
        inquiry_id: given.id,
        seq: sql`(select max(seq) + 1 from inquiry_event where inquiry_id = ${given.id}::uuid)`,
        step,
        actor_role: 'resident',
      })
      .execute()
  const reopen = (person: Person) =>
    person.post(`/cities/kyiv/inquiries/${given.number}/reopen`, { reason: 'Ліхтар знову не світить' })

  expect(await seen()).toEqual({ ...none, colour: 'red', outcome: 'waiting' })
  expect(told(await reopen(moderator))).toEqual([409, 'step-not-allowed'])
  await write(officer, given, 'published')
  expect(await seen()).toEqual({ ...none, colour: 'green', outcome: 'answered', answered: 1 })
  await say('confirm')
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
  await say('dispute')
  await reopen(moderator)
  expect(await seen()).toMatchObject({ colour: 'red', outcome: 'disputed', disputed: 1 })
  const list = await visitor.get(`/cities/kyiv/inquiries?q=${given.number}`)
  expect(list.json()).toMatchObject({ items: [{ number: given.number, outcome: 'disputed' }] })
  expect((await visitor.get(`/cities/kyiv/inquiries.csv?q=${given.number}`)).body).toContain(',red,disputed,')
})

test('what cannot be an answer is refused by field, and nothing of it is stored', async () => {
  const given = await givenAssigned()
  const refusals: [object, string][] = [
    [{ text: ' \n\t '.repeat(20) }, 'text: too-short'],
    [{ text: '\u200B'.repeat(40) }, 'text: too-short'],
    [{ text: 'я'.repeat(4001) }, 'text: too-long'],
    [{ text: `Чуємо вас${'\u0007'} добре.` }, 'text: hidden-characters'],
    [{ basis: 'я'.repeat(1001) }, 'basis: too-long'],
    [{ steps: 'Крок\u202E перший' }, 'steps: hidden-characters'],
    [{ sources: [{ title: 'Закон', url: 'http://rada.gov.ua' }] }, 'sources.0.url: wrong-format'],
    [{ sources: [{ title: 'Закон', url: 'https://u:p@rada.gov.ua' }] }, 'sources.0.url: wrong-format'],
    [{ sources: [{ title: ' ', url: null }] }, 'sources.0.title: too-short'],
    [{ sources: Array.from({ length: 11 }, () => words.sources[0]) }, 'sources: too-many'],
    [{ reviewMonths: 7 }, 'reviewMonths: not-in-list'],
    [{ text: 'я'.repeat(200_000) }, 'too-large'],
  ]
  for (const [wrong, expected] of refusals) {
    const reply = await write(officer, given, 'published', wrong)
    const { code, errors } = reply.json<{ code: string; errors?: { path: string; code: string }[] }>()
    expect(errors?.map((one) => `${one.path}: ${one.code}`).join() ?? code).toBe(expected)
  }
  expect(await db.selectFrom('answer').select('id').where('inquiry_id', '=', given.id).execute()).toEqual([])
})

test('templates: everybody’s and one’s own; who edits late is told, and nobody edits another’s', async () => {
  const template = {
    title: 'Ліхтар',
    category: 'crossing',
    text: 'Бригада виїде протягом доби.',
    basis: null,
    steps: null,
  }
  const own = '/cities/kyiv/templates'
  const shared = '/cities/kyiv/desk/templates'
  const administrator = await as('administrator')
  const mine = (await officer.post(own, template)).json<{ id: string; version: number }>()
  const ours = (await administrator.post(shared, { ...template, title: 'Спільний', category: null })).json<{
    id: string
  }>()
  const titles = async (person: Person, path = own) =>
    (await person.get(path)).json<{ items: { title: string }[] }>().items.map(({ title }) => title)
  expect(await titles(officer)).toEqual(['Ліхтар', 'Спільний'])
  expect(await titles(moderator)).toEqual(['Спільний'])
  expect(await titles(administrator, shared)).toEqual(['Спільний'])
  expect(told(await visitor.get(own))).toEqual([401, 'unauthenticated'])

  const edit = { ...template, title: 'Ліхтар не світить', version: 1 }
  const both = await Promise.all([
    officer.post(`${own}/${mine.id}/edit`, edit),
    colleague.post(`${own}/${mine.id}/edit`, { ...edit, title: 'Немає світла' }),
  ])
  expect(statuses(both)).toEqual([200, 409])
  for (const [person, base, id] of [
    [moderator, own, mine.id],
    [administrator, shared, mine.id],
    [officer, own, ours.id],
  ] as const) {
    expect(told(await person.post(`${base}/${id}/edit`, { ...edit, version: 2 }))).toEqual([
      404,
      'template-not-found',
    ])
    expect(told(await person.post(`${base}/${id}/remove`, { version: 2 }))).toEqual([
      404,
      'template-not-found',
    ])
  }
  expect(told(await officer.post(own, { ...template, text: 'я'.repeat(200_000) }))).toEqual([
    413,
    'too-large',
  ])
  expect((await officer.post(own, { ...template, text: 'я'.repeat(4001) })).json()).toMatchObject({
    errors: [{ path: 'text', code: 'too-long' }],
  })
  expect((await officer.post(own, { ...template, category: 'nonsense' })).statusCode).toBe(400)
  expect(told(await officer.post(`${own}/${mine.id}/remove`, { version: 1 }))).toEqual([409, 'stale-version'])
  expect((await officer.post(`${own}/${mine.id}/remove`, { version: 2 })).statusCode).toBe(200)
  expect(await titles(officer)).toEqual(['Спільний'])
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
