import fp from 'fastify-plugin'

import { openStorage } from '../platform/storage.ts'
import { cleanDumps, clearDumps, writeDumps } from './dumping.ts'
import { dumpRoutes } from './routes.ts'

interface Options {
  DATA_DIR: string
  DUMP_DAYS: number
}

/** Dated files of the public data, and how what was taken away leaves the older ones. */
export const dumps = fp(async (app, { DATA_DIR, DUMP_DAYS }: Options) => {
  const storage = openStorage(DATA_DIR, 'dumps')
  await app.register(dumpRoutes, { prefix: '/api/v1', storage })
  if (!app.runsJobs) return
  const { db, jobs, log } = app

  // Every hour, not at midnight alone: who was without light then writes it in the morning.
  await jobs.schedule('dumps', '20 * * * *')
  await jobs.work('dumps', { pollingIntervalSeconds: 60 }, async () => {
    if (DUMP_DAYS > 0) {
      const count = await writeDumps({ db, storage })
      if (count) log.info({ count, queue: 'dumps' }, 'dumps written')
    }
    await clearDumps({ db, storage }, DUMP_DAYS)
  })
  await jobs.schedule('dumps-cleaning', '* * * * *')
  await jobs.work('dumps-cleaning', { pollingIntervalSeconds: 30 }, async () => {
    const count = await cleanDumps({ db, storage })
    if (count) log.info({ count, queue: 'dumps-cleaning' }, 'dumps written anew')
  })
})
