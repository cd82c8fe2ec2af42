import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'

import { createGeocoder } from '@bezpechne/server/places/geocoder'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'

const { db } = await freshDatabase()
beforeAll(() => givenKyiv(db))

/** As Nominatim writes it, with format=jsonv2 and addressdetails=1. */
const nominatim = (lon: string, lat: string, house_number?: string) => ({
  place_id: 1,
  licence: 'Data © OpenStreetMap contributors, ODbL 1.0',
  lat,
  lon,
  name: '',
  address: { road: 'вулиця Садова', ...(house_number && { house_number }), country_code: 'ua' },
})

type Answer = (request: IncomingMessage, response: ServerResponse) => void
let answer: Answer = (_, response) => void response.end('[]')
const asked: { url: URL; headers: IncomingHttpHeaders }[] = []
const service = createServer((request, response) => {
  asked.push({ url: new URL(request.url ?? '', 'http://here'), headers: request.headers })
  answer(request, response)
})
beforeAll(() => new Promise<void>((ready) => void service.listen(0, '127.0.0.1', ready)))
const portHere = () => {
  const at = service.address()
  return typeof at === 'object' && at ? at.port : 0
}
afterAll(() => {
  service.closeAllConnections()
  service.close()
})

/** A geocoder that has nothing kept yet, and leave to ask. */
async function ask(kind: 'photon' | 'nominatim', says: Answer) {
  answer = says
  await db.deleteFrom('rate_limit').where('subject', '=', 'all').execute()
  return geocoderOf(kind)?.find(db, { city: 'kyiv', q: 'Садова вулиця, 5' })
}
const geocoderOf = (kind: 'photon' | 'nominatim') =>
  createGeocoder({
    GEOCODER_URL: `http://127.0.0.1:${portHere()}/search`,
    GEOCODER_KIND: kind,
    PUBLIC_URL: 'https://bezpechne.example',
  })
const says =
  (body: unknown): Answer =>
  (_, response) =>
    void response.setHeader('content-type', 'application/json').end(JSON.stringify(body))

test('Nominatim: houses and streets of the city, asked in its own words and by name', async () => {
  const said = [
    nominatim('30.4512', '50.451', '5'),
    nominatim('30.452', '50.452'),
    nominatim('2.3', '48.8', '5'),
  ]
  const found = await ask('nominatim', says(said))
  expect(found?.map(({ kind, name, at, house }) => ({ kind, name: name.uk, at, house }))).toEqual([
    { kind: 'house', name: 'вулиця Садова, 5', at: { lat: 50.451, lng: 30.4512 }, house: null },
    { kind: 'street', name: 'вулиця Садова', at: { lat: 50.452, lng: 30.452 }, house: '5' },
  ])
  const { url, headers } = asked.at(-1) ?? {}
  expect(Object.fromEntries(url?.searchParams ?? [])).toEqual({
    q: 'Садова вулиця, 5',
    limit: '4',
    viewbox: '30.4,50.4,30.6,50.5',
    bounded: '1',
    format: 'jsonv2',
    addressdetails: '1',
    countrycodes: 'ua',
  })
  expect(headers?.['user-agent']).toBe('Bezpechne (https://bezpechne.example)')
})

test.each<[string, Answer]>([
  ['nothing found', says([])],
  ['a list of something else', says([{ id: 7 }, null])],
  ['an error with status 200', says({ error: { code: 400, message: 'Parse error' } })],
  ['a place beyond the poles', says([nominatim('30.45', '150.45', '5')])],
  ['no numbers', says([nominatim('east', 'north', '5')])],
  ['features of another kind', says({ features: [{ geometry: { type: 'Point' } }] })],
  ['a page', (_, response) => void response.end('<!doctype html><title>Maintenance</title>')],
  ['half an answer', (_, response) => void response.end('[{"lat":"50.45","lon":"30')],
  ['too many requests', (_, response) => void response.writeHead(429, { 'retry-after': '60' }).end('[]')],
  ['an error', (_, response) => void response.writeHead(500).end('Internal Server Error')],
  ['another address', (_, response) => void response.writeHead(302, { location: '/elsewhere' }).end()],
  ['more than fits', (_, response) => void response.end(`[${' '.repeat(300_000)}]`)],
  ['a line that breaks', (request) => void request.socket.destroy()],
])('%s is no place, and no error of ours', async (_, said) => {
  for (const kind of ['nominatim', 'photon'] as const) expect(await ask(kind, said)).toEqual([])
})

test('a service that does not answer is given up, and is asked once a second by all together', async () => {
  expect(await ask('nominatim', () => undefined)).toEqual([])
  const before = asked.length
  await ask('photon', says({ features: [] }))
  const other = geocoderOf('photon')
  for (const q of ['Хрещатик, 1', 'Хрещатик, 2'])
    expect(await other?.find(db, { city: 'kyiv', q })).toEqual([])
  expect(asked.length).toBeLessThanOrEqual(before + 2)
})
