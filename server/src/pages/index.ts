import { join } from 'node:path'

import fp from 'fastify-plugin'

import { contentPolicy, framedPolicy } from '../platform/security-headers.ts'
import { assets } from './assets.ts'
import { embedRoutes } from './embed-routes.ts'
import { installedApp } from './installed.ts'
import { privatePages } from './private-pages.ts'
import { pageRoutes } from './routes.ts'
import { readShell } from './shell.ts'

interface Options {
  PUBLIC_URL: string
  TILE_URL?: string | undefined
  TILE_CREDIT?: string | undefined
  SERVICE_WORKER: 'on' | 'off'
  AUTH_SECRET: string
  /** Where the web app was built to; a test brings its own. */
  folder?: string | undefined
}

const dist = join(import.meta.dirname, '../../../web/dist')

/** The web app's files, and its pages as they are before a script runs. */
export const pages = fp(async (app, { SERVICE_WORKER: worker, folder = dist, ...config }: Options) => {
  const { PUBLIC_URL, TILE_URL, TILE_CREDIT, AUTH_SECRET } = config
  await app.register(assets, { folder, worker })
  await app.register(installedApp, { worker })
  const background = TILE_URL && TILE_CREDIT ? { url: TILE_URL, credit: TILE_CREDIT } : undefined
  await app.register(privatePages, { shell: readShell(folder, 'letters') })
  const shell = readShell(folder, 'index', background)
  const tiles = background && new URL(background.url).origin
  await app.register(embedRoutes, { shell, policy: framedPolicy(tiles) })
  await app.register(pageRoutes, {
    shell,
    at: PUBLIC_URL,
    AUTH_SECRET,
    policy: contentPolicy(tiles),
  })
})
