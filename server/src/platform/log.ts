import type { FastifyInstance, FastifyServerOptions } from 'fastify'

// All that a line of the log may hold. Whatever else is handed to it is left out: a text, an address of any kind, a
// receipt, a query string. A path is logged as its route, in which the parts that tell something are only named.
const fields = new Set([
  'err',
  'method',
  'route',
  'status',
  'ms',
  'job',
  'count',
  'seconds',
  'queue',
  'engine',
])

type LogOptions = Exclude<NonNullable<FastifyServerOptions['logger']>, boolean>

export function logOptions(level: string, stream?: LogOptions['stream']): LogOptions {
  return {
    level,
    ...(stream && { stream }),
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: {
      level: (label) => ({ level: label }),
      log: (given) => Object.fromEntries(Object.entries(given).filter(([name]) => fields.has(name))),
    },
    // NOTE: these two replace Fastify's, which write the whole URL and the address of who asked.
    serializers: { err: describeError, req: () => ({}), res: () => ({}) },
  }
}

/** One line for each answer, when it has gone. */
export function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async function logAnswer({ method, routeOptions, log }, reply) {
    const ms = Math.round(reply.elapsedTime)
    log.info({ method, route: routeOptions.url ?? 'none', status: reply.statusCode, ms }, 'answered')
  })
}

// The language's own errors name a property or a limit. All others may quote what somebody sent: a mail server an
// address, the database a row, a parser the text.
const ownMessages = new Set(['TypeError', 'ReferenceError', 'RangeError'])

function describeError(error: Error) {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    message: ownMessages.has(error.name) ? error.message : '',
    ...marks(error),
    stack: frames
      .slice(0, 12)
      .map((line) => line.trim())
      .join('\n'),
  }
}

function marks(error: object): Record<string, string> {
  const named = ['code', 'severity', 'constraint', 'table', 'routine', 'command'].flatMap((name) => {
    const value: unknown = Reflect.get(error, name)
    return typeof value === 'string' && /^[\w. -]{1,80}$/.test(value) ? [[name, value] as const] : []
  })
  return Object.fromEntries(named)
}
