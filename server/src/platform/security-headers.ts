import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Open to anyone, as no account opens it; private all the same, as a code does. */
    byCode?: boolean
  }
}

const week = 604_800

/**
 * @param images where else pictures may come from: the host of the raster background, on pages alone.
 * Fonts, workers and the installed app's list are our own files; without a word for them the browser refuses them.
 */
export function contentPolicy(images?: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self' 'wasm-unsafe-eval'`,
    `style-src 'self'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' blob: data:${images ? ` ${images}` : ''}`,
    `font-src 'self'`,
    `manifest-src 'self'`,
    `worker-src 'self'`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

/**
 * Of the page that other sites show in a frame, whichever they are: what is on it everybody may read, no cookie opens
 * more of it, and it holds nothing that a click could be stolen for. Its one script draws the map; no form, no worker.
 * @param images as of contentPolicy()
 */
export function framedPolicy(images?: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `img-src 'self' data:${images ? ` ${images}` : ''}`,
    `font-src 'self'`,
    `manifest-src 'self'`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors *`,
  ].join('; ')
}

/**
 * Of the private pages: no picture from elsewhere, no text becomes code, workers of their own build alone. An opened
 * photo is shown in a frame without any rights.
 */
export const privatePolicy = [
  contentPolicy(),
  `frame-src blob:`,
  `require-trusted-types-for 'script'`,
  `trusted-types default`,
].join('; ')

/** On every answer, whatever it is. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'strict-transport-security': `max-age=${52 * week}`,
  'content-security-policy': contentPolicy(),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(self), payment=(), usb=()',
}

/**
 * What any page anywhere may read carries these. It is data: opened by itself, it needs nothing and may do nothing, so
 * its policy is closed altogether. A tile is often 400 bytes, and the policy of a page is 330.
 */
export const openDataHeaders: Readonly<Record<string, string>> = {
  ...securityHeaders,
  'content-security-policy': `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
}

/** Registered before all others: what a later hook refuses carries them too. */
export const secureAnswers = fp(async (app) => {
  app.addHook('onRequest', async function setSecurityHeaders(request, reply) {
    reply.headers(isOpenData(request) ? openDataHeaders : securityHeaders)
  })
  app.addHook('onSend', async function keepPrivate(request, reply) {
    if (isPublicRead(request) && reply.statusCode < 400) {
      // NOTE: without a word a cache may keep what it likes; what is hidden must be gone from all within a minute.
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-cache')
      return
    }
    reply.header('cache-control', 'no-store')
    reply.header('x-robots-tag', 'noindex')
  })
})

function isPublicRead({ method, routeOptions }: FastifyRequest): boolean {
  const { access, byCode } = routeOptions.config
  return (method === 'GET' || method === 'HEAD') && access === 'public' && !byCode
}

/** What any page anywhere may read: public answers of the API, nothing that a cookie opens. */
function isOpenData(request: FastifyRequest): boolean {
  return isPublicRead(request) && Boolean(request.routeOptions.url?.startsWith('/api/v1/'))
}
