import { once } from 'node:events'
import { createServer } from 'node:net'

import { buildApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { checkRoots } from './keys/boot-check.ts'
import { logOptions, readableLines } from './platform/log.ts'

export type App = Awaited<ReturnType<typeof buildApp>>

/**
 * The whole server as the environment wants it, with a demonstration where there is nothing yet.
 * @param check what must be so before the long work begins
 */
export async function start(
  change: Partial<Config> = {},
  check?: (config: Config) => Promise<void>,
): Promise<{ app: App; config: Config }> {
  const config = { ...readConfig(), ...change }
  await check?.(config)
  const doubt = checkRoots(config)
  const stream = config.NODE_ENV === 'production' ? undefined : readableLines
  const app = await buildApp(config, { logger: logOptions(config.LOG_LEVEL, stream) })
  if (doubt) app.log.warn(doubt)
  if (config.SEED === 'demo') {
    // NOTE: loaded only here: production neither seeds nor reads what is invented.
    const { seedDemo } = await import('../../scripts/demo/seed-demo.ts')
    if (await seedDemo(app.db))
      app.log.warn('No city was here: a demonstration is now, sign-ins are in README.md')
  }
  return { app, config }
}

/**
 * Asks for the place to listen before anything else: a first start prepares a database for half a minute.
 * @throws Error with one line that names the settings
 */
export async function checkAddress({ HOST, PORT }: Config): Promise<void> {
  const probe = createServer()
  try {
    probe.listen({ host: HOST, port: PORT })
    await once(probe, 'listening')
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    const why = taken ? 'another program is there already' : 'cannot listen there'
    throw new Error(`HOST, PORT: ${HOST}:${PORT}: ${why}`, { cause: error })
  }
  probe.close()
  await once(probe, 'close')
}
