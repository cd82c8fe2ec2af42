import fp from 'fastify-plugin'

import { platformExpiries } from './expiries.ts'
import { removeDue } from './retention.ts'

const queue = 'hygiene'

export const hygiene = fp(async (app) => {
  if (!app.runsJobs) return
  await app.jobs.schedule(queue, '7 * * * *')
  await app.jobs.work(queue, { pollingIntervalSeconds: 60 }, async () => {
    const removed = await removeDue(app.db, platformExpiries)
    app.log.info(
      { count: Object.values(removed).reduce((sum, count) => sum + count, 0), queue },
      'cleaned up',
    )
  })
})
