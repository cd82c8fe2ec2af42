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
  'archive',
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

/** The same lines for the eyes of who started it: time, what happened, and the rest in short. */
export const readableLines: LogOptions['stream'] = {
  write(line: string) {
    const { time, level, msg, reqId: _, err, ...rest }: Record<string, unknown> = JSON.parse(line)
    const clock = new Date(String(time)).toLocaleTimeString('uk-UA')
    const more = Object.entries(rest).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
    const wrong = level === 'info' ? '' : `${String(level)}: `
    process.stdout.write(
      `${clock} ${wrong}${String(msg)}${more.join('')}${err ? ` ${JSON.stringify(err, null, 2)}` : ''}\n`,
    )
  },
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
