import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'

import type { Tile } from '@bezpechne/shared/morton'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { openDataHeaders } from '../platform/security-headers.ts'
import { type Entry, plainOf } from './tile-entry.ts'
import type { TileSource } from './tile-source.ts'

interface Answer {
  status: 200 | 304
  headers: Record<string, string>
  /** One byte a sign, or JSON. */
  body: string
  encoding: 'latin1' | 'utf8'
}

/** What a tile's answer is, whoever sends it. */
function answerOf(
  { 'if-none-match': known, 'accept-encoding': accepted }: IncomingHttpHeaders,
  entry: Entry,
  freshness: string,
): Answer {
  const headers: Record<string, string> = {
    etag: entry.etag,
    'cache-control': freshness,
    vary: 'accept-encoding',
  }
  if (known !== undefined && isKnown(known, entry.etag))
    return { status: 304, headers, body: '', encoding: 'latin1' }
  headers['content-type'] = 'application/json; charset=utf-8'
  if (entry.gzip === undefined || !takesGzip(accepted)) {
    const body = plainOf(entry)
    headers['content-length'] = String(Buffer.byteLength(body))
    return { status: 200, headers, body, encoding: 'utf8' }
  }
  headers['content-encoding'] = 'gzip'
  headers['content-length'] = String(entry.gzip.length)
  return { status: 200, headers, body: entry.gzip, encoding: 'latin1' }
}

/** One of the tags that the reader holds, or any; compared as weak ones are. */
function isKnown(held: string, etag: string): boolean {
  if (held === etag) return true
  const opaque = etag.slice(2)
  return held.split(',').some((one) => {
    const tag = one.trim()
    return tag === '*' || tag === etag || tag === opaque
  })
}

/** @see RFC 9110, 12.5.3: gzip by name before the star, and a weight of 0 is a no */
function takesGzip(accepted: string | string[] | undefined): boolean {
  if (accepted === undefined) return false
  let any = false
  for (const part of String(accepted).toLowerCase().split(',')) {
    const [coding = '', weight = ''] = part.split(';', 2)
    const name = coding.trim()
    const wanted = !/^\s*q\s*=\s*0(\.0*)?\s*$/.test(weight)
    if (name === 'gzip' || name === 'x-gzip') return wanted
    if (name === '*') any = wanted
  }
  return any
}

export function sendTile(
  { headers: asked }: FastifyRequest,
  reply: FastifyReply,
  { entry, freshness }: { entry: Entry; freshness: string },
): FastifyReply {
  const { status, headers, body, encoding } = answerOf(asked, entry, freshness)
  reply.code(status).headers(headers)
  if (status === 304) return reply.send()
  return reply.send(encoding === 'utf8' ? body : Buffer.from(body, encoding))
}

// The one spelling of an address without a filter, of all cities or of one: few enough to be checked here.
const wholeTile =
  /^\/api\/v1\/tiles\/(\d|1[0-8])\/(0|[1-9]\d{0,5})\/(0|[1-9]\d{0,5})(?:\?city=([a-z-]{1,41}))?$/

function wholeTileIn(url: string): { tile: Tile; city: string | undefined } | undefined {
  const found = wholeTile.exec(url)
  if (!found) return undefined
  const tile = { z: Number(found[1]), x: Number(found[2]), y: Number(found[3]) }
  return Math.max(tile.x, tile.y) < 2 ** tile.z ? { tile, city: found[4] } : undefined
}

// After this long it is passed on to the hooks, which know what to do with somebody who waits.
const soon = 1000

/**
 * Tiles, before anything else looks at the request: a map asks for a dozen at each move, and routing, hooks and logging
 * cost four times what sending a kept one does. Nothing of theirs is needed: a tile is public and knows no cookie, a
 * kept address is one that they have let through, and one without a filter is checked here.
 */
export function earlyTiles(app: FastifyInstance, source: TileSource) {
  function send({ headers }: IncomingMessage, response: ServerResponse, entry: Entry): void {
    const { status, headers: own, body, encoding } = answerOf(headers, entry, source.freshness)
    if (app.isClosing()) response.shouldKeepAlive = false
    response.writeHead(status, { ...openDataHeaders, ...own })
    response.end(body, encoding)
  }

  function ask(
    { tile, city }: NonNullable<ReturnType<typeof wholeTileIn>>,
    answer: (entry: Entry) => void,
    pass: () => void,
  ): void {
    let passed = false
    const passOnce = () => {
      if (!passed) pass()
      passed = true
    }
    const clock = setTimeout(passOnce, soon)
    source
      .get(tile, city ? { city } : {})
      .then((entry) => !passed && answer(entry), passOnce)
      .finally(() => clearTimeout(clock))
  }

  return function answerTile(request: IncomingMessage, response: ServerResponse, pass: () => void): boolean {
    const { method, url = '', headers } = request
    if (method !== 'GET' || 'content-length' in headers || 'transfer-encoding' in headers) return false
    const kept = source.kept(url)
    if (kept) {
      send(request, response, kept)
      return true
    }
    const whole = wholeTileIn(url)
    if (!whole || (whole.city && !source.knows(whole.city)) || app.isUnderPressure()) return false
    ask(
      whole,
      (entry) => send(request, response, entry),
      () => response.destroyed || pass(),
    )
    return true
  }
}
