import fp from 'fastify-plugin'

import { beatImportRoutes } from './import-routes.ts'
import { beatListRoutes } from './list-routes.ts'
import { publicBeatRoutes } from './routes.ts'

export { getBeatLines } from './finding.ts'
export { getBeatDetail } from './keeping.ts'
export { beatAt } from './queries.ts'

const api = { prefix: '/api/v1' }

/** Which officer keeps which part of a city, and who stands in. */
export const beats = fp(async (app, { PUBLIC_URL }: { PUBLIC_URL: string }) => {
  await app.register(publicBeatRoutes, api)
  await app.register(beatListRoutes, { ...api, at: PUBLIC_URL })
  await app.register(beatImportRoutes, api)
})
