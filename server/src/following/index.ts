import fp from 'fastify-plugin'

import { removeDue } from '../platform/retention.ts'
import { heldFollowing } from './held.ts'
import { changeRoutes, linkRoutes } from './link-routes.ts'
import { newsRoutes } from './news-routes.ts'
import { pushKeyRoutes, pushListRoutes, type PushOptions, pushRoutes } from './push-routes.ts'
import { followingExpiries } from './retention.ts'
import { followRoutes } from './routes.ts'
import { stopRoutes } from './stop-routes.ts'

export { readAsked, readManageLink } from './asked.ts'
export { manageToken } from './actions.ts'
export {
  closeDigest,
  gatherDue,
  isDead,
  markDead,
  noteEvent,
  readDigest,
  type ReadDigest,
  type ToldNotice,
} from './notices.ts'
export { dropReader, openPushAddress } from './pushes.ts'
export { followToken } from './tokens.ts'

const prefix = '/api/v1'

interface Options extends PushOptions {
  SMTP_URL?: string | undefined
}

/** Who follows what without an account, and which events they are to be told of. */
export const following = fp(async (app, { SMTP_URL, ...push }: Options) => {
  const mails = SMTP_URL !== undefined
  await app.register(followRoutes, { prefix, mails })
  await app.register(linkRoutes, { prefix, mails })
  await app.register(changeRoutes, { prefix })
  await app.register(stopRoutes, { prefix })
  await app.register(pushRoutes, { prefix, ...push })
  await app.register(pushKeyRoutes, { prefix, ...push })
  await app.register(pushListRoutes, { prefix })
  await app.register(newsRoutes, { prefix })
  app.residents.held.push(heldFollowing(app))
  if (!app.runsJobs) return
  await app.jobs.schedule('following-upkeep', '17 * * * *')
  await app.jobs.work('following-upkeep', { pollingIntervalSeconds: 60 }, async () => {
    const removed = await removeDue(app.db, followingExpiries)
    for (const [what, count] of Object.entries(removed)) {
      if (count) app.log.info({ count, queue: 'following-upkeep' }, `time is over for ${what}`)
    }
  })
})
