import { isWritten } from '@bezpechne/shared/languages'
import type { FastifyPluginAsync } from 'fastify'

import { languageAsked } from '../platform/language.ts'
import { privatePolicy } from '../platform/security-headers.ts'
import { privatePage } from './plain-pages.ts'
import type { Shell } from './shell.ts'

const config = { access: 'public' } as const
const schema = { hide: true } as const

/** A second web app, reached by full navigation: nothing of it stays in a cache or in a search engine. */
export const privatePages: FastifyPluginAsync<{ shell: Shell }> = async (app, { shell }) => {
  for (const [path, name] of [
    ['/letters', 'letters'],
    ['/desk/letters', 'desk'],
  ] as const) {
    for (const url of [path, `${path}/*`]) {
      app.get(url, { config, schema }, (request, reply) => {
        const wanted = languageAsked(request)
        // Its words are in both languages of the house alone.
        const language = isWritten(wanted) ? wanted : 'uk'
        reply.headers({
          'content-type': 'text/html; charset=utf-8',
          'content-language': language,
          'content-security-policy': privatePolicy,
          'cache-control': 'no-store',
          'x-robots-tag': 'noindex',
        })
        return reply.send(shell(privatePage(name, language)))
      })
    }
  }
}
