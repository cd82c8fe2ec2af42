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
