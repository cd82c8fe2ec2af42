import { setTimeout as pause } from 'node:timers/promises'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { closeUnchanged } from '@bezpechne/server/inquiries/unchanged'
import type { BulkOutcome } from '@bezpechne/shared/queue'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenSubmitted } from './support/inquiries.ts'
import { people, type Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
await givenKyiv(db)
// The outbox is looked at here: its worker is elsewhere.
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { as } = await people(app, database)
const olena = await as('moderator')
const taras = await as('moderator', 'kyiv', 'second')
afterAll(() => app.close())

// NOTE: the embedded engine is one session: a round there takes ten times as long and races less.
const rounds = process.env['TEST_DATABASE_URL'] ? 200 : 40

const desk = '/cities/kyiv/moderation/inquiries'
const edited = { title: 'Темний перехід', text: 'Не світить.', place: null, photos: [] }

type Act = () => Promise<boolean>
interface Round {
  what: string
  /** What is there before; its id. */
  given: () => Promise<string>
  /** Done at once; each says whether it had an effect. */
  acts: (id: string) => Act[]
  /** Steps of which one, and no other, must be there after; those that led here are not counted. */
  steps: string[]
}

const done = async (reply: ReturnType<Person['post']>) => (await reply).statusCode === 200
const decide = (who: Person, id: string, step: string, body: object) => () =>
  done(who.post(`${desk}/${id}/${step}`, body))
const wave = (who: Person, id: string) => async () => {
  const reply = await who.post(`${desk}/bulk-reject`, { ids: [id], reason: 'abuse' })
  return reply.json<BulkOutcome>().done.length === 1
}
/** Takes what is free and decides at once, as with two keys. */
const openAndDecide = (who: Person, id: string, step: string, body: object) => async () => {
  await who.post(`${desk}/${id}/claim`)
  return done(who.post(`${desk}/${id}/${step}`, body))
}
const held = async () => {
  const { id } = await givenSubmitted(db)
  await olena.post(`${desk}/${id}/claim`)
  return id
}
const waitingForAuthor = async () => {
  const id = await held()
  await olena.post(`${desk}/${id}/request-changes`, { reason: 'unclear' })
  await db
    .updateTable('inquiry')
    .set({ changes_until: sql<Date>`now() - interval '1 second'` })
    .where('id', '=', id)
    .execute()
  return id
}

const kinds: Round[] = [
  {
    what: 'two moderators open and decide the same',
    given: async () => (await givenSubmitted(db)).id,
    acts: (id) => [
      openAndDecide(olena, id, 'publish', edited),
      openAndDecide(taras, id, 'reject', { reason: 'abuse' }),
    ],
    steps: ['publish', 'reject'],
  },
  {
    what: 'one moderator decides in two windows',
    given: held,
    acts: (id) => [
      decide(olena, id, 'publish', edited),
      decide(olena, id, 'reject', { reason: 'duplicate' }),
      decide(olena, id, 'request-changes', { reason: 'unclear' }),
    ],
    steps: ['publish', 'reject', 'request-changes'],
  },
  {
    what: 'two waves over the same',
    given: async () => (await givenSubmitted(db)).id,
    acts: (id) => [wave(olena, id), wave(taras, id)],
    steps: ['reject'],
  },
  {
    what: 'a moderator takes back what a job ends',
    given: waitingForAuthor,
    acts: (id) => [decide(olena, id, 'undo', {}), async () => (await closeUnchanged(db)) === 1],
    steps: ['undo', 'reject'],
  },
]

test(`in ${rounds} rounds of deciding the same at once: one effect, one event, one notice`, async () => {
  const began = performance.now()
  const winners = new Map<string, number>()
  for (let round = 0; round < rounds; round++) {
    const kind = kinds[round % kinds.length]
    if (!kind) continue
    const id = await kind.given()
    await db.deleteFrom('outbox').execute()
    const lead = round % 3
    const outcomes = await Promise.all(
      // Now the one, now the other is a moment ahead.
      kind.acts(id).map(async (act, place) => {
        if (lead > 0 && place === lead - 1) await pause(round % 5)
        return act()
      }),
    )
    expect(outcomes.filter(Boolean), kind.what).toHaveLength(1)
    await expectOneTrace(id, kind)
    const winner = `${kind.what}: ${outcomes.indexOf(true) + 1}`
    winners.set(winner, (winners.get(winner) ?? 0) + 1)
  }
  const seconds = (performance.now() - began) / 1000
  process.stdout.write(
    `${rounds} rounds in ${seconds.toFixed(1)} s, one effect, one event and one notice in each. Won by:\n${[...winners].map(([who, count]) => `  ${who}: ${count}`).join('\n')}\n`,
  )
}, 120_000)

async function expectOneTrace(id: string, { what, steps }: Round): Promise<void> {
  const { rows: events } = await sql<{ step: string }>`
    select step from inquiry_event where inquiry_id = ${id}::uuid and step in (${sql.join(steps)})`.execute(
    db,
  )
  expect(events, what).toHaveLength(1)
  const { rows: news } = await sql<{ step: string }>`
    select payload->>'step' as step from outbox where event = 'inquiry.moved' and payload->>'inquiryId' = ${id}`.execute(
    db,
  )
  expect(news, what).toEqual(events)
  const { state } = await db
    .selectFrom('inquiry')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(state, what).toBe(leadsTo[events[0]?.step ?? ''])
}

const leadsTo: Record<string, string> = {
  publish: 'published',
  reject: 'rejected',
  'request-changes': 'needs-changes',
  undo: 'submitted',
}
