import { Problem } from '@bezpechne/shared/errors'
import { fastifySwagger } from '@fastify/swagger'
import { fastifySwaggerUi } from '@fastify/swagger-ui'
import fp from 'fastify-plugin'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import * as z from 'zod'

const about = `Bezpechne: dangers that residents pinned on the map of their city, and the answers of who is responsible.

Errors are application/problem+json with a stable "code". A POST that changes something takes the header
Idempotency-Key; a repeated one gets the first answer. Lists take "limit" and the "cursor" that the page before gave.`

const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="#fff"><path d="M12 2 4 5v6c0 5 3.4 9.3 8 11 4.6-1.7 8-6 8-11V5z"/></svg>`

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
    transformObject: (given) =>
      'openapiObject' in given ? withProblems(given.openapiObject) : given.swaggerObject,
    transform: (route) => {
      const hidden = !route.url.startsWith('/api/v1/')
      return hidden ? { schema: { hide: true }, url: route.url } : jsonSchemaTransform(route)
    },
  })
  await app.register(fastifySwaggerUi, {
    routePrefix: '/api/docs',
    // Our own policy is on every answer already; the plugin's would allow pictures of a validator elsewhere.
    staticCSP: false,
    theme: { title: 'Bezpechne API' },
    logo: { type: 'image/svg+xml', content: mark },
    uiConfig: { validatorUrl: null, deepLinking: true },
  })

  app.get('/api/openapi.json', {
    config: { access: 'public' },
    schema: { hide: true },
    handler: async (_request, reply) => reply.type('application/json').send(JSON.stringify(app.swagger())),
  })
})

const refusal = {
  description: 'Refused or failed: the code says why to programs, the title to people.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** What every operation may answer besides. */
function withProblems<Document extends { paths?: object; components?: object }>(
  document: Document,
): Document {
  const { $schema: _, ...problem } = z.toJSONSchema(Problem)
  const operations = Object.values(document.paths ?? {}).flatMap((path: object) => Object.values(path))
  for (const { responses } of operations) Object.assign(responses, { default: refusal })
  const components: { schemas?: object } = document.components ?? {}
  return { ...document, components: { ...components, schemas: { ...components.schemas, Problem: problem } } }
}
