import { BeatId } from '@bezpechne/shared/beats'
import { CityId } from '@bezpechne/shared/cities'
import { InquiryNumber, type Language } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { getBeatDetail, getBeatLines } from '../beats/index.ts'
import { listCategories } from '../categories/index.ts'
import { type CityBrief, getCity, getLook } from '../cities/index.ts'
import { getPublicInquiry, listPublicInquiries } from '../inquiries/index.ts'
import { languageAsked } from '../platform/language.ts'
import { cityPage } from './city-pages.ts'
import { dressed } from './dressing.ts'
import { formRoutes } from './form-routes.ts'
import { inquiryPage } from './inquiry-page.ts'
import { known } from './known.ts'
import { listAsked } from './list-asked.ts'
import { beatPage, officerPage } from './officer-pages.ts'
import { pictureRoutes } from './picture-routes.ts'
import { appPage } from './plain-pages.ts'
import type { Page } from './shell.ts'

interface Options {
  at: string
  AUTH_SECRET: string
  write: (request: FastifyRequest, reply: FastifyReply, page: Page) => FastifyReply
}

interface Address {
  Params: { city: string; number: string; beat: string }
}

/** What was here is read at another address of this site. */
interface Moved {
  movedTo: string
}

const config = { access: 'public' } as const
const schema = { hide: true } as const

/** Pages of a community, each as the community wants to look. */
export function cityRoutes(app: FastifyInstance, { at, AUTH_SECRET, write }: Options): void {
  type Make = (city: CityBrief, language: Language, request: FastifyRequest<Address>) => Promise<Page | Moved>
  function page(path: string, make: Make) {
    app.get<Address>(path, { config, schema }, async (request, reply) => {
      const dress = await dressOf(request)
      const made = await make(dress.city, languageAsked(request, dress.look.languages), request)
      if ('movedTo' in made) return reply.redirect(made.movedTo, 301)
      return write(request, reply, dressed(made, dress))
    })
  }

  page('/:city', (city, language, request) => showCity(city, language, { request, at }))
  pictureRoutes(app)
  formRoutes(app, {
    AUTH_SECRET,
    write: async (request, reply, made) => write(request, reply, dressed(made, await dressOf(request))),
  })
  for (const name of ['numbers', 'data'] as const)
    page(`/:city/${name}`, async ({ id }, language) => appPage(name, language, `${at}/${id}/${name}`))
  page('/:city/offline', async (_city, language) => appPage('offline', language))
  page('/:city/officer', async (city, language, { reads }) =>
    officerPage(city, await getBeatLines(reads, city.id), language, at),
  )
  page('/:city/beats/:beat', async (city, language, { params, reads }) =>
    beatPage(city, await getBeatDetail(reads, city.id, known(BeatId, params.beat)), language, at),
  )
  page('/:city/:number', (city, language, request) => showInquiry(city, language, { request, at }))
}

/** @throws AppError 'not-found', 'city-not-found' */
async function dressOf({ params, reads }: FastifyRequest<{ Params: { city: string } }>) {
  const city = await getCity(reads, known(CityId, params.city))
  return { city, look: await getLook(reads, city.id) }
}

interface Asked {
  request: FastifyRequest<Address>
  at: string
}

async function showCity(
  city: CityBrief,
  language: Language,
  { request: { query, reads }, at }: Asked,
): Promise<Page> {
  const asked = listAsked(query)
  const found = await listPublicInquiries(reads, city.id, asked.query)
  return cityPage({ city, found, asked, categories: await listCategories(reads, city.id) }, language, at)
}

async function showInquiry(
  city: CityBrief,
  language: Language,
  { request: { params, reads }, at }: Asked,
): Promise<Page | Moved> {
  const found = await getPublicInquiry(reads, city.id, known(InquiryNumber, params.number))
  if ('movedTo' in found) return { movedTo: `/${city.id}/${found.movedTo}` }
  const { inquiry } = found
  const categories = await listCategories(reads, city.id)
  const category = textIn(categories.find(({ code }) => code === inquiry.category)?.name, language)
  return inquiryPage({ inquiry, category, city: textIn(city.name, language) }, language, at)
}
