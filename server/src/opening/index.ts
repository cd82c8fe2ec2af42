import fp from 'fastify-plugin'

import { removeDue } from '../platform/retention.ts'
import { checklistRoutes } from './checklist-routes.ts'
import { costRoutes } from './cost-routes.ts'
import type { Prices } from './costs.ts'
import { grantRoutes } from './grant-routes.ts'
import { operatorRoutes } from './operator-routes.ts'
import { requestRoutes } from './request-routes.ts'
import { openingExpiries } from './retention.ts'
import { tellOperators } from './telling.ts'

export { findAsked } from './request-queries.ts'
export { findOperator, listAsked } from './telling-queries.ts'

const queue = 'opening-upkeep'
const telling = 'operators-told'

const api = { prefix: '/api/v1' }

interface Options extends Prices {
  SMTP_URL?: string | undefined
}

/** A community is asked for, agreed to, prepared by its own people, and only then public. */
export const opening = fp(async (app, { SMTP_URL, ...prices }: Options) => {
  await app.register(requestRoutes, { ...api, mails: SMTP_URL !== undefined })
  await app.register(costRoutes, { ...api, prices })
  for (const some of [...operatorRoutes, grantRoutes, checklistRoutes]) await app.register(some, api)
  if (!app.runsJobs) return
  await app.jobs.schedule(queue, '52 * * * *')
  await app.jobs.work(queue, { pollingIntervalSeconds: 60 }, async () => {
    await removeDue(app.db, openingExpiries)
  })
  await app.jobs.schedule(telling, '*/5 * * * *')
  await app.jobs.work(telling, { pollingIntervalSeconds: 30 }, async () => {
    // Told is what left by mail: where mail is off nobody was.
    if (SMTP_URL) await tellOperators(app.db)
  })
})
