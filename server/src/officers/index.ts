import fp from 'fastify-plugin'

import { oneOrganisationRoutes, organisationListRoutes, routingRoutes } from './desk-routes.ts'
import { organisationRoutes } from './routes.ts'

export { getOrganisation } from './actions.ts'
export { organisationFor } from './routing.ts'

const routes = [organisationRoutes, organisationListRoutes, oneOrganisationRoutes, routingRoutes]

/** Who answers in a city, and which of them an inquiry goes to. */
export const officers = fp(async (app) => {
  for (const some of routes) await app.register(some, { prefix: '/api/v1' })
})
