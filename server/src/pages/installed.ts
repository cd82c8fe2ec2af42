import { knownLanguage, type Language, textIn } from '@bezpechne/shared/languages'
import type { FastifyPluginAsync } from 'fastify'

import { pageWords } from './words.ts'

const config = { access: 'public' } as const
const schema = { hide: true } as const

/**
 * What a worker does that an operator wants gone: takes the place of the one before without asking, drops all that was
 * kept and the promise of messages, and hears no request, so every page comes from the server again at once; none is
 * reloaded under somebody's hands.
 *
 * NOTE: it does not unregister itself. A page opened in that moment hung for minutes in Chromium 156 (several of 100,
 * none of 50 without), the next visit would register it again, and one that hears nothing costs nothing.
 */
export const leavingWorker = `self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name)
  await (await self.registration.pushManager?.getSubscription())?.unsubscribe()
})()))
`

/** The site as an app of a phone, in a language: its name, its signs, the two ways that people need in a hurry. */
export const installedApp: FastifyPluginAsync<{ worker: 'on' | 'off' }> = async (app, { worker }) => {
  app.get<{ Querystring: { lang?: string } }>(
    '/manifest.webmanifest',
    { config, schema },
    (request, reply) => {
      const language = knownLanguage(request.query.lang) ?? 'uk'
      return reply
        .header('cache-control', 'public, max-age=3600')
        .type('application/manifest+json; charset=utf-8')
        .send(JSON.stringify(manifestIn(language)))
    },
  )
  if (worker === 'on') return
  app.get('/service-worker.js', { config, schema }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8').send(leavingWorker),
  )
}

function manifestIn(language: Language) {
  const words = textIn(pageWords, language)
  const shortcut = (name: string, url: string) => ({ name, url, icons: [icon('icon-96.png', 96)] })
  return {
    // One app in whatever language it was installed.
    id: '/',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    lang: language,
    dir: 'ltr',
    name: words.product,
    short_name: words.product,
    description: words.claim,
    theme_color: '#0b5563',
    background_color: '#ffffff',
    categories: ['government', 'utilities'],
    icons: [
      { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      icon('icon-192.png', 192),
      icon('icon-512.png', 512),
      { ...icon('icon-maskable-512.png', 512), purpose: 'maskable' },
    ],
    shortcuts: [shortcut(words.newInquiry, '/?open=new'), shortcut(words.myOfficer, '/?open=officer')],
  }
}

function icon(file: string, side: number) {
  return { src: `/${file}`, sizes: `${side}x${side}`, type: 'image/png' }
}
