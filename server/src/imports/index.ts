import fp from 'fastify-plugin'

import { removeDue } from '../platform/retention.ts'
import { workWhatWaits } from '../platform/waiting-work.ts'
import { importPieceRoutes } from './piece-routes.ts'
import { placeEndRoutes, placeImportRoutes, placeReadingRoutes, placeStepRoutes } from './place-routes.ts'
import { importExpiries } from './retention.ts'
import { importEndRoutes, importReadingRoutes, importRoutes, importStepRoutes } from './routes.ts'
import { workOff } from './working.ts'

const api = { prefix: '/api/v1' }

/** Files of inquiries and of streets that a city brings: read, checked and written in slices by whoever runs the jobs. */
export const imports = fp(async (app) => {
  for (const routes of [
    importRoutes,
    importReadingRoutes,
    importStepRoutes,
    importEndRoutes,
    placeImportRoutes,
    placeReadingRoutes,
    placeStepRoutes,
    placeEndRoutes,
    importPieceRoutes,
  ])
    await app.register(routes, api)
  if (!app.runsJobs) return
  await workWhatWaits(app, {
    queue: 'imports',
    channel: 'import_waits',
    work: ({ signal, report }) => workOff(app.db, report, () => !signal.aborted),
    tidy: async () => void (await removeDue(app.db, importExpiries)),
  })
})
