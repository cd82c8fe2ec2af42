import { createHash } from 'node:crypto'

import { helpTopics, isHelpTopic } from '@bezpechne/shared/help'
import { isWritten, type Written, written } from '@bezpechne/shared/languages'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { AppError } from '../platform/errors.ts'
import { languageAsked } from '../platform/language.ts'
import { helpPage, helpStart, type HelpTexts } from './help-page.ts'
import { helpFolder, readHelp } from './help-text.ts'
import type { Page } from './shell.ts'

interface Options {
  at: string
  write: (request: FastifyRequest, reply: FastifyReply, page: Page) => FastifyReply
}

const config = { access: 'public' } as const
const schema = { hide: true } as const

/** The handbook of docs/help, as pages that need no script, and its pictures. */
export function helpRoutes(app: FastifyInstance, { at, write }: Options): void {
  app.get('/help', { config, schema, onSend: unlessKnown }, async (request, reply) => {
    const language = writtenFor(request)
    return write(request, reply, helpStart(await textsIn(language), { language, at }))
  })

  app.get<{ Params: { topic: string } }>(
    '/help/:topic',
    { config, schema, onSend: unlessKnown },
    async (request, reply) => {
      const { topic } = request.params
      if (!isHelpTopic(topic)) throw new AppError('not-found')
      const language = writtenFor(request)
      return write(request, reply, helpPage(topic, await textsIn(language), { language, at }))
    },
  )

  app.get<{ Params: { language: string; file: string } }>(
    '/help/pictures/:language/:file',
    { config, schema },
    (request, reply) => {
      const { language, file } = request.params
      if (written.every((one) => one !== language) || !/^[a-z-]+\.webp$/.test(file))
        throw new AppError('not-found')
      reply.header('cache-control', 'public, max-age=3600')
      return reply.sendFile(`pictures/${language}/${file}`, helpFolder)
    },
  )
}

/** What further languages leave out is read in Ukrainian. */
function writtenFor(request: FastifyRequest): Written {
  const language = languageAsked(request)
  return isWritten(language) ? language : 'uk'
}

async function textsIn(language: Written): Promise<HelpTexts> {
  const texts = helpTopics.map(async (topic) => [topic, await readHelp(topic, language)] as const)
  return new Map(await Promise.all(texts))
}

/** A page that the browser has already is not sent again: it says the same until the next version. */
async function unlessKnown(request: FastifyRequest, reply: FastifyReply, page: unknown): Promise<unknown> {
  if (typeof page !== 'string' || reply.statusCode !== 200) return page
  const etag = `"${createHash('sha256').update(page).digest('base64url').slice(0, 22)}"`
  reply.header('etag', etag)
  if (request.headers['if-none-match'] !== etag) return page
  reply.code(304).removeHeader('content-length')
  return null
}
