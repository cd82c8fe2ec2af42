import type { FastifyBaseLogger } from 'fastify'

import { type Db, unhurried } from '../platform/database.ts'
import type { Jobs } from '../platform/jobs.ts'
import { prune, rebuild, recount, vacuum } from './fold-queries.ts'

const queue = 'map-upkeep'

/** Every night: count again, repair what differs, forget what counts nothing. */
export async function startUpkeep(jobs: Jobs, db: Db, log: FastifyBaseLogger): Promise<void> {
  await jobs.schedule(queue, '20 3 * * *', null, { tz: 'Europe/Kyiv' })
  await jobs.work(queue, { pollingIntervalSeconds: 60 }, async () =>
    unhurried(db, (alone) => keepUp(alone, log)),
  )
}

export async function keepUp(db: Db, log: FastifyBaseLogger): Promise<void> {
  const differences = await recount(db)
  if (Object.values(differences).some((count) => count !== 0)) {
    log.error({ differences }, 'The map differs from the inquiries: rebuilding it')
    await rebuild(db)
  }
  await prune(db)
  await vacuum(db)
}
