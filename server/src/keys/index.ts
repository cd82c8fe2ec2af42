import { trialRoot } from '@bezpechne/shared/trial-root'
import fp from 'fastify-plugin'

import type { Config } from '../config.ts'
import { directoryRoutes } from './directory-routes.ts'
import { mailboxRoutes, memberRoutes } from './mailbox-routes.ts'
import { heldRoutes, staffKeyRoutes } from './staff-key-routes.ts'

export { currentDirectory, directoryFault, directoryOfSerial } from './directory.ts'
export { boxesOf } from './held-queries.ts'

/** Keys of the private letters: who can open what. Public halves and locked seeds; nothing here opens anything. */
export const keys = fp(async (app, { LETTER_ROOTS }: Config) => {
  const options = { prefix: '/api/v1', trial: LETTER_ROOTS.includes(trialRoot) }
  await app.register(directoryRoutes, options)
  await app.register(staffKeyRoutes, options)
  await app.register(heldRoutes, options)
  await app.register(mailboxRoutes, options)
  await app.register(memberRoutes, options)
})
