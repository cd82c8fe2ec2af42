import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { inquiryExpiries, photoExpiries } from '@bezpechne/server/inquiries/retention'
import { clearPhotos } from '@bezpechne/server/inquiries/upkeep'
import { platformExpiries } from '@bezpechne/server/platform/expiries'
import { countDue, removeDue } from '@bezpechne/server/platform/retention'
import { AuthorView, type Submitted, UploadedPhoto } from '@bezpechne/shared/inquiries'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { answerGiven, publishGiven } from './support/inquiries.ts'
import { type Person, people } from './support/people.ts'
import { phonePhoto } from './support/photo.ts'
import { residentOf } from './support/resident.ts'
import { temporaryDirectory } from './support/server.ts'

const database = await freshDatabase()
const { db } = database
const data = temporaryDirectory()
const app = await buildApp(readConfig({ DATA_DIR: data.path, POW_COST: '1' }), { database })
const { post, send } = residentOf(app)
const { as } = await people(app, database)
const expiries = [...photoExpiries(app.storage), ...inquiryExpiries, ...platformExpiries]

let olha: Person
beforeAll(async () => {
  await givenKyiv(db)
  olha = await as('moderator')
})
afterAll(async () => {
  await app.close()
  data.remove()
})

/** What the resident wrote, where, and how to reach them: to be searched for in the whole database. */
const canary = { text: 'Канарка: тут темно', address: 'Канаркова, 7', email: 'canary@example.org' }

async function photo(): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/cities/kyiv/photos',
    headers: { 'content-type': 'image/jpeg', 'idempotency-key': randomUUID() },
    payload: await phonePhoto(),
  })
  return UploadedPhoto.parse(answer.json()).id
}
const fileOf = (id: string) => join(data.path, 'photos/kyiv', `${id}.jpg`)
const open = async ({ receipt }: Submitted) =>
  AuthorView.parse((await post('/receipts/open', { code: receipt })).json())
const look = ({ number }: Submitted) => app.inject(`/api/v1/cities/kyiv/inquiries/${number}`)
const given = async ({ number }: Submitted) =>
  db.selectFrom('inquiry').select(['id', 'number']).where('number', '=', number).executeTakeFirstOrThrow()
const original = async (sent: Submitted) =>
  db
    .selectFrom('inquiry_original')
    .select(['text', 'address', 'happened_at', 'email', sql<boolean>`exact_point is null`.as('placeless')])
    .where('inquiry_id', '=', (await given(sent)).id)
    .executeTakeFirstOrThrow()

async function reject(sent: Submitted): Promise<void> {
  const { id } = await given(sent)
  await olha.post(`/cities/kyiv/moderation/inquiries/${id}/claim`)
  const why = { reason: 'not-safety', note: 'Канарка: так не можна.' }
  const answer = await olha.post(`/cities/kyiv/moderation/inquiries/${id}/reject`, why)
  expect(answer.statusCode).toBe(200)
}

async function givenNote(sent: Submitted): Promise<void> {
  const { id } = await given(sent)
  const note = { inquiry_id: id, author_role: 'moderator', text: 'Канарка-нотатка.' } as const
  await db
    .insertInto('internal_note')
    .values({ city_id: 'kyiv', id: randomUUID(), ...note })
    .execute()
}

/** As if everything about it had happened so many days, or minutes, earlier. */
async function age(sent: Submitted, days: number, minutes = 0): Promise<void> {
  const { id } = await given(sent)
  const time = sql`make_interval(days => ${days}::int, mins => ${minutes}::int)`
  const earlier = (column: string) => sql<Date>`${sql.ref(column)} - ${time}`
  await db
    .updateTable('inquiry')
    .set({
      submitted_at: earlier('submitted_at'),
      published_at: earlier('published_at'),
      answered_at: earlier('answered_at'),
    })
    .where('id', '=', id)
    .execute()
  for (const table of ['inquiry_event', 'internal_note'] as const)
    await db
      .updateTable(table)
      .set({ at: earlier('at') })
      .where('inquiry_id', '=', id)
      .execute()
}

/** A dry run tells what the run then does; the next one finds nothing. */
async function retain(): Promise<Record<string, number>> {
  const told = await countDue(db, expiries)
  const done = await removeDue(db, expiries)
  expect(done).toEqual(told)
  return done
}

