import { setTimeout as pause } from 'node:timers/promises'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { expect, test } from 'vitest'

import { freshDatabase } from './support/database.ts'

test('who is being answered when the server stops gets the answer, and nobody is waited for after', async () => {
  const app = await buildApp(readConfig({}), { database: await freshDatabase() })
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>()
  const examples: FastifyPluginAsyncZod = async (example) => {
    example.get('/slow', { config: { access: 'public' } }, async () => {
      ask()
      await pause(300)
      return { done: true }
    })
  }
  await app.register(examples)
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  // NOTE: fetch keeps its connections, as browsers do.
  const answer = fetch(`${origin}/slow`)
  await asked
  const closing = app.close()
  expect(await (await answer).json()).toEqual({ done: true })
  expect(await Promise.race([closing.then(() => 'closed'), pause(4000, 'still waiting')])).toBe('closed')
})
