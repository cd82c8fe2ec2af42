import fp from 'fastify-plugin'

import { transact } from '../platform/database.ts'
import { workWhatWaits } from '../platform/waiting-work.ts'
import { makeArchives, sweepArchives } from './requests.ts'
import { archiveRoutes, archiveStepRoutes } from './routes.ts'
import { archiveKey } from './signing.ts'
import { tellSeconds } from './telling-queries.ts'

export { exportCity } from './exporting.ts'
export { type Imported, importCity } from './importing.ts'
export { mediaIn } from './media.ts'
export { asideName } from './packing.ts'
export { ArchiveRefused } from './refused.ts'
export { archiveKey } from './signing.ts'
export { findArchiveTold } from './telling-queries.ts'

interface Options {
  DATA_DIR: string
  ARCHIVE_KEY: string
  SMTP_URL?: string | undefined
}

const queue = 'archives'

/** A whole city as one signed file, asked for at the desk; the command does the same, and brings one in. */
export const archives = fp(async (app, { DATA_DIR, ARCHIVE_KEY, SMTP_URL }: Options) => {
  const api = { prefix: '/api/v1', mails: SMTP_URL !== undefined }
  await app.register(archiveRoutes, { ...api, dataDir: DATA_DIR })
  await app.register(archiveStepRoutes, api)
  if (!app.runsJobs) return
  const work = {
    db: app.db,
    dataDir: DATA_DIR,
    key: archiveKey(ARCHIVE_KEY),
    // NOTE: by its number an operator finds here what an administrator was told of.
    report: (err: unknown, archive: string) => app.log.error({ err, queue, archive }, 'an archive failed'),
  }
  await workWhatWaits(app, {
    queue,
    channel: 'archive_waits',
    work: async ({ signal }) => void (await makeArchives(work, signal)),
    async tidy() {
      await transact(app.db, tellSeconds)
      const count = await sweepArchives(work)
      if (count) app.log.info({ count, queue }, 'archives removed')
    },
  })
})
