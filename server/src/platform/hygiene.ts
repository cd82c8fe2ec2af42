import fp from 'fastify-plugin'
import { sql } from 'kysely'

import type { Db } from './database.ts'

const queue = 'hygiene'

// NOTE: a challenge is forgotten only when it has run out: until then its row is what refuses it a second time.
const stale = {
  idempotency: sql<boolean>`created_at < now() - interval '48 hours'`,
  spent_challenge: sql<boolean>`expires_at < now() - interval '1 hour'`,
  rate_limit: sql<boolean>`window_start < now() - interval '24 hours'`,
} as const

/**
 * Forgets answers nobody will ask for again, challenges that have run out, and who asked how often.
 * @returns how many rows of each went
 */
export async function cleanUp(db: Db): Promise<Record<keyof typeof stale, number>> {
  const gone = { idempotency: 0, spent_challenge: 0, rate_limit: 0 }
  for (const table of ['idempotency', 'spent_challenge', 'rate_limit'] as const) {
    const { numDeletedRows } = await db.deleteFrom(table).where(stale[table]).executeTakeFirst()
    gone[table] = Number(numDeletedRows)
  }
  return gone
}

export const hygiene = fp(async (app) => {
  if (!app.runsJobs) return
  await app.jobs.schedule(queue, '7 * * * *')
  await app.jobs.work(queue, { pollingIntervalSeconds: 60 }, async () => {
    const gone = await cleanUp(app.db)
    app.log.info({ count: Object.values(gone).reduce((sum, count) => sum + count, 0), queue }, 'cleaned up')
  })
})
