import type { FastifyBaseLogger } from 'fastify'

import type { Db } from '../platform/database.ts'
import type { Jobs } from '../platform/jobs.ts'
import type { Storage } from '../platform/storage.ts'
import { clearPhotos } from './photos.ts'

const queue = 'photo-upkeep'

/** Every ten minutes: photos of what was not published are gone within the hour. */
export async function startPhotoUpkeep(
  jobs: Jobs,
  source: { db: Db; storage: Storage },
  log: FastifyBaseLogger,
): Promise<void> {
  await jobs.schedule(queue, '*/10 * * * *')
  await jobs.work(queue, { pollingIntervalSeconds: 30 }, async () => {
    const removed = await clearPhotos(source)
    if (removed) log.info({ count: removed }, 'photos cleared')
  })
}
