import fp from 'fastify-plugin'

import { removeDue } from '../platform/retention.ts'
import { importExpiries } from './retention.ts'
import {
  importEndRoutes,
  importPieceRoutes,
  importReadingRoutes,
  importRoutes,
  importStepRoutes,
} from './routes.ts'
import { workOff } from './working.ts'

const api = { prefix: '/api/v1' }
const queue = 'imports'

/** Files of inquiries that a city brings: read, checked and written in slices by whoever runs the jobs. */
export const imports = fp(async (app) => {
  for (const routes of [
    importRoutes,
    importReadingRoutes,
    importStepRoutes,
    importEndRoutes,
    importPieceRoutes,
  ])
    await app.register(routes, api)
  if (!app.runsJobs) return
  let closing = false
  let running = Promise.resolve()
  const report = (error: unknown) =>
    app.log.error({ err: error, queue }, 'an import failed, to be tried again')
  // One after another in a process; with several processes each takes another file.
  const start = () => (running = running.then(() => workOff(app.db, report, () => !closing)).catch(report))

  const stopHearing = await app.hearNotices('import_waits', () => void start())
  // Every minute: what a process left that died, and what nobody heard of.
  await app.jobs.schedule(queue, '* * * * *')
  await app.jobs.work(queue, { pollingIntervalSeconds: 30 }, async () => {
    await start()
    await removeDue(app.db, importExpiries)
  })
  app.addHook('onClose', async function stopImports() {
    closing = true
    await stopHearing()
    await running
  })
})
