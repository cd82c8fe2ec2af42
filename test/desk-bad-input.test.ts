import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { Problem } from '@bezpechne/shared/errors'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { answerGiven, type Given, givenAnswered, givenSubmitted } from './support/inquiries.ts'
import { people, type Person } from './support/people.ts'
import { residentOf } from './support/resident.ts'
import { sampleBodies } from './support/sample-bodies.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate', POW_COST: '1' }), { database })
const { visitor, as } = await people(app, database)
const routes = await sampleBodies(app)
afterAll(() => app.close())

let staff: Person[]
beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  staff = [await as('moderator'), await as('responder'), await as('administrator')]
})

const named: Record<string, string> = {
  card: 'danger',
  kind: 'reject',
  reason: 'abuse',
  city: 'kyiv',
  code: 'police',
  beat: 'HOL-01',
  half: '2026-1',
}
const filled = (url: string, given: Given) =>
  url.replaceAll(/:(\w+)/g, (_, name: string) => {
    if (name === 'number') return given.number
    return named[name] ?? given.id
  })
const rows = async () => {
  const counts = await sql<{ all: string }>`select concat_ws(' ', (select count(*) from inquiry_event),
    (select count(*) from answer), (select count(*) from assignment), (select count(*) from outbox),
    (select sum(version) from inquiry), (select count(*) from internal_note)) as all`.execute(db)
  return counts.rows[0]?.all
}

test('a version beyond what is counted is refused by its field, wherever there is one', async () => {
  const given = await givenAnswered(db)
  const versioned = routes.filter(({ schema }) => schema?.properties?.['version'])
  expect(versioned.length).toBeGreaterThan(15)
  for (const { url, body } of versioned) {
    for (const version of [2_147_483_647, Number.MAX_SAFE_INTEGER, 1e300, -1, 1.5]) {
      const told = await Promise.all(
        staff.map((one) => one.post(filled(url, given), { ...Object(body), version })),
      )
      const through = told.filter(({ statusCode }) => statusCode !== 404)
      expect(through.map((answer) => `${url} ${version} ${answer.statusCode}`)).toEqual(
        through.map(() => `${url} ${version} 400`),
      )
      for (const answer of through)
        expect(Problem.parse(answer.json()).errors?.map(({ path }) => path)).toContain('version')
    }
  }
})

test('a filter with the end of a C string is refused by its name', async () => {
  for (const url of ['/moderation/queue?district=a%00b', '/audit?actor=%00', '/answers?q=%00%00%00']) {
    const told = await Promise.all(staff.map((one) => one.get(`/cities/kyiv${url}`)))
    const [answer] = told.filter(({ statusCode }) => statusCode !== 404)
    expect(answer?.statusCode, url).toBe(400)
    expect(answer?.json()).toMatchObject({ errors: [{ code: 'hidden-characters' }] })
  }
})

test('with the ids of another city nothing is read and nothing is done, whatever the body', async () => {
  const city = 'ternopil'
  const theirs = await givenSubmitted(db, {
    city,
    at: { lat: 49.55, lng: 25.59 },
    text: 'Тернопільська канарка.',
  })
  const answered = await givenAnswered(db, {
    city,
    at: { lat: 49.55, lng: 25.59 },
    text: 'Тернопільська канарка.',
    title: 'Тернопільська канарка',
  })
  const naming = { ids: [theirs.id], into: answered.number, photos: [] }
  const before = await rows()
  const posts = routes.filter(({ url }) => /:(id|number)|bulk/.test(url) && url.includes(':city'))
  for (const { url, body } of posts) {
    for (const given of [theirs, answered]) {
      for (const one of [...staff, visitor]) {
        const known = Object.keys(Object(body))
        const theirOwn = Object.fromEntries(Object.entries(naming).filter(([name]) => known.includes(name)))
        const answer = await one.post(filled(url, given), { ...Object(body), ...theirOwn })
        expect([url, answer.statusCode < 500, answer.body.includes('канарка')]).toEqual([url, true, false])
        expect(answer.statusCode >= 400 || answer.body.includes('"done":[]'), `${url} ${answer.body}`).toBe(
          true,
        )
      }
    }
  }
  const gets = app.accessList.filter(
    ({ method, url }) => method === 'GET' && /^\/api\/v1.*:(id|number)/.test(url),
  )
  for (const { url } of gets) {
    for (const given of [theirs, answered]) {
      const told = await Promise.all([...staff, visitor].map((one) => one.get(filled(url, given))))
      expect(
        told.map(({ body }) => body.includes('канарка')),
        url,
      ).toEqual(told.map(() => false))
    }
  }
  expect(await rows()).toBe(before)
})

test('said twice at once that the answer helped, it is remembered once', async () => {
  const { send, post } = residentOf(app)
  const { number, receipt } = await send()
  const { id } = await db
    .selectFrom('inquiry')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const [moderator] = staff
  await moderator?.post(`/cities/kyiv/moderation/inquiries/${id}/claim`)
  const face = { title: 'Темний перехід', text: 'Не світить.', place: null, photos: [] }
  await moderator?.post(`/cities/kyiv/moderation/inquiries/${id}/publish`, face)
  await answerGiven(db, { id, number })
  const say = () =>
    post(`/cities/kyiv/inquiries/${number}/dispute`, { code: receipt, verdict: 'confirm' }, randomUUID())
  const said = await Promise.all(Array.from({ length: 8 }, say))
  expect(said.map(({ statusCode }) => statusCode)).toEqual(said.map(() => 200))
  const events = await db
    .selectFrom('inquiry_event')
    .select('seq')
    .where('inquiry_id', '=', id)
    .where('step', '=', 'confirm')
    .execute()
  expect(events).toHaveLength(1)
})
