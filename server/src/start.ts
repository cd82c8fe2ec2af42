import { buildApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { logOptions, readableLines } from './platform/log.ts'

export type App = Awaited<ReturnType<typeof buildApp>>

/** The whole server as the environment wants it, with a demonstration where there is nothing yet. */
export async function start(change: Partial<Config> = {}): Promise<{ app: App; config: Config }> {
  const config = { ...readConfig(), ...change }
  const stream = config.NODE_ENV === 'production' ? undefined : readableLines
  const app = await buildApp(config, { logger: logOptions(config.LOG_LEVEL, stream) })
  if (config.SEED === 'demo') {
    // NOTE: loaded only here: production neither seeds nor reads what is invented.
    const { seedDemo } = await import('../../scripts/demo/seed-demo.ts')
    if (await seedDemo(app.db))
      app.log.warn('No city was here: a demonstration is now, sign-ins are in README.md')
  }
  return { app, config }
}

const variableBehind = {
  DATABASE_URL: /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|28|3D)/,
  'HOST, PORT': /^(EADDRINUSE|EADDRNOTAVAIL|EACCES)/,
}

/** Why it did not start, in one line that names the setting; where it is a mistake of ours, also where in the code. */
export function sayWhy(error: unknown): void {
  const cause = error instanceof Error ? error.cause : undefined
  const lines = [nameOf(error), inWords(error), inWords(cause)].filter(Boolean)
  process.stderr.write(`${lines.join(': ')}\n`)
  const isOurs = error instanceof TypeError || error instanceof ReferenceError
  if (isOurs) process.stderr.write(`${error.stack}\n`)
}

function nameOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  return Object.entries(variableBehind).find(([, codes]) => codes.test(String(code)))?.[0] ?? ''
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return ''
  // A refused connection to "localhost" fails once for each of its addresses, and says nothing itself.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined
  return (error.message || inWords(first)).split('\n').join(' ')
}
