import { InCity } from '@bezpechne/shared/cities'
import { SimilarQuery } from '@bezpechne/shared/inquiry-filter'
import { pageOf } from '@bezpechne/shared/page'
import { AnsweredQuestions, AnswersQuery } from '@bezpechne/shared/search'
import { SimilarInquiry } from '@bezpechne/shared/similar'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { findSimilar } from './reads.ts'
import { findAnswers } from './search.ts'

const tags = ['inquiries']

/** Asked before? Answered before? */
export const searchRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/cities/:city/similar', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Perhaps the same danger, or a question already answered',
      params: InCity,
      querystring: SimilarQuery,
      response: { 200: pageOf(SimilarInquiry) },
    },
    handler: async ({ params, query, reads }) => ({
      items: await findSimilar(reads, params.city, query),
      nextCursor: null,
    }),
  })

  app.get('/cities/:city/answers', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Questions already answered with these words in any of their forms, the best match first',
      params: InCity,
      querystring: AnswersQuery,
      response: { 200: AnsweredQuestions },
    },
    handler: async ({ params, query, reads }) => ({
      items: await findAnswers(reads, params.city, query.q),
      nextCursor: null,
    }),
  })
}
