import fp from 'fastify-plugin'

import { workWhatWaits } from '../platform/waiting-work.ts'
import { makeArchives, sweepArchives } from './requests.ts'
import { archiveRoutes, archiveStepRoutes } from './routes.ts'
import { archiveKey } from './signing.ts'

export { exportCity } from './exporting.ts'
export { type Imported, importCity } from './importing.ts'
export { mediaIn } from './media.ts'
export { asideName } from './packing.ts'
export { ArchiveRefused } from './refused.ts'
export { archiveKey } from './signing.ts'

interface Options {
  DATA_DIR: string
  ARCHIVE_KEY: string
}

const queue = 'archives'

/** A whole city as one signed file, asked for at the desk; the command does the same, and brings one in. */
export const archives = fp(async (app, { DATA_DIR, ARCHIVE_KEY }: Options) => {
  await app.register(archiveRoutes, { prefix: '/api/v1', dataDir: DATA_DIR })
  await app.register(archiveStepRoutes, { prefix: '/api/v1' })
  if (!app.runsJobs) return
  const work = { db: app.db, dataDir: DATA_DIR, key: archiveKey(ARCHIVE_KEY) }
  await workWhatWaits(app, {
    queue,
    channel: 'archive_waits',
    work: async ({ signal }) => void (await makeArchives(work, signal)),
    async tidy() {
      const count = await sweepArchives(work)
      if (count) app.log.info({ count, queue }, 'archives removed')
    },
  })
})
