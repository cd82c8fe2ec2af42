import fp from 'fastify-plugin'

import { liftOver } from './actions.ts'
import { freezeRoutes } from './routes.ts'

export { ringAround } from './circle.ts'

const queue = 'freeze-upkeep'

/** Areas out of sight: made and lifted at the desk, and lifted by the minute when their time is over. */
export const freezes = fp(async (app) => {
  await app.register(freezeRoutes, { prefix: '/api/v1' })
  if (!app.runsJobs) return
  await app.jobs.schedule(queue, '* * * * *')
  await app.jobs.work(queue, { pollingIntervalSeconds: 30 }, async () => {
    const lifted = await liftOver(app.db)
    if (lifted) app.log.info({ count: lifted, queue }, 'frozen areas are shown again')
  })
})
