import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { AuthorView } from '@bezpechne/shared/inquiries'
import type { Publish } from '@bezpechne/shared/moderation'
import { SealedCase, SealedPage } from '@bezpechne/shared/sealed'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { people, type Person } from './support/people.ts'
import { residentOf } from './support/resident.ts'

const database = await freshDatabase()
const { db } = database
const config = readConfig({ WORKER: 'separate', POW_COST: '1', SUBMIT_LIMITS: '100000/h' })
const app = await buildApp(config, { database })
const { visitor, as } = await people(app, database)
const { send, post } = residentOf(app)

let olena: Person
let taras: Person
let head: Person
beforeAll(async () => {
  await givenKyiv(db)
  ;[olena, taras, head] = [
    await as('moderator'),
    await as('moderator', 'kyiv', 'second'),
    await as('administrator'),
  ]
})
afterAll(() => app.close())

const desk = '/cities/kyiv/moderation'
const at = (id: string, step: string) => `${desk}/sealed/${id}/${step}`
const told = (reply: Awaited<ReturnType<Person['get']>>) => [
  reply.statusCode,
  reply.json<{ code?: string }>().code,
]
const checkpoint = { text: 'На блокпосту біля школи дуже темно, дітям страшно.', category: 'street-lighting' }
const face: Publish = { title: 'Темно біля школи', text: 'Біля школи темно.', place: null, photos: [] }

const idOf = async (number: string) =>
  (await db.selectFrom('inquiry').select('id').where('number', '=', number).executeTakeFirstOrThrow()).id
async function givenSealed(change: object = {}) {
  const sent = await send({ ...checkpoint, ...change })
  return { ...sent, id: await idOf(sent.number) }
}
const listed = async (person: Person) => SealedPage.parse((await person.get(`${desk}/sealed`)).json())
const open = async (person: Person, id: string) =>
  SealedCase.parse((await person.get(`${desk}/sealed/${id}`)).json())
async function agreeTo(person: Person, id: string, wanted: Publish = face) {
  await person.post(at(id, 'claim'))
  const { agreement } = await open(person, id)
  return person.post(at(id, 'agree'), { face: wanted, instead: agreement?.id ?? null })
}
const stepsOf = async (id: string) =>
  (
    await db.selectFrom('inquiry_event').select('step').where('inquiry_id', '=', id).orderBy('seq').execute()
  ).map(({ step }) => step)
const newsOf = async (id: string) =>
  db
    .selectFrom('outbox')
    .select('event')
    .where(sql<boolean>`payload->>'inquiryId' = ${id}`)
    .execute()

test('what the guard holds back is in its own list alone, and its author is told nothing of it', async () => {
  const { id, number, receipt } = await givenSealed()
  const ordinary = await send()
  expect((await olena.get(`${desk}/queue`)).body).not.toContain(number)
  expect((await olena.get(`${desk}/queue`)).body).toContain(ordinary.number)
  expect(told(await olena.get(`${desk}/inquiries/${id}`))).toEqual([404, 'inquiry-not-found'])
  for (const step of ['claim', 'release', 'publish', 'reject', 'undo'])
    expect(told(await olena.post(`${desk}/inquiries/${id}/${step}`, bodyOf(step)))).toEqual([
      404,
      'inquiry-not-found',
    ])
  expect(told(await olena.get(`${desk}/sealed/${await idOf(ordinary.number)}`))).toEqual([
    404,
    'inquiry-not-found',
  ])
  expect(told(await head.get(`${desk}/sealed`))).toEqual([404, 'not-found'])

  expect((await listed(olena)).items).toMatchObject([
    { id, number, kinds: ['checkpoints'], agreed: 'nobody' },
  ])
  const { hits, text } = await open(olena, id)
  expect(hits.map(({ start, end }) => text?.slice(start, end))).toEqual(['блокпосту'])
  expect(await newsOf(id)).toEqual([])
  const own = AuthorView.parse((await post('/receipts/open', { code: receipt })).json())
  expect(own).toMatchObject({ number, state: 'submitted', reason: null, note: null })
  const plain = AuthorView.parse((await post('/receipts/open', { code: ordinary.receipt })).json())
  expect(Object.keys(own)).toEqual(Object.keys(plain))
  expect(own.timeline).toEqual(plain.timeline)
})

