import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { verifyAudit } from '@bezpechne/server/audit/verify'
import { readConfig } from '@bezpechne/server/config'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { appoint, givenBeat, givenOfficer } from './support/beats.ts'
import { givenKyiv } from './support/cities.ts'
import { freshAddress } from './support/database.ts'
import { type Given, givenPublished, givenSubmitted } from './support/inquiries.ts'
import { people, type Person } from './support/people.ts'
import { temporaryDirectory } from './support/server.ts'

// The server's own pool: with its limits, a wait that never ends is a 503.
const data = temporaryDirectory()
const address = { DATABASE_URL: await freshAddress(), DATA_DIR: data.path }
const app = await buildApp(readConfig({ ...address, WORKER: 'separate', UNDO_SECONDS: '30' }))
await app.ready()
const { db } = app
const { as } = await people(app, { db })

const moderators: Person[] = []
let bodies: string[]
beforeAll(async () => {
  await givenKyiv(db)
  for (const who of ['a', 'b', 'c', 'd']) moderators.push(await as('moderator', 'kyiv', who))
  bodies = [randomUUID(), randomUUID()]
  const municipal = { city_id: 'kyiv', kind: 'municipal' } as const
  for (const id of bodies)
    await db
      .insertInto('organisation')
      .values({ ...municipal, id, name_uk: id, name_en: id })
      .execute()
})
afterAll(async () => {
  await app.close()
  data.remove()
})

const all = '/cities/kyiv/moderation/inquiries'
const face = { title: 'Темний перехід', text: 'Не світить.', place: null, photos: [] }
/** One after the other, and from the first again. */
function pick<T>(from: readonly T[], at: number): T {
  const one = from[at % from.length]
  if (one === undefined) throw new Error('There is none.')
  return one
}
const decider = (at: number) => pick(moderators, at)

/** Somebody waits for news of each, and two more are concerned by each. */
async function givenFollowed(): Promise<Given> {
  const given = await givenPublished(db, { email: `${randomUUID()}@example.org` })
  const concerned = { city_id: 'kyiv', inquiry_id: given.id }
  for (const supporter of [randomUUID(), randomUUID()])
    await db
      .insertInto('support')
      .values({ ...concerned, supporter })
      .execute()
  await db.updateTable('inquiry').set({ supports: 2 }).where('id', '=', given.id).execute()
  return given
}

