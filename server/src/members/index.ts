import fp from 'fastify-plugin'

import { removeDue } from '../platform/retention.ts'
import { acceptRoutes, linkRoutes } from './link-routes.ts'
import { resetRoutes } from './reset-routes.ts'
import { memberExpiries } from './retention.ts'
import { invitationRoutes, leaveRoutes, peopleRoutes, personRoutes, withdrawalRoutes } from './routes.ts'

export { invite, inviteFirst } from './actions.ts'
export { listAllWaiting } from './grant-queries.ts'
export { hasOrphansToTell, setOrphansTold } from './grant-telling-queries.ts'
export { countAdministrators } from './leaving-queries.ts'
export { decideGrant } from './grants.ts'
export { findStarted as findStartedReset } from './reset-queries.ts'

const queue = 'invitation-upkeep'

const routes = [
  peopleRoutes,
  leaveRoutes,
  personRoutes,
  resetRoutes,
  invitationRoutes,
  withdrawalRoutes,
  linkRoutes,
  acceptRoutes,
]

/** Who works in a city: invited, removed. */
export const members = fp(async (app) => {
  for (const some of routes) await app.register(some, { prefix: '/api/v1' })
  if (!app.runsJobs) return
  await app.jobs.schedule(queue, '47 * * * *')
  await app.jobs.work(queue, { pollingIntervalSeconds: 60 }, async () => {
    await removeDue(app.db, memberExpiries)
  })
})
