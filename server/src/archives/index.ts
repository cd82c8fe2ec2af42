import fp from 'fastify-plugin'

import { makeArchives, sweepArchives } from './requests.ts'
import { archiveRoutes, archiveStepRoutes } from './routes.ts'
import { archiveKey } from './signing.ts'

export { exportCity } from './exporting.ts'
export { type Imported, importCity } from './importing.ts'
export { mediaIn } from './media.ts'
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
  const report = (error: unknown) =>
    app.log.error({ err: error, queue }, 'an archive failed, to be tried again')
  let running = Promise.resolve()
  const start = () => (running = running.then(async () => void (await makeArchives(work))).catch(report))

  const stopHearing = await app.hearNotices('archive_waits', () => void start())
  // Every minute: what a process left that died, and what nobody heard of.
  await app.jobs.schedule(queue, '* * * * *')
  await app.jobs.work(queue, { pollingIntervalSeconds: 30 }, async () => {
    await start()
    const count = await sweepArchives(work)
    if (count) app.log.info({ count, queue }, 'archives removed')
  })
  app.addHook('onClose', async function stopArchives() {
    await stopHearing()
    await running
  })
})