function bodyOf(step: string): object {
  if (step === 'publish') return face
  return step === 'reject' ? { reason: 'military' } : {}
}

test('danger now stands before what has waited longer', async () => {
  const urgent = await givenSealed({ text: 'У кущах біля садка лежить граната.' })
  const { items, total } = await listed(olena)
  expect(items[0]).toMatchObject({ id: urgent.id, kinds: ['explosive'] })
  expect(total).toBe(items.length)
  const first = await olena.get(`${desk}/sealed?limit=1`)
  const { nextCursor } = SealedPage.parse(first.json())
  const second = SealedPage.parse((await olena.get(`${desk}/sealed?limit=1&cursor=${nextCursor}`)).json())
  expect(second.items[0]?.id).toBe(items[1]?.id)
})

test('two different moderators publish, and exactly what the first has agreed to', async () => {
  const { id, number } = await givenSealed()
  expect(told(await olena.post(at(id, 'agree'), { face, instead: null }))).toEqual([409, 'claim-needed'])
  expect((await agreeTo(olena, id)).json()).toEqual({ id, number, state: 'submitted' })
  // Given back: a colleague may take it at once.
  const { agreement } = await open(olena, id)
  expect(agreement).toMatchObject({ mine: true, face })
  await olena.post(at(id, 'claim'))
  const own = { agreement: agreement?.id }
  expect(told(await olena.post(at(id, 'publish'), own))).toEqual([409, 'second-person-needed'])
  expect(told(await olena.post(at(id, 'agree'), { face, instead: agreement?.id }))).toEqual([
    409,
    'second-person-needed',
  ])
  expect(told(await taras.post(at(id, 'publish'), own))).toEqual([409, 'claimed-by-another'])
  await olena.post(at(id, 'release'))

  expect((await listed(taras)).items.find((item) => item.id === id)?.agreed).toBe('another')
  await taras.post(at(id, 'claim'))
  expect((await open(taras, id)).agreement).toMatchObject({ mine: false, face })
  const stranger = { agreement: '01890000-0000-7000-8000-000000000000' }
  expect(told(await taras.post(at(id, 'publish'), stranger))).toEqual([409, 'stale-version'])
  expect(await newsOf(id)).toEqual([])
  expect((await taras.post(at(id, 'publish'), own)).json()).toEqual({ id, number, state: 'published' })

  expect((await visitor.get(`/cities/kyiv/inquiries/${number}`)).json()).toMatchObject({
    title: face.title,
    text: face.text,
  })
  expect(await stepsOf(id)).toEqual(['submit', 'claim', 'agree', 'claim', 'claim', 'publish'])
  expect(await newsOf(id)).toEqual([{ event: 'inquiry.moved' }])
  expect((await olena.get(`${desk}/inquiries/${id}`)).statusCode).toBe(200)
  expect(told(await olena.get(`${desk}/sealed/${id}`))).toEqual([404, 'inquiry-not-found'])
  const kept = await db.selectFrom('sealed_agreement').selectAll().where('inquiry_id', '=', id).execute()
  expect(kept).toEqual([])

  // Taken back, it is sealed again, and needs two again.
  expect((await taras.post(`${desk}/inquiries/${id}/undo`)).json()).toMatchObject({ state: 'submitted' })
  expect((await open(taras, id)).agreement).toBeNull()
  expect((await olena.get(`${desk}/queue`)).body).not.toContain(number)
})

