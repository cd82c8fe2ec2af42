import type { Agent } from 'node:https'

import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'

import { guard } from './access/guard.ts'
import { sessions } from './accounts/index.ts'
import { accountRoutes } from './accounts/routes.ts'
import { numbersRoutes } from './analysis/routes.ts'
import { answerRoutes } from './answers/routes.ts'
import { archives } from './archives/index.ts'
import { assignments } from './assignments/plugin.ts'
import { audit } from './audit/index.ts'
import { auditRoutes } from './audit/routes.ts'
import { beats } from './beats/index.ts'
import { categoryRoutes } from './categories/routes.ts'
import { cityGate } from './cities/gate.ts'
import { cityRoutes } from './cities/routes.ts'
import { clocks } from './clocks/plugin.ts'
import type { Config } from './config.ts'
import { dumps } from './dumps/index.ts'
import { feedRoutes } from './feeds/routes.ts'
import { following } from './following/index.ts'
import { freezes } from './freezes/index.ts'
import { geography } from './geography/index.ts'
import { guardRoutes } from './guard/routes.ts'
import { imports } from './imports/index.ts'
import { inquiries } from './inquiries/index.ts'
import { keys } from './keys/index.ts'
import { letters } from './letters/index.ts'
import { members } from './members/index.ts'
import { moderationRoutes } from './moderation/routes.ts'
import { notifications } from './notifications/index.ts'
import { officers } from './officers/index.ts'
import { opening } from './opening/index.ts'
import { packRoutes } from './packs/routes.ts'
import { pages } from './pages/index.ts'
import { places } from './places/index.ts'
import { asking } from './platform/asking.ts'
import { databasePlugin } from './platform/database-plugin.ts'
import type { Database } from './platform/database.ts'
import { readDictionaries } from './platform/dictionaries.ts'
import { earlyAnswers } from './platform/early.ts'
import { http } from './platform/http.ts'
import { hygiene } from './platform/hygiene.ts'
import { imagesPlugin } from './platform/images.ts'
import { leaving } from './platform/leaving.ts'
import { linkTokensPlugin } from './platform/link-tokens.ts'
import { metrics } from './platform/metrics.ts'
import { openapi } from './platform/openapi.ts'
import { proofRoutes } from './platform/proof-routes.ts'
import { sealedAddressPlugin } from './platform/sealed-address.ts'
import { serverOptions } from './platform/server-options.ts'
import { serviceRoutes } from './platform/service-routes.ts'
import { sse } from './platform/sse.ts'
import { storagePlugin } from './platform/storage.ts'
import { reasonRoutes } from './reasons/routes.ts'
import { replyRoutes } from './replies/routes.ts'
import { residents } from './residents/index.ts'
import { residentSessionRoutes } from './residents/routes.ts'
import { tiles } from './tiles/index.ts'
import { voiceRoutes } from './voices/routes.ts'
import { watching } from './watching/index.ts'

const api = { prefix: '/api/v1' }

/** What is not of the environment: a test brings its own, a measurement leaves something out. */
interface Brought {
  database?: Database
  logger?: FastifyServerOptions['logger']
  webFolder?: string
  /** Knows where a test's own push service is. */
  pushAgent?: Agent
  /** 'off': every tile is computed, to measure what that costs. All else stays as it is. */
  tileCache?: 'on' | 'off'
}

export async function buildApp(config: Config, bring: Brought = {}) {
  readDictionaries()
  const app = Fastify({ ...serverOptions(config), logger: bring.logger ?? false })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  for (const who of ['actor', 'actorNow', 'findActor', 'resident'] as const)
    app.decorateRequest(who, undefined)
  app.decorateRequest('answeredOnce', false)
  await app.register(earlyAnswers)
  await app.register(leaving)
  await app.register(http, config)
  await app.register(openapi)
  await app.register(metrics, config)
  await app.register(databasePlugin, { ...config, database: bring.database })
  await app.register(hygiene)
  await app.register(asking, config)
  await app.register(linkTokensPlugin, config)
  await app.register(sealedAddressPlugin, config)
  await app.register(storagePlugin, config)
  await app.register(imagesPlugin)
  await app.register(sse)
  await app.register(sessions, config)
  await app.register(residents, config)
  await app.register(guard, { needsSecondFactor: config.NODE_ENV === 'production' })
  await app.register(cityGate)
  await app.register(audit)
  await app.register(serviceRoutes, api)
  await app.register(proofRoutes, api)
  await registerDomains(app, config, bring)
  return app
}

/** Each may import only those above it. Those that also start work register their routes themselves. */
async function registerDomains(app: FastifyInstance, config: Config, bring: Brought): Promise<void> {
  await app.register(cityRoutes, api)
  await app.register(places, config)
  await app.register(accountRoutes, config)
  await app.register(residentSessionRoutes, { ...api, mails: config.SMTP_URL !== undefined })
  await app.register(auditRoutes, api)
  await app.register(categoryRoutes, api)
  await app.register(reasonRoutes, api)
  await app.register(officers)
  await app.register(beats, config)
  await app.register(clocks)
  await app.register(members)
  await app.register(opening, config)
  await app.register(guardRoutes, api)
  await app.register(inquiries)
  await app.register(geography)
  await app.register(freezes)
  await app.register(following, config)
  await app.register(assignments)
  await app.register(moderationRoutes, { ...api, undoSeconds: config.UNDO_SECONDS })
  await app.register(answerRoutes, api)
  await app.register(voiceRoutes, api)
  await app.register(feedRoutes, { ...api, PUBLIC_URL: config.PUBLIC_URL })
  await app.register(replyRoutes, { ...api, mails: config.SMTP_URL !== undefined })
  await app.register(imports)
  await app.register(dumps, config)
  await app.register(numbersRoutes, api)
  await app.register(keys, config)
  await app.register(letters, config)
  await app.register(packRoutes, api)
  const folding = config.DATABASE_URL ? { batch: 200, manyAtOnce: true } : { batch: 50, manyAtOnce: false }
  await app.register(tiles, { ...folding, cache: bring.tileCache ?? 'on' })
  await app.register(archives, config)
  await app.register(pages, { ...config, folder: bring.webFolder })
  await app.register(watching)
  await app.register(notifications, { ...config, pushAgent: bring.pushAgent })
}