async function deadlocks(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select deadlocks::int as n from pg_stat_database
    where datname = current_database()`.execute(db)
  return rows[0]?.n ?? Number.NaN
}

/** Counts that no longer fit what is counted, and lives of inquiries with a gap. */
async function halfDone(): Promise<unknown[]> {
  const { rows } = await sql`
    select 'supports' as what, id from inquiry i
     where supports <> (select count(*) from support s where s.inquiry_id = i.id)
    union all
    select 'events', inquiry_id from inquiry_event group by inquiry_id having max(seq) <> count(*)`.execute(
    db,
  )
  return rows
}

test('a merge is taken back while what it led to goes elsewhere: they wait for each other in one order', async () => {
  for (let round = 0; round < 20; round++) {
    const [part, whole, next] = [await givenFollowed(), await givenFollowed(), await givenFollowed()]
    const merged = await decider(0).post(`${all}/${part.id}/merge`, { into: whole.number })
    expect(merged.statusCode, merged.body).toBe(200)
    const answers = await Promise.all([
      decider(0).post(`${all}/${part.id}/undo`),
      decider(1).post(`${all}/${whole.id}/merge`, { into: next.number }),
      decider(2).post(`${all}/bulk-undo`, { ids: [whole.id, part.id] }),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
  }
  expect(await halfDone()).toEqual([])
}, 60_000)

test('200 decisions of four moderators over the same inquiries: each is answered, none is half done', async () => {
  const waiting = await Promise.all(
    Array.from({ length: 16 }, () => givenSubmitted(db, { email: `${randomUUID()}@example.org` })),
  )
  const open = await Promise.all(Array.from({ length: 16 }, givenFollowed))
  for (const [at, { id }] of waiting.entries()) await decider(at).post(`${all}/${id}/claim`)

  const mixed: ((at: number, own: Given, some: Given, other: Given) => Promise<{ statusCode: number }>)[] = [
    (at, own) => decider(at).post(`${all}/${own.id}/publish`, { ...face, organisationId: bodies[0] }),
    (at, _, { id }, { number }) => decider(at + 1).post(`${all}/${id}/merge`, { into: number }),
    (at, own) => decider(at).post(`${all}/${own.id}/reject`, { reason: 'abuse' }),
    (at, _, { number }, { id }) => decider(at + 2).post(`${all}/${id}/merge`, { into: number }),
    (at, { id }) => decider(at).post(`${all}/${id}/undo`),
    (at, _, { id }) => decider(at + 1).post(`${all}/${id}/undo`),
    (at, own, some, other) =>
      decider(at).post(`${all}/bulk-undo`, { ids: [own.id, some.id, other.id].toReversed() }),
    (at, own) => decider(at).post(`${all}/bulk-reject`, { reason: 'abuse', ids: [own.id, waiting[0]?.id] }),
    (at, _, { id }) =>
      decider(at).post(`${all}/${id}/assign`, { organisationId: bodies[at % 2], others: bodies }),
    (at, own, { number }) => decider(at).post(`${all}/${own.id}/merge`, { into: number }),
    (at, _, { id }) => decider(at).post(`${all}/${id}/hide`, { reason: 'Скарга' }),
    (at, _, { id }) => decider(at + 1).post(`${all}/${id}/restore`),
    (at, own) => decider(at).post(`${all}/${own.id}/claim`),
  ]
  const statuses = new Map<number, number>()
  // Forty at once, as four desks over a bad link that comes back.
  for (let wave = 0; wave < 200; wave += 40) {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => {
        const at = wave + n
        return pick(mixed, at)(at, pick(waiting, at * 5), pick(open, at * 7), pick(open, at * 11 + 1))
      }),
    )
    for (const { statusCode } of answers) statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1)
  }
  process.stdout.write(`200 mixed decisions: ${JSON.stringify(Object.fromEntries(statuses))}\n`)
  expect([...statuses.keys()].filter((status) => ![200, 409].includes(status))).toEqual([])
  expect(statuses.get(200)).toBeGreaterThan(50)
  expect(await halfDone()).toEqual([])
  expect(await deadlocks()).toBe(0)
  expect(await verifyAudit(db)).toMatchObject([{ city: 'kyiv', broken: null }])
}, 60_000)

test('a card is changed while its officer is sent on leave and appointed: one after the other', async () => {
  const head = await as('head')
  const desk = '/cities/kyiv/desk'
  await givenBeat(db, 'W-01', [30.4, 50.4, 30.45, 50.5])
  const officerId = await givenOfficer(db, 'Сергій Ткаченко')
  await appoint(db, 'W-01', officerId)
  const nowhere = { office: { uk: '', en: '' }, officeAt: null, hours: [], stationId: null, leftOn: null }
  const who = { code: 'A-1', kind: 'dop', rank: 'major', name: { uk: 'Сергій', en: 'Serhii' }, staffId: null }
  const card = { ...who, ...nowhere, phones: [], languages: ['uk'] }
  const before = await deadlocks()
  const statuses: number[] = []
  for (let version = 1; version <= 12; version += 1) {
    const day = `2027-01-${String(version).padStart(2, '0')}`
    const away = { officerId, kind: 'leave', since: day, until: day, substituteId: null }
    const duty = { beat: 'W-01', officerId, duty: 'deputy', since: day, until: null }
    const answers = await Promise.all([
      head.post(`${desk}/officers/${officerId}`, { ...card, version }),
      head.post(`${desk}/absences`, away),
      head.post(`${desk}/appointments`, duty),
    ])
    statuses.push(...answers.map(({ statusCode }) => statusCode))
  }
  expect([new Set(statuses), await deadlocks()]).toEqual([new Set([200]), before])
})
