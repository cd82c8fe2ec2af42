import fp from 'fastify-plugin'

import { residentLetterRoutes } from './resident-routes.ts'

const api = { prefix: '/api/v1' }

/** Private letters: sealed words, who may fetch them, and until when they are answered. Nothing here opens anything. */
export const letters = fp(async (app) => {
  await app.register(residentLetterRoutes, api)
})
