import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { AuthorView } from '@bezpechne/shared/inquiries'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { answerGiven, type Given, givenPublished, givenSubmitted } from './support/inquiries.ts'
import { foldAll } from './support/map.ts'
import { people, type Person } from './support/people.ts'
import { residentOf } from './support/resident.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(
  readConfig({ WORKER: 'separate', POW_COST: '1', SUBMIT_LIMITS: '100000/h', UNDO_SECONDS: '10' }),
  { database },
)
const { visitor, as } = await people(app, database)
const { post, send } = residentOf(app)

let olena: Person
let taras: Person
beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  olena = await as('moderator')
  taras = await as('moderator', 'kyiv', 'second')
})
afterAll(() => app.close())

type Reply = Awaited<ReturnType<Person['get']>>
const told = (reply: Reply) => [reply.statusCode, reply.json<{ code?: string }>().code]
const at = (id: string, step: string) => `/cities/kyiv/moderation/inquiries/${id}/${step}`
const mergeInto = (who: Person, { id }: Given, into: string) => who.post(at(id, 'merge'), { into })
const rowOf = (id: string) =>
  db.selectFrom('inquiry').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const followersOf = async ({ id }: Given) => {
  const rows = await db.selectFrom('follower').select('email').where('inquiry_id', '=', id).execute()
  return rows.map(({ email }) => email).toSorted()
}
const support = (number: string, who: string) =>
  visitor.post(`/cities/kyiv/inquiries/${number}/support`, { supporter: who.repeat(20) })
const publicPage = (number: string) => app.inject(`/kyiv/${number}`)

async function claimed(wanted: Parameters<typeof givenSubmitted>[1] = {}): Promise<Given> {
  const given = await givenSubmitted(db, wanted)
  await olena.post(at(given.id, 'claim'))
  return given
}

test('what cannot be merged is refused in words, and nothing is half-done', async () => {
  const target = await givenPublished(db)
  const waiting = await givenSubmitted(db)
  expect(told(await mergeInto(olena, waiting, target.number))).toEqual([409, 'claim-needed'])
  await olena.post(at(waiting.id, 'claim'))
  expect(told(await mergeInto(taras, waiting, target.number))).toEqual([409, 'claimed-by-another'])

  const hidden = await givenPublished(db)
  await taras.post(at(hidden.id, 'hide'), { reason: 'Видно квартиру' })
  const merged = await givenPublished(db)
  await mergeInto(taras, merged, target.number)
  const foreign = await givenPublished(db, { city: 'ternopil', at: { lat: 49.55, lng: 25.55 } })
  const sealed = await givenSubmitted(db)
  await db.updateTable('inquiry').set({ sealed: true }).where('id', '=', sealed.id).execute()
  const refusals: [into: string, code: string][] = [
    [waiting.number, 'merge-into-itself'],
    [hidden.number, 'merge-target-not-public'],
    [merged.number, 'merge-target-not-public'],
    [(await givenSubmitted(db)).number, 'merge-target-not-public'],
    [foreign.number, 'inquiry-not-found'],
    [sealed.number, 'inquiry-not-found'],
    ['KYIV-2026-999999', 'inquiry-not-found'],
  ]
  for (const [into, code] of refusals) {
    const answer = await mergeInto(olena, waiting, into)
    expect([into, answer.json().code]).toEqual([into, code])
  }
  expect(told(await mergeInto(olena, sealed, target.number))).toEqual([404, 'inquiry-not-found'])
  expect(told(await olena.post(at(waiting.id, 'merge'), { into: 'десь' }))).toEqual([400, 'invalid-input'])
  expect(await rowOf(waiting.id)).toMatchObject({ state: 'submitted', merged_into: null })
  expect(await followersOf(target)).toEqual([])
})

