import { fastifySwagger } from '@fastify/swagger'
import { fastifySwaggerUi } from '@fastify/swagger-ui'
import fp from 'fastify-plugin'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

const about = `Bezpechne: dangers that residents pinned on the map of their city, and the answers of who is responsible.

Errors are application/problem+json with a stable "code". A POST that changes something takes the header
Idempotency-Key; a repeated one gets the first answer. Lists take "limit" and the "cursor" that the page before gave.`

/** The document is made from the schemas that check every request, so it cannot tell anything else. */
export const openapi = fp(async (app) => {
  // NOTE: registered before the guard, whose question these routes of a plugin do not answer themselves.
  app.addHook('onRoute', function openTheDocs(route) {
    if (route.url.startsWith('/api/docs')) route.config = { ...route.config, access: 'public' }
  })
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Bezpechne', version: '1', description: about },
    },
    transform: (route) => {
      const hidden = !route.url.startsWith('/api/v1/')
      return hidden ? { schema: { hide: true }, url: route.url } : jsonSchemaTransform(route)
    },
  })
  await app.register(fastifySwaggerUi, {
    routePrefix: '/api/docs',
    // Our own policy is on every answer already; the plugin's would allow pictures of a validator elsewhere.
    staticCSP: false,
    uiConfig: { validatorUrl: null, deepLinking: true },
  })

  app.get('/api/openapi.json', {
    config: { access: 'public' },
    schema: { hide: true },
    handler: async (_request, reply) => reply.type('application/json').send(JSON.stringify(app.swagger())),
  })
})
