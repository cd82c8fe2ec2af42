import fp from 'fastify-plugin'

import { AppError } from './errors.ts'
import type { FieldError } from './field-codes.ts'
import { sendProblem } from './problem.ts'
import { parseStrictJson } from './strict-json.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** What to answer where no route is: 405 with the methods that are, or 404. */
    refuseUnknown: (asked: { method: string; url: string }) => AppError
  }
}

/** Bodies are JSON or nothing, a parameter comes once, and whatever is refused is refused in one form. */
export const problems = fp(async (app) => {
  const routes: { path: RegExp; method: string }[] = []
  app.addHook('onRoute', function remember({ url, method }) {
    if (url !== '/*') routes.push(...[method].flat().map((one) => ({ path: patternOf(url), method: one })))
  })
  app.decorate('refuseUnknown', ({ method, url }) => {
    const path = url.split('?')[0] ?? ''
    const allowed = routes.filter((route) => route.path.test(path)).map((route) => route.method)
    return allowed.length && !allowed.includes(method)
      ? new AppError('method-not-allowed', { allow: [...new Set(allowed)] })
      : new AppError('not-found')
  })
  app.setNotFoundHandler(async (request) => {
    throw app.refuseUnknown(request)
  })
  app.setErrorHandler(sendProblem)

  // NOTE: no text/plain, which a form on another site could send.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: unknown, body: string) => parseStrictJson(body),
  )
  app.addHook('preValidation', async function refuseUndeclared({ query, body, routeOptions, is404 }) {
    if (is404) return
    const wrong = [...repeatedIn(query), ...unreadableIn(query)]
    if (wrong.length) throw new AppError('invalid-input', { errors: wrong })
    if (!routeOptions.schema?.body && isFilled(body)) throw new AppError('bad-request')
  })
})

function repeatedIn(query: unknown): FieldError[] {
  const repeated = Object.entries(query ?? {}).filter(([, value]) => Array.isArray(value))
  return repeated.slice(0, 20).map(([name]) => ({ path: name.slice(0, 60), code: 'too-many' }))
}

/** NOTE: PostgreSQL has no such character in a text, so a filter that is one would fail there and not here. */
function unreadableIn(query: unknown): FieldError[] {
  const unreadable = Object.entries(query ?? {}).filter(
    ([, value]) => typeof value === 'string' && value.includes('\u0000'),
  )
  return unreadable.slice(0, 20).map(([name]) => ({ path: name.slice(0, 60), code: 'hidden-characters' }))
}

/** A body that no schema looks at; bytes are looked at by whoever declared their media type. */
function isFilled(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return body !== undefined && body !== null
  return Object.getPrototypeOf(body) === Object.prototype ? Object.keys(body).length > 0 : Array.isArray(body)
}

/** Which paths a route's url takes: ":name" one step of the path, "*" the rest. */
function patternOf(url: string): RegExp {
  const parts = url.split(/(:\w+(?:\([^)]*\))?|\*)/).map((part) => {
    if (part === '*') return '.*'
    return part.startsWith(':') ? '[^/]+' : part.replaceAll(/[.+?^$()[\]{}|\\]/g, String.raw`\$&`)
  })
  return new RegExp(`^${parts.join('')}$`)
}
