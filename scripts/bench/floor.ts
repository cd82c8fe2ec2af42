import { type Database, serverPool } from '@bezpechne/server/platform/database'
import { tileRange } from '@bezpechne/shared/morton'
import { TileAddress } from '@bezpechne/shared/tiles'
import Fastify, { type FastifyReply } from 'fastify'
import { CompiledQuery } from 'kysely'
import pg from 'pg'

import type { Place } from './data.ts'
import { designs } from './designs.ts'

type Row = Record<string, unknown>
type Ask = (text: string, values: unknown[]) => Promise<Row[]>

/** What the same stack does where there is nothing to compute, and other ways to draw the same map. */
export async function buildFloor(place: Place, shared: Database | undefined) {
  // Connections live as long as the product's: opening them anew is no part of what is compared.
  const app = Fastify({ maxRequestsPerSocket: 1000 })
  const buffer = Buffer.alloc(1000, 97)
  app.get('/buffer', (_, reply) => reply.header('content-type', 'application/octet-stream').send(buffer))
  const { ask, close } = asking(place, shared)
  app.get('/select1', async (_, reply) => json(reply, JSON.stringify(await ask('select 1 as one', []))))
  for (const { name, type, statement } of designs) {
    app.get(`/${name}/:z/:x/:y`, async ({ params }, reply) => {
      const tile = TileAddress.parse(params)
      const { text, values } = statement(tile, tileRange(tile))
      const [row] = await ask(text, values)
      return type === 'json' ? json(reply, String(row?.['body'])) : mvt(reply, row?.['body'])
    })
  }
  app.addHook('onClose', close)
  return app
}

function json(reply: FastifyReply, body: string): FastifyReply {
  return reply.header('content-type', 'application/json').send(body)
}

function mvt(reply: FastifyReply, body: unknown): FastifyReply {
  return reply.header('content-type', 'application/vnd.mapbox-vector-tile').send(body)
}

/** A pool of the product's size, each statement named: parsed and planned once a connection. */
function asking(place: Place, shared: Database | undefined): { ask: Ask; close: () => Promise<void> } {
  if (shared) {
    return {
      ask: async (text, values) => (await shared.db.executeQuery<Row>(CompiledQuery.raw(text, values))).rows,
      close: async () => {},
    }
  }
  // NOTE: no time limit: other designs take seconds where the product has five at most.
  const pool = new pg.Pool({ ...serverPool(place.DATABASE_URL ?? ''), options: '-c timezone=UTC' })
  const names = new Map<string, string>()
  return {
    async ask(text, values) {
      const name = names.get(text) ?? `bench${names.size}`
      names.set(text, name)
      return (await pool.query<Row>({ text, values, name })).rows
    },
    close: () => pool.end(),
  }
}
