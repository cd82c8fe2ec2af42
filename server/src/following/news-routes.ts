import { Nothing } from '@bezpechne/shared/nothing'
import { ResidentNews, SeenNews } from '@bezpechne/shared/resident-news'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { residentOf } from '../access/guard.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { putSeen } from './news-queries.ts'
import { readNews } from './news.ts'

const tags = ['mine']

/** News inside the site, for who is signed in. */
export const newsRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, addressKey } = app

  app.get('/mine/news', {
    config: { access: 'resident' },
    schema: {
      tags,
      summary: 'What happened to what one sent and follows, in every city: the last of it of each',
      querystring: Nothing,
      response: { 200: ResidentNews },
    },
    handler: async (request) => readNews(db, addressKey, residentOf(request)),
  })

  app.post('/mine/news/seen', {
    config: { access: 'resident' },
    schema: {
      tags,
      summary: 'All of it until a moment has been read',
      querystring: Nothing,
      body: SeenNews,
      response: { 200: Nothing },
    },
    async handler(request, reply) {
      const { person } = residentOf(request)
      return answerOnce(db, request, reply, async (trx) => {
        await putSeen(trx, person, request.body.until)
        return { status: 200, body: {} }
      })
    },
  })
}
