import Fastify, { type FastifyServerOptions } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'

import { guard } from './access/guard.ts'
import { meRoutes, secondFactorRoutes, sessions, signInRoutes } from './accounts/index.ts'
import { answerRoutes } from './answers/routes.ts'
import { categoryRoutes } from './categories/routes.ts'
import { cityRoutes } from './cities/routes.ts'
import type { Config } from './config.ts'
import { inquiries } from './inquiries/index.ts'
import { moderationReadingRoutes } from './moderation/reading-routes.ts'
import { moderationRoutes, publicCareRoutes } from './moderation/routes.ts'
import { notifications } from './notifications/index.ts'
import { organisationRoutes } from './officers/routes.ts'
import { pages } from './pages/index.ts'
import { asking } from './platform/asking.ts'
import { databasePlugin } from './platform/database-plugin.ts'
import type { Database } from './platform/database.ts'
import { http } from './platform/http.ts'
import { hygiene } from './platform/hygiene.ts'
import { imagesPlugin } from './platform/images.ts'
import { openapi } from './platform/openapi.ts'
import { proofRoutes } from './platform/proof-routes.ts'
import { serverOptions } from './platform/server-options.ts'
import { serviceRoutes } from './platform/service-routes.ts'
import { storagePlugin } from './platform/storage.ts'
import { tiles } from './tiles/index.ts'

export async function buildApp(
  config: Config,
  bring: { database?: Database; logger?: FastifyServerOptions['logger']; webFolder?: string } = {},
) {
  const app = Fastify({ ...serverOptions(config), logger: bring.logger ?? false })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.decorateRequest('actor', undefined)
  await app.register(http, config)
  await app.register(openapi)
  await app.register(databasePlugin, { ...config, database: bring.database })
  await app.register(hygiene)
  await app.register(asking, config)
  await app.register(storagePlugin, config)
  await app.register(imagesPlugin)
  await app.register(sessions, config)
  await app.register(guard, { needsSecondFactor: config.NODE_ENV === 'production' })
  await app.register(serviceRoutes, { prefix: '/api/v1' })
  await app.register(proofRoutes, { prefix: '/api/v1' })
  await app.register(signInRoutes, { prefix: '/api/auth' })
  await app.register(secondFactorRoutes, { prefix: '/api/auth/two-factor' })
  await app.register(meRoutes, { ...config, prefix: '/api/v1' })
  await app.register(cityRoutes, { prefix: '/api/v1' })
  await app.register(categoryRoutes, { prefix: '/api/v1' })
  await app.register(organisationRoutes, { prefix: '/api/v1' })
  await app.register(inquiries)
  await app.register(moderationReadingRoutes, { prefix: '/api/v1' })
  await app.register(moderationRoutes, { prefix: '/api/v1' })
  await app.register(publicCareRoutes, { prefix: '/api/v1' })
  await app.register(answerRoutes, { prefix: '/api/v1' })
  await app.register(tiles, { batch: config.DATABASE_URL ? 200 : 50 })
  await app.register(pages, { ...config, folder: bring.webFolder })
  await app.register(notifications, config)
  return app
}