test('what the second one changes needs the first again', async () => {
  const { id, number } = await givenSealed()
  await agreeTo(olena, id)
  const other = { ...face, text: 'Біля школи бракує ліхтаря.' }
  expect((await agreeTo(taras, id, other)).statusCode).toBe(200)
  const { agreement } = await open(olena, id)
  expect(agreement).toMatchObject({ mine: false, face: other })
  await olena.post(at(id, 'claim'))
  expect((await olena.post(at(id, 'publish'), { agreement: agreement?.id })).statusCode).toBe(200)
  expect((await visitor.get(`/cities/kyiv/inquiries/${number}`)).json()).toMatchObject({ text: other.text })
})

test('nobody agrees in place of a proposal that they have not read', async () => {
  const { id } = await givenSealed()
  await agreeTo(olena, id)
  await taras.post(at(id, 'claim'))
  const blind = await taras.post(at(id, 'agree'), { face: { ...face, text: 'Інше.' }, instead: null })
  expect(told(blind)).toEqual([409, 'stale-version'])
  expect((await open(taras, id)).agreement).toMatchObject({ face })
})

test('a proposal that could not be published is refused at once', async () => {
  const { id } = await givenSealed({ at: undefined, address: 'Біля блокпоста' })
  await olena.post(at(id, 'claim'))
  const propose = async (change: object) =>
    told(await olena.post(at(id, 'agree'), { face: { ...face, ...change }, instead: null }))
  expect(await propose({})).toEqual([400, 'place-missing'])
  expect(await propose({ at: kyiv.outside })).toEqual([400, 'outside-city'])
  const here = { at: kyiv.west.inside }
  expect(await propose({ ...here, photos: ['01890000-0000-7000-8000-000000000000'] })).toEqual([
    400,
    'photo-not-found',
  ])
  expect(await propose({ ...here, category: 'explosive-object' })).toEqual([400, 'category-takes-no-pins'])
  expect(await propose(here)).toEqual([200, undefined])
})

test('of two who agree at the same moment, one proposal stands', async () => {
  for (let round = 0; round < 12; round++) {
    const { id } = await givenSealed()
    const answers = await Promise.all(
      [olena, taras].map(async (person, n) => {
        await person.post(at(id, 'claim'))
        return person.post(at(id, 'agree'), { face: { ...face, title: `Пропозиція ${n}` }, instead: null })
      }),
    )
    expect(answers.map((answer) => answer.statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await stepsOf(id)).filter((step) => step === 'agree')).toHaveLength(1)
  }
})

test('of two who publish one agreement at the same moment, one does', async () => {
  const oksana = await as('moderator', 'kyiv', 'third')
  for (let round = 0; round < 8; round++) {
    const { id } = await givenSealed()
    await agreeTo(olena, id)
    const { agreement } = await open(taras, id)
    await taras.post(at(id, 'claim'))
    const answers = await Promise.all(
      [taras, oksana, taras].map((person) => person.post(at(id, 'publish'), { agreement: agreement?.id })),
    )
    expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(1)
    expect((await stepsOf(id)).filter((step) => step === 'publish')).toHaveLength(1)
    expect(await newsOf(id)).toHaveLength(1)
  }
})

test('one moderator refuses, the author reads why, and nobody is written to', async () => {
  const { id, number, receipt } = await givenSealed()
  await agreeTo(taras, id)
  await olena.post(at(id, 'claim'))
  const refused = await olena.post(at(id, 'reject'), { reason: 'military' })
  expect(refused.json()).toEqual({ id, number, state: 'rejected' })
  expect(await newsOf(id)).toEqual([])
  const own = AuthorView.parse((await post('/receipts/open', { code: receipt })).json())
  expect(own).toMatchObject({ state: 'rejected', reason: 'military' })
  // Taken back within seconds, it waits where it was; what was agreed before is over.
  expect((await olena.post(at(id, 'undo'))).json()).toMatchObject({ state: 'submitted' })
  expect((await open(olena, id)).agreement).toBeNull()
})
