import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { inquiryExpiries } from '@bezpechne/server/inquiries/retention'
import { transact } from '@bezpechne/server/platform/database'
import { removeDue } from '@bezpechne/server/platform/retention'
import { CaseContext } from '@bezpechne/shared/context'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, givenTernopil, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenAnswered, givenPublished, givenSubmitted, publishGiven } from './support/inquiries.ts'
import { people, type Person } from './support/people.ts'
import { residentOf } from './support/resident.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate', POW_COST: '1', SUBMIT_LIMITS: '100000/h' }), {
  database,
})
const { as } = await people(app, database)
const kyivans = residentOf(app)
let olena: Person
beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  olena = await as('moderator')
})
afterAll(() => app.close())

const contextOf = async (id: string, who = olena) =>
  CaseContext.parse((await who.get(`/cities/kyiv/moderation/inquiries/${id}/context`)).json())
const { inside: here } = kyiv.west
/** So many metres north. */
const away = (metres: number) => ({ lat: Number((here.lat + metres / 111_320).toFixed(6)), lng: here.lng })
const numbers = (items: { number: string }[]) => items.map(({ number }) => number)
const idOf = async (number: string) =>
  (await db.selectFrom('inquiry').select('id').where('number', '=', number).executeTakeFirstOrThrow()).id

test('near is by the category’s radius, public and waiting, the nearest first, and never a sealed one', async () => {
  const one = await givenSubmitted(db, { at: here, text: 'Зламана гойдалка.' })
  const green = await givenAnswered(db, { at: away(60), answer: 'Гойдалку полагодять.' })
  const waiting = await givenSubmitted(db, { at: away(120), text: 'Гойдалка з гострим краєм.' })
  await givenPublished(db, { at: away(300) })
  await givenPublished(db, { city: 'ternopil', at: { lat: 49.55, lng: 25.55 } })
  const sealed = await givenSubmitted(db, { at: away(10), text: 'canary-sealed' })
  await db.updateTable('inquiry').set({ sealed: true }).where('id', '=', sealed.id).execute()
  const refused = await givenSubmitted(db, { at: away(20) })
  await transact(db, (trx) =>
    stepInquiry(trx, {
      city: 'kyiv',
      id: refused.id,
      step: 'reject',
      actor: { role: 'moderator', id: null },
    }),
  )
  const context = await contextOf(one.id)
  expect(numbers(context.near)).toEqual([green.number, waiting.number])
  expect(context.near[0]).toMatchObject({
    state: 'answered',
    metres: expect.closeTo(60, -1),
    answer: { text: 'Гойдалку полагодять.' },
  })
  expect(context.near[1]).toMatchObject({
    state: 'submitted',
    title: 'Гойдалка з гострим краєм',
    answer: null,
  })
  expect(JSON.stringify(context)).not.toContain('canary-sealed')
  const own = await olena.get(`/cities/kyiv/moderation/inquiries/${sealed.id}/context`)
  expect([own.statusCode, own.json().code]).toEqual([404, 'inquiry-not-found'])
  expect((await olena.get(`/cities/kyiv/moderation/inquiries/${randomUUID()}/context`)).statusCode).toBe(404)
})

test('what only a district is known of is near by its exact place, while that is kept', async () => {
  const one = await givenSubmitted(db, { at: here, category: 'dangerous-neighbour', text: 'Сусід погрожує.' })
  const other = await givenPublished(db, { at: away(200), category: 'dangerous-neighbour', title: 'Погрози' })
  expect(numbers((await contextOf(one.id)).near)).toContain(other.number)
  await sql`update inquiry_original set exact_point = null, address = 'стерто' where inquiry_id = ${other.id}::uuid`.execute(
    db,
  )
  expect(numbers((await contextOf(one.id)).near)).not.toContain(other.number)
})

test('the same words far away, and what was answered to them, in any of their forms', async () => {
  const far = kyiv.east.inside
  const asked = await givenPublished(db, {
    at: far,
    title: 'Відкритий люк',
    text: 'Відкритий люк на дорозі.',
  })
  const told = await givenAnswered(db, {
    at: { lat: far.lat + 0.01, lng: far.lng },
    title: 'Люки без кришок у дворі',
    text: 'У дворі люки без кришок.',
    answer: 'Люк закриє водоканал.',
  })
  const one = await givenSubmitted(db, { at: away(2500), text: 'Біля школи відкритий люк на дорозі.' })
  const { alike, answered } = await contextOf(one.id)
  expect(numbers(alike)).toContain(asked.number)
  const found = [...alike, ...answered].find(({ number }) => number === told.number)
  expect(found).toMatchObject({ answer: { text: 'Люк закриє водоканал.' }, metres: null })
})

test('the same author before, by counts and public numbers, in this city alone, until the address is erased', async () => {
  const email = 'olia+map@example.org'
  const first = await kyivans.send({ email: 'Olia@Example.org', at: away(3000) })
  const second = await kyivans.send({ email, at: away(3000) })
  const third = await kyivans.send({ email: 'olia@example.org', at: away(3000) })
  await kyivans.send({ email: 'petro@example.org', at: away(3000) })
  const ids = [await idOf(first.number), await idOf(second.number), await idOf(third.number)] as const
  await publishGiven(db, { id: ids[0], number: first.number })
  await transact(db, (trx) =>
    stepInquiry(trx, { city: 'kyiv', id: ids[1], step: 'reject', actor: { role: 'moderator', id: null } }),
  )
  const { author } = await contextOf(ids[2])
  expect(author).toEqual({
    total: 2,
    waiting: 0,
    published: 1,
    answered: 0,
    rejected: 1,
    merged: 0,
    numbers: [first.number],
  })
  const stored = await db
    .selectFrom('inquiry_original')
    .select('author_key')
    .where('inquiry_id', 'in', ids)
    .execute()
  expect(new Set(stored.map((row) => row.author_key)).size).toBe(1)
  expect(stored[0]?.author_key).not.toContain('olia')
  const nameless = await kyivans.send({ at: away(3000) })
  expect((await contextOf(await idOf(nameless.number))).author).toBeNull()

  await sql`update inquiry set submitted_at = now() - interval '366 days' where id = ${ids[0]}::uuid`.execute(
    db,
  )
  await removeDue(db, inquiryExpiries)
  expect((await contextOf(ids[2])).author).toMatchObject({ total: 1, numbers: [] })
})

test('the address of who follows by a merge goes with its time', async () => {
  const target = await givenPublished(db)
  const one = await givenPublished(db, { email: 'canary-follower@example.org' })
  await olena.post(`/cities/kyiv/moderation/inquiries/${one.id}/merge`, { into: target.number })
  const kept = () => db.selectFrom('follower').select('email').where('inquiry_id', '=', target.id).execute()
  await removeDue(db, inquiryExpiries)
  expect(await kept()).toHaveLength(1)
  await sql`update follower set since = now() - interval '366 days' where inquiry_id = ${target.id}::uuid`.execute(
    db,
  )
  await removeDue(db, inquiryExpiries)
  expect(await kept()).toEqual([])
})
