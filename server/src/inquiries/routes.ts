import { Readable } from 'node:stream'

import { InCity } from '@bezpechne/shared/cities'
import { dataCredit, dataLicence } from '@bezpechne/shared/data-licence'
import { InquiryPage, OneInquiry, PublicInquiry } from '@bezpechne/shared/inquiries'
import { InquiryFilter, InquiryQuery } from '@bezpechne/shared/inquiry-filter'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { getCity } from '../cities/index.ts'
import { limits, spendOnRead } from '../platform/rate-limit.ts'
import { csvOf, exportPages, geoJsonOf } from './export.ts'
import { getPublicInquiry, listPublicInquiries } from './reads.ts'

const tags = ['inquiries']

/** What everybody may read. */
export const publicRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/cities/:city/inquiries', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Public inquiries of a city; the counts are of all that pass the filter',
      params: InCity,
      querystring: InquiryQuery,
      response: { 200: InquiryPage },
    },
    handler: async ({ params, query, reads }) => listPublicInquiries(reads, params.city, query),
  })

  app.get('/cities/:city/inquiries/:number', {
    config: { access: 'public' },
    schema: {
      tags,
      summary:
        'One public inquiry with its answers; 301 to what it was merged into, 410 when it was taken away',
      params: OneInquiry,
      querystring: Nothing,
      response: { 200: PublicInquiry },
    },
    async handler({ params: { city, number }, reads }, reply) {
      const found = await getPublicInquiry(reads, city, number)
      // NOTE: asked again each time: what a merge leads to may be hidden, or the merge be taken back.
      return 'inquiry' in found
        ? found.inquiry
        : reply.redirect(`/api/v1/cities/${city}/inquiries/${found.movedTo}`, 301)
    },
  })
}

const formats = [
  { extension: 'geojson', name: 'GeoJSON', type: 'application/geo+json' },
  { extension: 'csv', name: 'a table', type: 'text/csv; charset=utf-8' },
] as const

/** The same for programs and spreadsheets, sent while it is read. */
export const exportRoutes: FastifyPluginAsyncZod = async (app) => {
  for (const { extension, name, type } of formats) {
    app.get(`/cities/:city/inquiries.${extension}`, {
      config: { access: 'public' },
      schema: {
        tags,
        summary: `All public inquiries of a city that pass the filter, as ${name}; ${dataLicence.name}`,
        params: InCity,
        querystring: InquiryFilter,
      },
      async handler({ params, query, reads, subject }, reply) {
        const city = await getCity(reads, params.city)
        await spendOnRead(app.db, 'export', subject, limits.exports)
        const file = `bezpechne-${city.id}.${extension}`
        reply.type(type).header('content-disposition', `attachment; filename="${file}"`)
        reply.header('link', `<${dataLicence.url}>; rel="license"`)
        const pages = exportPages(reads, city.id, query)
        const about = { licence: dataLicence.url, credit: dataCredit(city.name.uk) }
        return reply.send(Readable.from(extension === 'csv' ? csvOf(pages) : geoJsonOf(pages, about)))
      },
    })
  }
}
