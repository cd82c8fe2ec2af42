import { InCity } from '@bezpechne/shared/cities'
import { InquiryPage, OneInquiry, PublicInquiry } from '@bezpechne/shared/inquiries'
import { InquiryQuery } from '@bezpechne/shared/inquiry-filter'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { getPublicInquiry, listPublicInquiries } from './reads.ts'

export const inquiryRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get('/cities/:city/inquiries', {
    config: { access: 'public' },
    schema: { params: InCity, querystring: InquiryQuery, response: { 200: InquiryPage } },
    handler: async ({ params, query }) => listPublicInquiries(db, params.city, query),
  })

  app.get('/cities/:city/inquiries/:number', {
    config: { access: 'public' },
    schema: { params: OneInquiry, querystring: z.strictObject({}), response: { 200: PublicInquiry } },
    handler: async ({ params }) => getPublicInquiry(db, params.city, params.number),
  })
}
