import fp from 'fastify-plugin'

import { setMissing } from './due.ts'
import { calendarRoutes } from './routes.ts'

/** How a city works, and until when its bodies must answer. */
export const clocks = fp(async (app) => {
  await app.register(calendarRoutes, { prefix: '/api/v1' })
  if (!app.runsJobs) return
  app.addHook('onReady', async function setClocksThatMiss() {
    await setMissing(app.db)
  })
})
