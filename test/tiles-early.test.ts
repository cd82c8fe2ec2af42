import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { TileSource } from '@bezpechne/server/tiles/tile-source'
import { interleave, tileOf } from '@bezpechne/shared/morton'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { foldAll, givenManyInquiries, publicPins } from './support/map.ts'

const database = await freshDatabase()
const { db, prepared } = database
let duringClose: Response | undefined
let origin = ''
let big = ''
let small = ''
const world = '/api/v1/tiles/0/0/0'
const app = await buildApp(readConfig({}), { database })
app.addHook('preClose', async () => {
  duringClose = await fetch(origin + world)
})

beforeAll(async () => {
  await givenKyiv(db)
  await givenManyInquiries(db, 'kyiv', 900, 11)
  await foldAll(db, 200)
  origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const pins = await publicPins(db)
  const crowds = Map.groupBy(pins, ({ x, y }) => interleave(x >>> 11, y >>> 11))
  const [crowd] = [...crowds].toSorted(([, one], [, other]) => other.length - one.length)
  const path = (z: number) => {
    const tile = tileOf((crowd?.[0] ?? 0) * 4 ** 11, z)
    return `/api/v1/tiles/${z}/${tile.x}/${tile.y}`
  }
  big = path(15)
  small = path(9)
  // What is asked for again is compressed.
  for (const kept of [world, small, big, `${small}?city=kyiv`]) await ask(kept)
})
afterAll(() => app.close())

type Asked = Record<string, string>

/** Over a connection: the early way, unless the address is none that it takes. */
async function ask(path: string, headers: Asked = {}, method = 'GET') {
  const sent = request(origin + path, { headers, method }).end()
  const [answer]: IncomingMessage[] = await once(sent, 'response')
  if (!answer) throw new Error('no answer')
  return told(answer.statusCode ?? 0, answer.headers, await buffer(answer))
}

/** Past the server: by routing and all the hooks. */
async function askHooks(path: string, headers: Asked = {}) {
  const { statusCode, headers: got, rawPayload } = await app.inject({ url: path, headers })
  return told(statusCode, got, rawPayload)
}

function told(status: number, headers: object, body: Buffer) {
  const { date: _, connection: __, 'keep-alive': ___, ...rest } = Object.fromEntries(Object.entries(headers))
  return { status, headers: rest, body: body.toString('latin1') }
}

test.each([
  ['who takes gzip', { 'accept-encoding': 'gzip, deflate, br, zstd' }],
  ['who takes nothing', {}],
  ['who takes all but gzip', { 'accept-encoding': 'gzip;q=0, br' }],
  ['who holds another copy', { 'if-none-match': 'W/"older"' }],
  ['who holds this copy', { 'if-none-match': '*' }],
  [
    'who is signed in, or says so',
    { cookie: 'session=1', authorization: 'Bearer x', origin: 'https://example.org' },
  ],
])('the early answer is the answer of all the hooks, header by header: %s', async (_name, headers: Asked) => {
  for (const path of [world, small, big, `${small}?city=kyiv`]) {
    const early = await ask(path, headers)
    expect(early).toEqual(await askHooks(path, headers))
    expect(early.headers['content-security-policy']).toContain(`default-src 'none'`)
    expect([early.status, early.headers['set-cookie']]).toEqual([
      headers['if-none-match'] === '*' ? 304 : 200,
      undefined,
    ])
  }
})

test('HEAD says what GET says', async () => {
  const gzip = { 'accept-encoding': 'gzip' }
  const { status, headers, body } = await ask(big, gzip, 'HEAD')
  expect({ status, headers, body }).toEqual({ ...(await ask(big, gzip)), body: '' })
})

test.each([
  ['gzip', true],
  ['br, GZIP;q=0.5', true],
  ['*', true],
  ['*;q=0.1, gzip;q=0.000', false],
  ['gzip;q=0', false],
  ['identity', false],
  ['br', false],
  ['', false],
])('with "accept-encoding: %s"', async (accepted, compressed) => {
  const { headers, body } = await ask(big, { 'accept-encoding': accepted })
  expect(headers['content-encoding']).toBe(compressed ? 'gzip' : undefined)
  const text = compressed ? gunzipSync(Buffer.from(body, 'latin1')).toString() : body
  expect(JSON.parse(text)).toMatchObject({ kind: 'pins' })
  expect(headers['vary']).toBe('accept-encoding')
})

test('a copy is known by its tag, whole or among others, and a stranger is not', async () => {
  const { headers } = await ask(small)
  const etag = String(headers['etag'])
  const status = async (known: string) => (await ask(small, { 'if-none-match': known })).status
  expect(await Promise.all([etag, `"x", ${etag}`, etag.slice(2), '*', '"x"', ''].map(status))).toEqual([
    304, 304, 304, 304, 200, 200,
  ])
})

test.each([
  '/19/0/0',
  '/3/8/0',
  '/03/0/0',
  '/3/0/0?x=1',
  '/3/0',
  '/3/0/0%00',
  '/3/-1/0',
  '/3/0/0?city=nowhere',
])('a bad address is no tile, whatever is kept: %s', async (path) =>
  expect([400, 404]).toContain((await ask(`/api/v1/tiles${path}`)).status),
)

test('a crowd that asks for one tile is one question; who comes after a fold asks anew', async () => {
  let questions = 0
  const counting: typeof prepared = (statement) => {
    questions += 1
    return prepared(statement)
  }
  const source = await TileSource.open({ db, prepared: counting }, { cache: 'on', isPublic: () => true })
  const tile = { z: 5, x: 18, y: 10 }
  const crowd = () => Promise.all(Array.from({ length: 20 }, () => source.get(tile, {})))
  await crowd()
  expect(questions).toBe(1)
  await source.folded({ seq: 1, mks: [], changes: [] })
  const asking = crowd()
  await source.folded({ seq: 2, mks: [], changes: [] })
  const later = crowd()
  await Promise.all([asking, later])
  expect(questions).toBe(3)
})

test('while the server closes a tile is refused like all else', async () => {
  expect((await fetch(origin + world)).status).toBe(200)
  await app.close()
  expect(duringClose?.status).toBe(503)
  expect(duringClose?.headers.get('connection')).toBe('close')
})
