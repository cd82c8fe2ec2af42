import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { ResidentNews } from '@bezpechne/shared/resident-news'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { answerGiven, givenPublished, publishGiven } from './support/inquiries.ts'
import { signedInAs } from './support/mail-links.ts'
import { people, type Person } from './support/people.ts'
import { residentOf } from './support/resident.ts'

const database = await freshDatabase()
const { db } = database
// Letters have their own story: here nobody forwards them.
const settings = { SMTP_URL: 'smtp://127.0.0.1:1', WORKER: 'separate' }
const app = await buildApp(readConfig({ ...settings, POW_COST: '1', SUBMIT_LIMITS: '100000/h' }), {
  database,
})
const { as } = await people(app, database)
const { post, send } = residentOf(app)
const olia = 'olia@example.org'
const desk = '/cities/kyiv/moderation/inquiries'

let home: Person
let moderator: Person
beforeAll(async () => {
  await givenKyiv(db)
  moderator = await as('moderator')
  home = await signedInAs(app, { db }, olia)
})
beforeEach(async () => {
  for (const table of ['inquiry', 'reader'] as const) await db.deleteFrom(table).execute()
})
afterAll(() => app.close())

const rowOf = (number: string) =>
  db.selectFrom('inquiry').select('id').where('number', '=', number).executeTakeFirstOrThrow()

test('who is signed in follows at once with that address: no letter, and nothing that is typed', async () => {
  const wish = { what: { kind: 'city' }, rhythm: 'daily' }
  const answers = [
    await home.post('/cities/kyiv/follow', wish),
    await home.post('/cities/kyiv/follow', { ...wish, email: 'petro@example.org' }),
    await post('/cities/kyiv/follow', wish),
  ]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202, 400])
  expect(answers[1]?.json()).toEqual({ state: 'following' })
  const readers = await db.selectFrom('reader').select('address_key as key').execute()
  expect(readers.map(({ key }) => key)).toEqual([app.addressKey(olia)])
  const { items } = (await home.post('/follow/open', {})).json<{ items: object[] }>()
  expect(items).toMatchObject([{ kind: 'city', rhythm: 'daily' }])
  // Another browser, without the session, learns nothing of it.
  expect((await post('/follow/open', {})).statusCode).toBe(404)
})

test('news of one’s own and of what one follows: the last of each, new until it was read; of strangers only what is public', async () => {
  const news = async (who = home) => ResidentNews.parse((await who.get('/mine/news')).json())
  const before = await givenPublished(db, { title: 'До стеження' })
  await home.post('/cities/kyiv/follow', { what: { kind: 'city' }, rhythm: 'weekly' })
  const mine = await send({ email: 'Olia@Example.org' })
  await publishGiven(db, { id: (await rowOf(mine.number)).id, number: mine.number })
  const refused = await send({ email: olia })
  const { id } = await rowOf(refused.number)
  await moderator.post(`${desk}/${id}/claim`, {})
  await moderator.post(`${desk}/${id}/reject`, { reason: 'not-safety' })
  const [street, hidden, frozen] = [
    await givenPublished(db, { title: 'Яма' }),
    await givenPublished(db, { title: 'Приховане' }),
    await givenPublished(db, { title: 'У прихованій зоні' }),
  ]
  await moderator.post(`${desk}/${hidden.id}/hide`, { reason: 'Видно квартиру' })
  await sql`insert into frozen_inquiry select city_id, id, id from inquiry where id = ${frozen.id}::uuid`.execute(
    db,
  )
  const numbers = async () => (await news()).items.map((line) => [line.number, line.own, line.fresh])
  expect(await numbers()).toEqual([
    [street.number, false, true],
    [refused.number, true, true],
    [mine.number, true, true],
  ])
  const { until } = await news()
  expect((await home.post('/mine/news/seen', { until })).statusCode).toBe(200)
  expect((await numbers()).map(([, , fresh]) => fresh)).toEqual([false, false, false])
  await answerGiven(db, before)
  await home.post('/mine/news/seen', { until })
  expect(await numbers()).toEqual([
    [before.number, false, true],
    [street.number, false, false],
    [refused.number, true, false],
    [mine.number, true, false],
  ])
  // The clock of a device does not reach into the future.
  await home.post('/mine/news/seen', { until: '2999-01-01T00:00:00Z' })
  await answerGiven(db, street)
  expect((await numbers())[0]).toEqual([street.number, false, true])
  expect((await news(await signedInAs(app, { db }, 'petro@example.org'))).items).toEqual([])
  expect((await post('/mine/news/seen', { until })).statusCode).toBe(401)
  await home.post('/mine/erase', { confirm: olia, published: 'keep' })
  expect(await db.selectFrom('resident_seen').selectAll().execute()).toEqual([])
})
