import fp from 'fastify-plugin'

import { openStorage } from '../platform/storage.ts'
import { deskRoutes } from './desk-routes.ts'
import { letterFileRoutes, letterUploadRoutes, officerFileRoutes } from './file-routes.ts'
import { handoverRoutes, officeReadRoutes, officeRoutes } from './office-routes.ts'
import { commandRoutes, mineRoutes, residentLetterRoutes } from './resident-routes.ts'
import { leaseRoutes, screeningReadRoutes, screeningRoutes } from './screening-routes.ts'
import { startLetterUpkeep } from './upkeep.ts'
import { verifyRoutes } from './verify-routes.ts'

export { findNotice, findWaiting } from './notice-queries.ts'

const prefix = '/api/v1'

/** Private letters: sealed words, who may fetch them, and until when they are answered. Nothing here opens anything. */
export const letters = fp(async (app, { DATA_DIR }: { DATA_DIR: string }) => {
  const storage = openStorage(DATA_DIR, 'letters')
  await app.register(letterUploadRoutes, { prefix, storage })
  await app.register(letterFileRoutes, { prefix, storage })
  await app.register(officerFileRoutes, { prefix, storage })
  await app.register(residentLetterRoutes, { prefix })
  await app.register(mineRoutes, { prefix })
  await app.register(commandRoutes, { prefix, storage })
  await app.register(screeningReadRoutes, { prefix })
  await app.register(leaseRoutes, { prefix })
  await app.register(screeningRoutes, { prefix })
  await app.register(deskRoutes, { prefix })
  await app.register(officeReadRoutes, { prefix })
  await app.register(handoverRoutes, { prefix })
  await app.register(officeRoutes, { prefix })
  await app.register(verifyRoutes, { prefix })
  if (app.runsJobs) await startLetterUpkeep(app.jobs, { db: app.db, storage }, app.log)
})
