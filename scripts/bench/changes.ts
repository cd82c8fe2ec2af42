import type { Db } from '@bezpechne/server/platform/database'
import { sql } from 'kysely'

import type { Case, Figure, Results } from './results.ts'
import { sampleOf } from './sample.ts'

const changes = { plain: 'change without the outbox', kept: 'change with the outbox' }
const section = 'A change of state'

interface Inquiry {
  city: string
  id: string
}

/** Answered ones drawn at random, to be reopened and answered again. */
export async function listChangeable(db: Db, most: number): Promise<Inquiry[]> {
  const { rows } = await sql<Inquiry>`
    with all_of as materialized (select city_id as city, id from inquiry where state = 'answered'),
      step as (select greatest(1, count(*) / ${most}::int) as n from all_of)
    select city, id from all_of, step where abs(hashtext(id::text)::int8) % step.n = 0 order by hashtext(id::text), id limit ${most}::int`.execute(
    db,
  )
  return rows
}

type To = 'answered' | 'reopened'

/** As a step of the product changes it: from the stated state alone. */
export async function change(db: Db, { city, id }: Inquiry, to: To): Promise<void> {
  const from = to === 'answered' ? 'reopened' : 'answered'
  const answered = to === 'answered' ? sql`now()` : sql`answered_at`
  await sql`update inquiry set state = ${to}, answered_at = ${answered}
    where city_id = ${city} and id = ${id}::uuid and state = ${from}`.execute(db)
}

const plainly = (on: boolean) => sql.raw(`set session_replication_role = ${on ? 'replica' : 'origin'}`)

/** One after another, each its own transaction, there and back; the outbox is folded before the next. */
export async function changeCases(db: Db, most: number): Promise<Case[]> {
  const inquiries = await listChangeable(db, most)
  const times = (alone: Db, to: To) => Promise.resolve(timesOf(alone, inquiries, to))
  const one = (id: string, plain: boolean): Case => ({
    id,
    section,
    beside: changes.plain,
    run: () =>
      db.connection().execute(async (alone) => {
        await plainly(plain).execute(alone)
        const began = performance.now()
        const all = [...(await times(alone, 'reopened')), ...(await times(alone, 'answered'))]
        const seconds = (performance.now() - began) / 1000
        await plainly(false).execute(alone)
        await foldAll(alone)
        return sampleOf(all, { seconds, failed: 0 })
      }),
  })
  return [one(changes.plain, true), one(changes.kept, false), ...foldCases(db, inquiries)]
}

async function timesOf(db: Db, inquiries: Inquiry[], to: To): Promise<number[]> {
  const times: number[] = []
  for (const inquiry of inquiries) {
    const start = performance.now()
    await change(db, inquiry, to)
    times.push(performance.now() - start)
  }
  return times
}

const sizes = [1, 50, 200]

function foldCases(db: Db, inquiries: Inquiry[]): Case[] {
  return sizes.map((size) => ({
    id: `fold of ${size}`,
    section,
    async run() {
      const times: number[] = []
      for (let turn = 0; turn < 6; turn++) {
        for (const inquiry of inquiries.slice(0, size))
          await change(db, inquiry, turn % 2 ? 'answered' : 'reopened')
        const start = performance.now()
        await sql`select taken from map_fold(500)`.execute(db)
        times.push(performance.now() - start)
      }
      return sampleOf(times, { seconds: times.reduce((sum, ms) => sum + ms, 0) / 1000, failed: 0 })
    },
  }))
}

export async function foldAll(db: Db): Promise<void> {
  for (let taken = 1; taken > 0;) {
    const { rows } = await sql<{ taken: number }>`select taken from map_fold(200)`.execute(db)
    taken = rows[0]?.taken ?? 0
  }
}

export function changeFigures(results: Results): Figure[] {
  return [
    ...results.ratio('change with the outbox : without, p50', [changes.kept, changes.plain], 'p50', {
      most: 1.3,
    }),
    ...sizes.flatMap((size) =>
      results.time(`fold of ${size}`, `fold of ${size}`, 'p50', size === 50 ? { most: 30 } : undefined),
    ),
  ]
}
