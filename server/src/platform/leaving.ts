import { setTimeout as pause } from 'node:timers/promises'

import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether it still answers, and asks to be asked no more. */
    isLeaving: () => boolean
    /**
     * Before it closes: whoever balances the load is told, and answers go on meanwhile. A request that is already on its
     * way is answered; one that came later would meet a closed door.
     * @param seconds as long as a balancer needs to notice
     */
    leave: (seconds: number) => Promise<void>
  }
}

export const leaving = fp(async (app) => {
  let isLeaving = false
  app.decorate('isLeaving', () => isLeaving)
  app.decorate('leave', async (seconds) => {
    isLeaving = true
    await pause(seconds * 1000)
  })
  // NOTE: not a hook: tiles are answered before there are any. A connection that is kept would break when it is used
  // again at the moment of closing, and nobody may send a report twice by himself.
  app.server.prependListener('request', function endConnection(_request, response) {
    if (isLeaving) response.shouldKeepAlive = false
  })
})
