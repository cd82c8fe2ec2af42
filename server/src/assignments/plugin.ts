import fp from 'fastify-plugin'

import { noteRoutes } from './note-routes.ts'
import { assignmentRoutes } from './routes.ts'
import { startClockUpkeep } from './upkeep.ts'

const api = { prefix: '/api/v1' }

/** Who has to answer an inquiry and until when, and what those who work on it tell each other. */
export const assignments = fp(async (app) => {
  await app.register(assignmentRoutes, api)
  await app.register(noteRoutes, api)
  if (app.runsJobs) await startClockUpkeep(app.jobs, app.db, app.log)
})
