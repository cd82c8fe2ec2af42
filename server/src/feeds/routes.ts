import { createHash } from 'node:crypto'

import { InCity } from '@bezpechne/shared/cities'
import { FeedQuery, News } from '@bezpechne/shared/feeds'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { writeFeed } from './feed.ts'
import { listNews } from './news.ts'

interface Options {
  PUBLIC_URL: string
}

/** For readers of news, without an account and without an address of anybody. */
export const feedRoutes: FastifyPluginAsyncZod<Options> = async (app, { PUBLIC_URL }) => {
  app.get('/cities/:city/feed.atom', {
    config: { access: 'public' },
    schema: {
      tags: ['inquiries'],
      summary: 'What is new in a city as Atom: all of it, one topic, one district, a box or a drawn area',
      description:
        'area=lat,lng;lat,lng;lat,lng has 3 to 12 corners; an area and a box are at most a degree wide. Asked again with If-None-Match, it answers 304 while nothing is new.',
      params: InCity,
      querystring: FeedQuery,
    },
    async handler({ params, query, reads, headers }, reply) {
      const atom = await writeFeed(reads, PUBLIC_URL, params.city, query)
      const etag = `"${createHash('sha256').update(atom).digest('base64url').slice(0, 22)}"`
      // NOTE: short: what is hidden must be gone from every cache within a minute.
      reply.header('cache-control', 'public, max-age=30').header('etag', etag)
      if (headers['if-none-match'] === etag) return reply.code(304).send(null)
      return reply.type('application/atom+xml; charset=utf-8').send(atom)
    },
  })

  app.get('/cities/:city/news', {
    config: { access: 'public' },
    schema: {
      tags: ['inquiries'],
      summary:
        'The latest 200 changes of a city, for browsers that keep a list of what they follow to themselves',
      params: InCity,
      querystring: Nothing,
      response: { 200: News },
    },
    async handler({ params, reads }, reply) {
      const news = await listNews(reads, params.city)
      reply.header('cache-control', 'public, max-age=30')
      return news
    },
  })
}
