import type { FastifyBaseLogger } from 'fastify'

import type { Db } from '../platform/database.ts'
import type { Jobs } from '../platform/jobs.ts'
import { removeDue } from '../platform/retention.ts'
import type { Storage } from '../platform/storage.ts'
import { sweepFiles } from './photos.ts'
import { inquiryExpiries, photoExpiries } from './retention.ts'
import { indexTheRest } from './search.ts'
import { closeUnchanged } from './unchanged.ts'

interface Source {
  db: Db
  storage: Storage
}

/** Photos every ten minutes, as those of what was not published are gone within the hour; all else every hour. */
export async function startUpkeep(jobs: Jobs, source: Source, log: FastifyBaseLogger): Promise<void> {
  await jobs.schedule('photo-upkeep', '*/10 * * * *')
  await jobs.work('photo-upkeep', { pollingIntervalSeconds: 30 }, async () => {
    const removed = await clearPhotos(source)
    if (removed) log.info({ count: removed }, 'photos cleared')
  })
  await jobs.schedule('search-upkeep', '*/10 * * * *')
  await jobs.work('search-upkeep', { pollingIntervalSeconds: 30 }, async () => {
    const count = await indexTheRest(source.db)
    if (count) log.info({ count, queue: 'search-upkeep' }, 'made findable')
  })
  await jobs.schedule('retention', '37 * * * *')
  await jobs.work('retention', { pollingIntervalSeconds: 60 }, async () => {
    const closed = await closeUnchanged(source.db)
    if (closed) log.info({ count: closed, queue: 'retention' }, 'no changes came in time')
    const removed = await removeDue(source.db, inquiryExpiries)
    for (const [what, count] of Object.entries(removed)) {
      if (count) log.info({ count, queue: 'retention' }, `time is over for ${what}`)
    }
  })
}

/**
 * Removes photos whose time is over, and files without a row; again and again without harm.
 * @returns how many files went
 */
export async function clearPhotos(source: Source): Promise<number> {
  const removed = await removeDue(source.db, photoExpiries(source.storage))
  const photos = Object.values(removed).reduce((sum, gone) => sum + gone, 0)
  return photos + (await sweepFiles(source))
}
