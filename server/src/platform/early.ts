import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

import fp from 'fastify-plugin'

/**
 * @param pass hands the request on to routing and hooks, at once or later
 * @returns whether it takes care of the request, by an answer or by passing it on
 */
type Early = (request: IncomingMessage, response: ServerResponse, pass: () => void) => boolean

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Looks at each request before routing and hooks do. Only for what is public, the same for everybody, and whose
     * address leaves nothing to check; whatever is refused, fails or takes long is theirs.
     */
    answerEarly: (early: Early) => void
    isClosing: () => boolean
  }
}

/** NOTE: inject() goes past it: it has no server. */
export const earlyAnswers = fp(async (app) => {
  const all: Early[] = []
  let closing = false
  app.decorate('answerEarly', (early) => void all.push(early))
  app.decorate('isClosing', () => closing)
  app.addHook('preClose', async function startClosing() {
    closing = true
  })
  const listeners = app.server.listeners('request')
  app.server.removeAllListeners('request')
  app.server.on('request', function answer(request, response) {
    const pass = () => {
      for (const listener of listeners) Reflect.apply(listener, app.server, [request, response])
    }
    // Who comes while the server closes is refused by the hook that refuses all others.
    if (closing || !all.some((early) => early(request, response, pass))) pass()
  } satisfies RequestListener)
})
