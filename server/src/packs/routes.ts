import { gunzipSync } from 'node:zlib'

import { InCity } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import { CityPack, PackIndex } from '@bezpechne/shared/pack'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { countDeeds } from '../audit/index.ts'
import { type MadePack, makePack } from './making.ts'
import { Shelf } from './shelf.ts'

const tags = ['cities']
const config = { access: 'public' } as const

/** A city to take along: for hours without a link. */
export const packRoutes: FastifyPluginAsyncZod = async (app) => {
  const shelf = new Shelf(
    (city) => makePack(app.reads.db, city),
    (city) => countDeeds(app.reads.db, city),
  )

  app.get('/cities/:city/pack', {
    config,
    // It comes compressed from where it is kept.
    compress: false,
    schema: {
      tags,
      summary: 'Outlines, officers and answered questions of a city in one file of at most 5 MB, by version',
      params: InCity,
      querystring: Nothing,
      response: { 200: CityPack, 304: z.null() },
    },
    handler: async (request, reply) => send(request, reply, await shelf.get(request.params.city)),
  })

  app.get('/cities/:city/pack/index', {
    config,
    schema: {
      tags,
      summary: 'What the pack of a city holds now: a kept one drops what is missing here or reads otherwise',
      params: InCity,
      querystring: Nothing,
      response: { 200: PackIndex },
    },
    handler: async ({ params }) => (await shelf.get(params.city)).index,
  })
}

function send({ headers }: FastifyRequest, reply: FastifyReply, { etag, gzip }: MadePack): FastifyReply {
  reply.headers({ etag, 'cache-control': 'no-cache', vary: 'accept-encoding' })
  if (headers['if-none-match']?.includes(etag)) return reply.code(304).send(null)
  const packed = /\bgzip\b/.test(String(headers['accept-encoding']))
  if (packed) reply.header('content-encoding', 'gzip')
  return reply.type('application/json; charset=utf-8').send(packed ? gzip : gunzipSync(gzip))
}
