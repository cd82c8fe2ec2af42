import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenAnswered, givenPublished, givenSubmitted } from './support/inquiries.ts'
import { people, type Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { visitor, as } = await people(app, database)
let olena: Person
let taras: Person
beforeAll(async () => {
  await givenKyiv(db)
  olena = await as('moderator')
  taras = await as('moderator', 'kyiv', 'second')
})
afterAll(() => app.close())

type Reply = Awaited<ReturnType<Person['get']>>
const told = (reply: Reply) => [reply.statusCode, reply.json<{ code?: string }>().code]
const one = (id: string) => `/cities/kyiv/moderation/inquiries/${id}`
const words = {
  title: 'Темний перехід біля школи',
  text: 'На переході не світить ліхтар. Живе поруч █████.',
  place: 'вулиця Шкільна',
  photos: [],
  reason: 'Прибрано ім’я сусіда',
  version: 1,
}
const publicly = async (number: string) => (await visitor.get(`/cities/kyiv/inquiries/${number}`)).json()

test('what is public is changed in the open: the reason and the day stand under it, the old words nowhere', async () => {
  const { id, number } = await givenAnswered(db, { text: 'Темно. CANARYНЕЧЕПУРЕНКО тут живе.' })
  const before = await publicly(number)
  expect((await olena.get(one(id))).json()).toMatchObject({ version: 1 })
  expect((await olena.post(`${one(id)}/edit`, words)).json()).toEqual({ id, number, state: 'answered' })
  const open = await publicly(number)
  expect(open).toMatchObject({
    title: words.title,
    text: words.text,
    editReason: words.reason,
    at: before.at,
  })
  expect(open.timeline.map(({ step }: { step: string }) => step)).toEqual(['publish', 'answer', 'edit'])
  expect(JSON.stringify(open)).not.toContain('CANARY')
  expect((await visitor.get(`/cities/kyiv/inquiries?q=CANARYНЕЧЕПУРЕНКО`)).json().items).toEqual([])
  expect((await olena.get(one(id))).json()).toMatchObject({ version: 2 })
  // Another change on the same day is no news to everybody else.
  await olena.post(`${one(id)}/edit`, { ...words, version: 2, title: 'Темно біля школи' })
  expect((await publicly(number)).timeline).toEqual(open.timeline)
})

test('pin and topic move together with the public point; what is not touched stays, even when the exact place is erased', async () => {
  const { id, number } = await givenPublished(db)
  const moved = { ...words, at: kyiv.east.inside, category: 'noise' }
  expect((await olena.post(`${one(id)}/edit`, moved)).statusCode).toBe(200)
  const open = await publicly(number)
  expect(open).toMatchObject({ category: 'noise', precision: 'street', district: { id: 'east' } })
  expect(open.at).not.toEqual(kyiv.east.inside)
  await db
    .updateTable('inquiry_original')
    .set({ text: null, address: null, exact_point: null, happened_at: null })
    .where('inquiry_id', '=', id)
    .execute()
  expect((await olena.post(`${one(id)}/edit`, { ...words, version: 2 })).statusCode).toBe(200)
  expect((await publicly(number)).at).toEqual(open.at)
  const elsewhere = { ...words, version: 3, category: 'crossing' }
  expect(told(await olena.post(`${one(id)}/edit`, elsewhere))).toEqual([400, 'place-missing'])
  const outside = { ...words, version: 3, at: kyiv.outside }
  expect(told(await olena.post(`${one(id)}/edit`, outside))).toEqual([400, 'outside-city'])
  expect((await olena.get(one(id))).json()).toMatchObject({ version: 3 })
})

test('who edits an older version is told and changes nothing; of two at once one wins', async () => {
  for (let round = 0; round < 20; round += 1) {
    const { id, number } = await givenPublished(db)
    const replies = await Promise.all([
      olena.post(`${one(id)}/edit`, { ...words, title: 'Так написала Олена' }),
      taras.post(`${one(id)}/edit`, { ...words, title: 'Так написав Тарас' }),
    ])
    expect(new Set(replies.map((reply) => told(reply)[1]))).toEqual(new Set([undefined, 'stale-version']))
    const winner = replies[0].statusCode === 200 ? 'Так написала Олена' : 'Так написав Тарас'
    expect((await publicly(number)).title).toBe(winner)
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from inquiry_event where inquiry_id = ${id}::uuid and step = 'edit'`.execute(
      db,
    )
    expect(rows).toEqual([{ n: 1 }])
  }
})

test('only what is public is edited, only by a moderator of the city, never without a reason', async () => {
  const { id } = await givenPublished(db)
  const waiting = await givenSubmitted(db)
  expect(told(await olena.post(`${one(waiting.id)}/edit`, words))).toEqual([409, 'step-not-allowed'])
  const bad: object[] = [
    { ...words, reason: '  ' },
    { ...words, reason: undefined },
    { ...words, version: 0 },
    { ...words, version: '1' },
    { ...words, text: 'а'.repeat(200_000) },
    { ...words, text: '   ' },
  ]
  for (const body of bad) expect([400, 413]).toContain((await olena.post(`${one(id)}/edit`, body)).statusCode)
  const foreign = { ...words, photos: ['01890000-0000-7000-8000-000000000001'] }
  expect(told(await olena.post(`${one(id)}/edit`, foreign))).toEqual([400, 'photo-not-found'])
  for (const role of ['responder', 'administrator'] as const)
    expect(told(await (await as(role)).post(`${one(id)}/edit`, words))).toEqual([404, 'not-found'])
  expect((await olena.get(one(id))).json()).toMatchObject({ version: 1 })
  await olena.post(`${one(id)}/hide`, { reason: 'Скарга' })
  expect(told(await olena.post(`${one(id)}/edit`, words))).toEqual([409, 'step-not-allowed'])
})

test('a pin that is moved or a topic that is changed before publication is explained, too', async () => {
  const { id, number } = await givenSubmitted(db)
  await olena.post(`${one(id)}/claim`)
  const { title, text, place, photos } = words
  const face = { title, text, place, photos }
  for (const change of [{ category: 'noise' }, { at: kyiv.east.inside }]) {
    const reply = await olena.post(`${one(id)}/publish`, { ...face, ...change })
    expect(told(reply)).toEqual([400, 'reason-missing'])
  }
  // Where it was, under its own name: nothing was changed.
  const same = { ...face, at: kyiv.west.inside, category: 'crossing' }
  expect((await olena.post(`${one(id)}/publish`, same)).statusCode).toBe(200)
  expect(await publicly(number)).toMatchObject({ editReason: null })
})
