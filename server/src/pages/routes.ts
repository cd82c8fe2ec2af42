import { BeatId } from '@bezpechne/shared/beats'
import { CityId } from '@bezpechne/shared/cities'
import { InquiryNumber, type Language } from '@bezpechne/shared/inquiries'
import { isWritten, textIn } from '@bezpechne/shared/languages'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'

import { getBeatDetail, getBeatLines } from '../beats/index.ts'
import { listCategories } from '../categories/index.ts'
import { getCity, listCities } from '../cities/index.ts'
import { getPublicInquiry, listPublicInquiries } from '../inquiries/index.ts'
import type { Db } from '../platform/database.ts'
import { askedLanguage, languageAsked } from '../platform/language.ts'
import { describeProblem, sendProblem } from '../platform/problem.ts'
import { cityPage, startPage } from './city-pages.ts'
import { formRoutes } from './form-routes.ts'
import { inquiryPage } from './inquiry-page.ts'
import { known } from './known.ts'
import { inLanguage } from './links.ts'
import { listAsked } from './list-asked.ts'
import { beatPage, officerPage } from './officer-pages.ts'
import { pictureRoutes } from './picture-routes.ts'
import { absentPage, appPage, shellPage } from './plain-pages.ts'
import type { Page, Shell } from './shell.ts'

interface Options {
  shell: Shell
  /** The address people open, without a slash at the end. */
  at: string
  /** The content policy of a page: with the host of the map's background. */
  policy: string
  AUTH_SECRET: string
}

interface Address {
  Params: { city: string; number: string; beat: string }
}

/** Drawn by the script, and not for search engines. */
const appPages = [
  ['/receipt', 'receipt'],
  ['/mine', 'mine'],
  ['/mine/link', 'mine'],
  ['/mine/:city/:number', 'mine'],
  ['/outbox', 'outbox'],
  ['/invitation', 'invitation'],
  ['/reply', 'reply'],
  ['/reset', 'reset'],
  ['/follow', 'follow'],
  ['/notices', 'notices'],
  ['/operator', 'operator'],
  ['/desk', 'desk'],
  ['/desk/*', 'desk'],
] as const

const config = { access: 'public' } as const
const schema = { hide: true } as const

/** Pages that say what they are about before any script runs. */
export const pageRoutes: FastifyPluginAsync<Options> = async (app, { shell, at, policy, AUTH_SECRET }) => {
  function write(request: FastifyRequest, reply: FastifyReply, made: Page) {
    const content = { ...made, plain: wantsPlain(request) }
    const asked = askedLanguage(request)
    reply.headers({ ...headersOf(content), 'content-security-policy': policy })
    return reply.send(shell(asked ? inLanguage(content, asked) : content))
  }

  app.setErrorHandler((error, request, reply) => {
    if (isForPrograms(request)) return sendProblem(error, request, reply)
    const { status, code, retryAfter } = describeProblem(error, request)
    if (retryAfter) reply.header('retry-after', retryAfter)
    return write(request, reply.status(status), absentPage(code, languageAsked(request)))
  })

  type Make = (language: Language, request: FastifyRequest<Address>) => Promise<Page | Moved>
  function page(path: string, make: Make, whenClosed = false) {
    app.get<Address>(path, { config: { ...config, whenClosed }, schema }, async (request, reply) => {
      const made = await make(languageAsked(request), request)
      return 'movedTo' in made ? reply.redirect(made.movedTo, 301) : write(request, reply, made)
    })
  }

  page('/shell', async (language) => shellPage(language))
  page('/', async (language, { reads }) => startPage(await listCities(reads), language, at))
  for (const name of ['about', 'legal', 'open'] as const)
    page(`/${name}`, async (language) => appPage(name, language, `${at}/${name}`))
  for (const [path, name] of appPages)
    page(path, async (language) => appPage(name, isOfStaff(name) ? writtenOf(language) : language), true)

  page('/:city', async (language, request) => showCity(request, language, at))
  pictureRoutes(app)
  formRoutes(app, { AUTH_SECRET, write })
  for (const name of ['numbers', 'data'] as const)
    page(`/:city/${name}`, async (language, { params, reads }) => {
      const { id } = await getCity(reads, known(CityId, params.city))
      return appPage(name, language, `${at}/${id}/${name}`)
    })
  page('/:city/offline', async (language, { params, reads }) => {
    await getCity(reads, known(CityId, params.city))
    return appPage('offline', language)
  })
  page('/:city/officer', (language, { params, reads }) => showOfficers(reads, params.city, language, at))
  page('/:city/beats/:beat', async (language, { params, reads }) => showBeat(reads, params, language, at))
  page('/:city/:number', async (language, { params, reads }) => showInquiry(reads, params, language, at))
  // Whatever else is asked for: a page for people, a problem for programs.
  app.get('/*', { config, schema }, async (request) => {
    throw app.refuseUnknown(request)
  })
}

function isOfStaff(name: (typeof appPages)[number][1]): boolean {
  return name === 'desk' || name === 'operator'
}

/** A desk is in both languages of the house alone. */
function writtenOf(language: Language): Language {
  return isWritten(language) ? language : 'uk'
}

async function showCity(
  { params, query, reads }: FastifyRequest<Address>,
  language: Language,
  at: string,
): Promise<Page> {
  const city = await getCity(reads, known(CityId, params.city))
  const asked = listAsked(query)
  const found = await listPublicInquiries(reads, city.id, asked.query)
  return cityPage({ city, found, asked, categories: await listCategories(reads, city.id) }, language, at)
}

async function showOfficers(db: Db, id: string, language: Language, at: string): Promise<Page> {
  const city = await getCity(db, known(CityId, id))
  return officerPage(city, await getBeatLines(db, city.id), language, at)
}

async function showBeat(
  db: Db,
  params: Omit<Address['Params'], 'number'>,
  language: Language,
  at: string,
): Promise<Page> {
  const city = await getCity(db, known(CityId, params.city))
  const beat = await getBeatDetail(db, city.id, known(BeatId, params.beat))
  return beatPage(city, beat, language, at)
}

/** What was here is read at another address of this site. */
interface Moved {
  movedTo: string
}

async function showInquiry(
  db: Db,
  params: Omit<Address['Params'], 'beat'>,
  language: Language,
  at: string,
): Promise<Page | Moved> {
  const city = await getCity(db, known(CityId, params.city))
  const found = await getPublicInquiry(db, city.id, known(InquiryNumber, params.number))
  if ('movedTo' in found) return { movedTo: `/${city.id}/${found.movedTo}` }
  const { inquiry } = found
  const categories = await listCategories(db, city.id)
  const category = textIn(categories.find(({ code }) => code === inquiry.category)?.name, language)
  return inquiryPage({ inquiry, category, city: textIn(city.name, language) }, language, at)
}

/** What the reader chose on this device: web/src/lib/plain.ts. */
function wantsPlain({ headers }: FastifyRequest): boolean {
  return /(?:^|;\s*)plain=1(?:;|$)/.test(headers.cookie ?? '')
}

function headersOf({ language, canonical }: Page): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'cache-control': 'no-cache',
    vary: 'accept-language, cookie',
    ...(!canonical && { 'x-robots-tag': 'noindex' }),
  }
}

function isForPrograms({ url, headers }: FastifyRequest): boolean {
  return /^\/+(api|assets)(\/|$)/.test(url) || !/\*\/\*|text\/html/.test(headers.accept ?? '*/*')
}
