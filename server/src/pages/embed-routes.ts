import { CityId } from '@bezpechne/shared/cities'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'

import { getCity } from '../cities/index.ts'
import { listPublicInquiries } from '../inquiries/index.ts'
import { askedLanguage, languageOf } from '../platform/language.ts'
import { describeProblem } from '../platform/problem.ts'
import { embedAbsentPage, embedPage } from './embed-page.ts'
import { known } from './known.ts'
import { listAsked } from './list-asked.ts'
import type { Page, Shell } from './shell.ts'

const config = { access: 'public' } as const
const schema = { hide: true } as const

interface Options {
  shell: Shell
  policy: string
}

/** The only pages that may stand in a frame of another site. */
export const embedRoutes: FastifyPluginAsync<Options> = async (app, { shell, policy }) => {
  app.setErrorHandler((error, request, reply) => {
    const { status, code, retryAfter } = describeProblem(error, request)
    if (retryAfter) reply.header('retry-after', retryAfter)
    return write(reply.status(status), embedAbsentPage(code, languageIn(request)))
  })

  app.get<{ Params: { city: string } }>('/embed/:city', { config, schema }, async (request, reply) => {
    const { params, query, reads } = request
    const city = await getCity(reads, known(CityId, params.city))
    const asked = listAsked(query)
    const found = await listPublicInquiries(reads, city.id, asked.query)
    return write(reply, embedPage({ city, found, asked }, languageIn(request)))
  })

  function write(reply: FastifyReply, page: Page) {
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-language': page.language,
      'cache-control': 'no-cache',
      vary: 'accept-language',
      'x-robots-tag': 'noindex',
      'content-security-policy': policy,
      // For sites that let nothing in that does not say so.
      'cross-origin-resource-policy': 'cross-origin',
    }
    return reply.headers(headers).send(shell(page))
  }
}

/** Of the address, else of the browser. No cookie is read: the page says the same to everybody. */
function languageIn(request: FastifyRequest) {
  return askedLanguage(request) ?? languageOf({ 'accept-language': request.headers['accept-language'] })
}