test('the author of what was merged follows the other: receipt, page, map, followers, supports', async () => {
  const target = await givenPublished(db, { email: 'petro@example.org', title: 'Темний перехід' })
  const older = await givenPublished(db, { email: 'olia@example.org' })
  await support(older.number, 'a')
  await support(older.number, 'b')
  await support(target.number, 'b')
  const sent = await send({ email: 'ivan@example.org' })
  const { id } = await db
    .selectFrom('inquiry')
    .select('id')
    .where('number', '=', sent.number)
    .executeTakeFirstOrThrow()
  await olena.post(at(id, 'claim'))
  expect((await mergeInto(olena, { id, number: sent.number }, older.number)).json()).toMatchObject({
    state: 'merged',
  })
  await foldAll(db)
  const pins = () => db.selectFrom('pin').select('number').where('id', '=', older.id).execute()
  expect(await pins()).toHaveLength(1)
  expect((await mergeInto(olena, older, target.number)).statusCode).toBe(200)
  await sql`select map_fold(500)`.execute(db)
  expect(await pins()).toEqual([])

  expect(await followersOf(target)).toEqual(['ivan@example.org', 'olia@example.org'])
  // "b" pressed on both: a hash cannot tell, until "b" presses again.
  expect((await rowOf(target.id)).supports).toBe(3)
  expect((await support(target.number, 'b')).json()).toMatchObject({ supports: 2 })
  expect((await support(target.number, 'a')).json()).toMatchObject({ supports: 2 })
  expect((await support(target.number, 'c')).json()).toMatchObject({ supports: 3 })

  for (const number of [sent.number, older.number]) {
    const page = await publicPage(number)
    expect([page.statusCode, page.headers.location]).toEqual([301, `/kyiv/${target.number}`])
    const read = await visitor.get(`/cities/kyiv/inquiries/${number}`)
    expect(read.headers.location).toBe(`/api/v1/cities/kyiv/inquiries/${target.number}`)
    expect(read.headers['cache-control']).toBe('no-cache')
  }
  await answerGiven(db, target)
  const own = AuthorView.parse((await post('/receipts/open', { code: sent.receipt })).json())
  expect(own).toMatchObject({ state: 'merged', mergedInto: target.number, public: { state: 'answered' } })
  expect(own.timeline.map(({ step }) => step)).toEqual(['submit', 'merge'])

  // Hidden since: nobody is led to what nobody may read.
  await olena.post(at(target.id, 'hide'), { reason: 'Видно квартиру' })
  expect((await publicPage(older.number)).statusCode).toBe(410)
  expect((await publicPage(sent.number)).statusCode).toBe(404)
  const after = AuthorView.parse((await post('/receipts/open', { code: sent.receipt })).json())
  expect(after).toMatchObject({ mergedInto: null, public: null })
})

test('a merge that is taken back takes back what it brought, wherever it went since, and nothing else', async () => {
  const [target, middle] = [await givenPublished(db), await givenPublished(db)]
  const before = await givenPublished(db, { email: 'kept@example.org' })
  await mergeInto(olena, before, middle.number)
  const one = await givenPublished(db, { email: 'taken-back@example.org' })
  await support(one.number, 'd')
  await mergeInto(olena, one, middle.number)
  await mergeInto(taras, middle, target.number)
  expect(await followersOf(target)).toEqual(['kept@example.org', 'taken-back@example.org'])
  expect((await rowOf(target.id)).supports).toBe(1)

  expect((await olena.post(at(one.id, 'undo'))).json()).toMatchObject({ state: 'published' })
  expect(await followersOf(target)).toEqual(['kept@example.org'])
  expect(await followersOf(middle)).toEqual(['kept@example.org'])
  expect((await rowOf(target.id)).supports).toBe(0)
  expect(await rowOf(one.id)).toMatchObject({ merged_into: null, supports: 1 })
  expect((await publicPage(one.number)).statusCode).toBe(200)

  const waiting = await claimed()
  await mergeInto(olena, waiting, target.number)
  expect((await olena.post(at(waiting.id, 'undo'))).json()).toMatchObject({ state: 'submitted' })
})

test('each into the other at once: one wins, and no chain comes back to where it began', async () => {
  for (let round = 0; round < 12; round += 1) {
    const ring = [await givenPublished(db), await givenPublished(db), await givenPublished(db)]
    const size = round % 2 ? 3 : 2
    const answers = await Promise.all(
      ring.slice(0, size).map((one, place) => {
        const into = ring[(place + 1) % size] ?? one
        return mergeInto(place % 2 ? taras : olena, one, into.number)
      }),
    )
    const done = answers.filter(({ statusCode }) => statusCode === 200)
    expect(done.length).toBeGreaterThanOrEqual(1)
    expect(done.length).toBeLessThan(size)
    for (const { statusCode } of answers) expect([200, 409]).toContain(statusCode)
    const ends = await Promise.all(ring.slice(0, size).map(({ id }) => rowOf(id)))
    expect(ends.filter(({ state }) => state === 'published').length).toBe(size - done.length)
  }
})

test('the merge stands in the life of both', async () => {
  const target = await givenPublished(db)
  const one = await claimed()
  await mergeInto(olena, one, target.number)
  const { rows } = await sql<{ id: string }>`
    select inquiry_id as id from audit where action = 'merge' order by seq desc limit 2`.execute(db)
  expect(rows.map(({ id }) => id).toSorted()).toEqual([one.id, target.id].toSorted())
})
