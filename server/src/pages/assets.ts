import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { fastifyStatic } from '@fastify/static'
import fp from 'fastify-plugin'

const config = { access: 'public' } as const
const schema = { hide: true } as const
const fromAnywhere = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }
const robots = 'User-agent: *\nDisallow: /api/\nDisallow: /desk\nDisallow: /receipt\nDisallow: /letters\n'

/** The files of the built web app. A name in assets/ holds a hash of its content, so it never changes. */
export const assets = fp(async (app, { folder, worker }: { folder: string; worker: 'on' | 'off' }) => {
  const built = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    suppressWarning: true,
    cacheControl: false,
  })

  app.get<{ Params: { '*': string } }>('/assets/*', { config, schema }, (request, reply) => {
    reply.header('cache-control', 'public, max-age=31536000, immutable')
    // For /embed in a frame that has been shut off from its own origin: to the browser all it loads is from elsewhere.
    if (!request.params['*'].startsWith('letters/')) reply.headers(fromAnywhere)
    return reply.sendFile(request.params['*'], join(folder, 'assets'))
  })
  for (const file of built) {
    if (!file.isFile() || file.name.endsWith('.html')) continue
    const isWorker = file.name === 'service-worker.js'
    if (isWorker && worker === 'off') continue
    app.get(`/${file.name}`, { config, schema }, (_request, reply) => {
      // NOTE: a cache before the server would hold back a new version, and the worker that ends them all.
      reply.header('cache-control', isWorker ? 'no-cache' : 'public, max-age=3600')
      return reply.sendFile(file.name)
    })
  }
  if (built.some(({ name }) => name === 'robots.txt')) return
  app.get('/robots.txt', { config, schema }, async (_request, reply) => reply.type('text/plain').send(robots))
})
