import type { Language } from '@bezpechne/shared/inquiries'
import { isWritten } from '@bezpechne/shared/languages'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'

import { listCities } from '../cities/index.ts'
import { askedLanguage, languageAsked } from '../platform/language.ts'
import { describeProblem, sendProblem } from '../platform/problem.ts'
import { startPage } from './city-pages.ts'
import { cityRoutes } from './city-routes.ts'
import { helpRoutes } from './help-routes.ts'
import { inLanguage } from './links.ts'
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
  const write = writerOf(shell, policy)

  app.setErrorHandler((error, request, reply) => {
    if (isForPrograms(request)) return sendProblem(error, request, reply)
    const { status, code, retryAfter } = describeProblem(error, request)
    if (retryAfter) reply.header('retry-after', retryAfter)
    return write(request, reply.status(status), absentPage(code, languageAsked(request)))
  })

  type Make = (language: Language, request: FastifyRequest) => Promise<Page>
  function page(path: string, make: Make, whenClosed = false) {
    app.get(path, { config: { ...config, whenClosed }, schema }, async (request, reply) =>
      write(request, reply, await make(languageAsked(request), request)),
    )
  }

  page('/shell', async (language) => shellPage(language))
  page('/', async (language, { reads }) => startPage(await listCities(reads), language, at))
  for (const name of ['about', 'legal', 'open'] as const)
    page(`/${name}`, async (language) => appPage(name, language, `${at}/${name}`))
  for (const [path, name] of appPages)
    page(path, async (language) => appPage(name, isOfStaff(name) ? writtenOf(language) : language), true)

  cityRoutes(app, { at, AUTH_SECRET, write })
  helpRoutes(app, { at, write })
  // Whatever else is asked for: a page for people, a problem for programs.
  app.get('/*', { config, schema }, async (request) => {
    throw app.refuseUnknown(request)
  })
}

/** Each page for its reader: as large as wanted, its links in the language that the address names. */
function writerOf(shell: Shell, policy: string) {
  return function write(request: FastifyRequest, reply: FastifyReply, made: Page): FastifyReply {
    const content = { ...made, plain: wantsPlain(request) }
    const asked = askedLanguage(request)
    reply.headers({ ...headersOf(content), 'content-security-policy': policy })
    return reply.send(shell(asked ? inLanguage(content, asked) : content))
  }
}

function isOfStaff(name: (typeof appPages)[number][1]): boolean {
  return name === 'desk' || name === 'operator'
}

/** A desk is in both languages of the house alone. */
function writtenOf(language: Language): Language {
  return isWritten(language) ? language : 'uk'
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
