import fp from 'fastify-plugin'

import { publicBeatRoutes } from './routes.ts'

export { beatAt } from './queries.ts'

const api = { prefix: '/api/v1' }

/** Which officer keeps which part of a city, and who stands in. */
export const beats = fp(async (app) => {
  await app.register(publicBeatRoutes, api)
})