test('of what was refused the photos go at once, the words after 30 days; its author still reads why', async () => {
  const picture = await photo()
  const sent = await send({ ...canary, photos: [picture] })
  await retain()
  expect(existsSync(fileOf(picture))).toBe(true)
  await reject(sent)
  await givenNote(sent)
  // While it may be taken back, and a little longer, all of it is still there.
  expect(await clearPhotos(app)).toBe(0)
  expect(existsSync(fileOf(picture))).toBe(true)
  await age(sent, 0, 3)
  expect(await clearPhotos(app)).toBe(1)
  expect(existsSync(fileOf(picture))).toBe(false)

  await age(sent, 29)
  await retain()
  expect(await original(sent)).toMatchObject({ ...canary, placeless: false })
  expect(await wholeDatabase()).toMatch(/Канарк/)

  await age(sent, 2)
  expect(await retain()).toMatchObject({
    'texts, addresses and exact places': 1,
    'e-mail addresses of authors': 1,
    'notes in the history': 1,
    'internal notes': 1,
  })
  expect(await original(sent)).toEqual({
    text: null,
    address: null,
    happened_at: null,
    email: null,
    placeless: true,
  })
  expect(await open(sent)).toMatchObject({
    state: 'rejected',
    reason: 'not-safety',
    note: null,
    text: null,
    at: null,
  })
  expect(await wholeDatabase()).not.toMatch(/Канарк|canary@/)
})

test('of what was published the public version stays, the original goes after 30 days, the e-mail after a year', async () => {
  const [shown, unshown] = [await photo(), await photo()]
  const sent = await send({ ...canary, photos: [shown, unshown] })
  await publishGiven(db, await given(sent), { text: 'Темно.' })
  await db.updateTable('photo').set({ shown: true }).where('id', '=', shown).execute()

  await age(sent, 29)
  await retain()
  expect(await original(sent)).toMatchObject(canary)
  expect(existsSync(fileOf(unshown))).toBe(true)

  await age(sent, 2)
  expect(await retain()).toMatchObject({ photos: 1, 'texts, addresses and exact places': 1 })
  expect(await original(sent)).toMatchObject({
    text: null,
    address: null,
    email: canary.email,
    placeless: true,
  })
  expect([existsSync(fileOf(shown)), existsSync(fileOf(unshown))]).toEqual([true, false])
  expect((await look(sent)).json()).toMatchObject({ text: 'Темно.', photos: [{ width: 800 }] })

  const desk = await olha.get(`/cities/kyiv/moderation/inquiries/${(await given(sent)).id}`)
  expect(desk.json()).toMatchObject({ text: null, address: null, exactAt: null, publicText: 'Темно.' })

  await answerGiven(db, await given(sent))
  await age(sent, 335)
  expect(await retain()).toMatchObject({ 'e-mail addresses of authors': 1 })
  expect((await original(sent)).email).toBeNull()
  expect((await look(sent)).json()).toMatchObject({ colour: 'green' })
})

test('a year after its answer an inquiry is in the archive: off the map, known to its author', async () => {
  const picture = await photo()
  const sent = await send({ photos: [picture] })
  await publishGiven(db, await given(sent))
  await db.updateTable('photo').set({ shown: true }).where('id', '=', picture).execute()
  await answerGiven(db, await given(sent))
  await age(sent, 364)
  expect(await retain()).toMatchObject({ 'answered inquiries to the archive': 0 })
  await age(sent, 2)
  expect(await retain()).toMatchObject({ 'answered inquiries to the archive': 1 })
  const page = await look(sent)
  expect([page.statusCode, page.json().code]).toEqual([410, 'gone'])
  expect(await open(sent)).toMatchObject({ state: 'archived', public: null })
  expect(await retain()).toMatchObject({ photos: 1 })
  expect(existsSync(fileOf(picture))).toBe(false)
})

test('while it waits for a moderator nothing of it goes', async () => {
  const waiting = await send(canary)
  await age(waiting, 300)
  await retain()
  expect(await original(waiting)).toMatchObject(canary)
})

test('however many are due, all go', async () => {
  await db
    .insertInto('rate_limit')
    .values(
      Array.from({ length: 450 }, (_, n) => ({
        action: 'a/60',
        subject: `s${n}`,
        window_start: sql<Date>`now() - interval '24 hours'`,
        hits: 1,
      })),
    )
    .execute()
  expect(await retain()).toMatchObject({ 'traces of network addresses': 450 })
})

/** Every row of every table as text. */
async function wholeDatabase(): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`.execute(
    db,
  )
  const texts: string[] = []
  for (const { name } of rows) {
    const held = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(db)
    texts.push(...held.rows.map(({ row }) => row))
  }
  return texts.join('\n')
}
