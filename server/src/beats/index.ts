import fp from 'fastify-plugin'

import { deskBeatRoutes } from './desk-routes.ts'
import { drawingRoutes } from './drawing-routes.ts'
import { beatImportRoutes } from './import-routes.ts'
import { beatListRoutes } from './list-routes.ts'
import { ownBeatRoutes } from './own-routes.ts'
import { officerPhotoRoutes } from './photo-routes.ts'
import { publicBeatRoutes } from './routes.ts'

export { getAllKeepers, getBeatLines } from './finding.ts'
export { getBeatDetail, getOutlines } from './keeping.ts'
export { isOfficerPhoto } from './officer-queries.ts'
export { isOfficerOf } from './own-queries.ts'
export { redistrictBeats } from './import-queries.ts'
export { beatAt } from './queries.ts'

const api = { prefix: '/api/v1' }

/** Which officer keeps which part of a city, and who stands in. */
export const beats = fp(async (app, { PUBLIC_URL }: { PUBLIC_URL: string }) => {
  await app.register(publicBeatRoutes, api)
  await app.register(beatListRoutes, { ...api, at: PUBLIC_URL })
  for (const some of [beatImportRoutes, deskBeatRoutes, drawingRoutes, ownBeatRoutes, officerPhotoRoutes])
    await app.register(some, api)
})
