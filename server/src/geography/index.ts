import fp from 'fastify-plugin'

import { mapFileRoutes } from './file-routes.ts'
import { reassignAll } from './reassigning.ts'
import { geographyRoutes } from './routes.ts'

const api = { prefix: '/api/v1' }

/** The boundary of a city and its districts: read from files, compared, replaced; old inquiries follow. */
export const geography = fp(async (app) => {
  await app.register(geographyRoutes, api)
  await app.register(mapFileRoutes, api)
  if (!app.runsJobs) return
  let closing = false
  app.addHook('onClose', async function stopBetweenSlices() {
    closing = true
  })
  // What a process left when it ended is taken up within the minute, and at the next start at once.
  await app.jobs.schedule('borders', '* * * * *')
  await app.jobs.work('borders', { pollingIntervalSeconds: 5 }, async () => {
    const count = await reassignAll(app.db, { mayGoOn: () => !closing })
    if (count) app.log.info({ count, queue: 'borders' }, 'slices of inquiries given new districts')
  })
  await app.jobs.send('borders', {})
})
