import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { logOptions } from '@bezpechne/server/platform/log'
import { UploadedPhoto, type Submitted } from '@bezpechne/shared/inquiries'
import { tileOf, interleave, toStep } from '@bezpechne/shared/morton'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { answerGiven, publishGiven } from './support/inquiries.ts'
import { residentOf } from './support/resident.ts'
import { temporaryDirectory } from './support/server.ts'

const database = await freshDatabase()
const { db } = database
const data = temporaryDirectory()
let log = ''
const stream = new Writable({
  write(chunk: Buffer, _encoding, done) {
    log += chunk.toString()
    done()
  },
})
const config = readConfig({ DATA_DIR: data.path, POW_COST: '1', SUBMIT_LIMITS: '100000/h' })
const app = await buildApp(config, { database, logger: logOptions('trace', stream) })
const { submit, send } = residentOf(app)

// Both in one cell of the public map, far from its middle; no shorter number begins like these.
const at = { lat: 50.456789, lng: 30.456781 }
const secret = {
  text: 'Канарка-текст: біля під’їзду 7 щовечора кричать.',
  address: 'вул. Канаркова-адреса, 77',
  email: 'canary-mail@example.org',
  category: 'noise',
  at,
  happenedAt: '2025-11-03T04:05:06Z',
}
const canaries = /канарк|canary-mail|50\.456789|30\.456781|456789|456781|04:05:06/i

let waiting: Submitted
let shown: Submitted
let photo: string

beforeAll(async () => {
  await givenKyiv(db)
  const image = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#777' } })
    .jpeg()
    .toBuffer()
  const headers = { 'content-type': 'image/jpeg', 'idempotency-key': 'canary-photo-1' }
  const uploaded = await app.inject({
    method: 'POST',
    url: '/api/v1/cities/kyiv/photos',
    headers,
    payload: image,
  })
  photo = UploadedPhoto.parse(uploaded.json()).id
  waiting = await send({ ...secret, photos: [photo] })
  shown = await send(secret)
  const { id } = await db
    .selectFrom('inquiry')
    .select('id')
    .where('number', '=', shown.number)
    .executeTakeFirstOrThrow()
  const given = { id, number: shown.number }
  await publishGiven(db, given, { ...secret, text: 'Увечері шумно.', title: 'Шум у дворі' })
  await answerGiven(db, given)
  await unpublishedAnswers(id)
  // Between those who work on it; as of one that waits, so of one that everybody sees.
  await db
    .insertInto('internal_note')
    .columns(['city_id', 'id', 'inquiry_id', 'author_role', 'text'])
    .expression((eb) =>
      eb
        .selectFrom('inquiry')
        .select(['city_id', 'id as note', 'id', sql<'moderator'>`'moderator'`.as('role')])
        .select(sql<string>`'Канарка-нотатка для служби'`.as('text')),
    )
    .execute()
  // On the map, too.
  await vi.waitFor(onTheMap, { timeout: 10_000 })
})
/** A draft with a moderator's note, and an answer that waits to be checked: neither is anybody's to read yet. */
async function unpublishedAnswers(inquiryId: string): Promise<void> {
  const organisation = {
    city_id: 'kyiv',
    id: randomUUID(),
    kind: 'police',
    name_uk: 'П',
    name_en: 'P',
  } as const
  await db.insertInto('organisation').values(organisation).execute()
  const text = 'Канарка-чернетка: інспектор ще перевіряє.'
  const sources = JSON.stringify([{ title: 'Канарка-джерело', url: null }])
  const answer = { city_id: 'kyiv', inquiry_id: inquiryId, text, sources, basis: text, steps: text }
  await db
    .insertInto('answer')
    .values([
      { ...answer, id: randomUUID(), state: 'draft', returned_note: 'Канарка-примітка' },
      { ...answer, id: randomUUID(), state: 'review', organisation_id: organisation.id },
    ])
    .execute()
}
async function onTheMap(): Promise<void> {
  const totals = await app.inject('/api/v1/cities/kyiv/totals')
  if (!totals.body.includes('1')) throw new Error('not yet')
}
afterAll(async () => {
  await app.close()
  data.remove()
})

/** Every public address there is, with whatever a stranger could put into it. */
function addresses(): string[] {
  const routes = app.accessList.filter(({ method, access }) => method === 'GET' && access === 'public')
  // NOTE: a stream never ends; what it says is a number and a colour, map-live.test.ts reads it.
  const urls = routes.map(({ url }) => url).filter((url) => !url.endsWith('/events'))
  const words = encodeURIComponent('канарка текст під’їзду')
  const list = '/api/v1/cities/kyiv/inquiries'
  const { lat, lng } = at
  return [
    ...urls.flatMap((url) => [waiting, shown].map(({ number }) => filled(url, number))),
    ...tiles(),
    ...['', '.geojson', '.csv'].flatMap((format) => [
      `${list}${format}?q=${words}`,
      `${list}${format}?q=${waiting.number}`,
      `${list}${format}?bbox=${lng - 1e-5},${lat - 1e-5},${lng + 1e-5},${lat + 1e-5}`,
      `${list}${format}?state=submitted`,
    ]),
    `${list}?sort=nearest&near=50.45,30.45`,
    `/api/v1/cities/kyiv/feed.atom?category=noise`,
    `/api/v1/cities/kyiv/feed.atom?bbox=${lng - 1e-5},${lat - 1e-5},${lng + 1e-5},${lat + 1e-5}`,
    '/api/v1/cities/kyiv/feed.atom?language=en&area=50.4,30.4;50.4,30.5;50.5,30.5;50.5,30.4',
    `/api/v1/cities/kyiv/similar?lat=50.4567&lng=30.4567&category=noise&text=${words}`,
    `/api/v1/cities/kyiv/photos/${photo}`,
    `/api/v1/cities/kyiv/originals/photos/${photo}`,
    `/api/v1/cities/ternopil/inquiries/${waiting.number}`,
  ]
}

function filled(url: string, number: string): string {
  const values: Record<string, string> = { city: 'kyiv', number, id: photo, z: '12', x: '2394', y: '1380' }
  return url.replace(/:(\w+)/g, (_, name: string) => values[name] ?? 'x').replace('*', number)
}

function tiles(): string[] {
  const { x, y } = toStep(at.lng, at.lat)
  return [0, 6, 10, 12, 14, 15, 16, 18].map((zoom) => {
    const tile = tileOf(interleave(x, y), zoom)
    return `/api/v1/tiles/${tile.z}/${tile.x}/${tile.y}`
  })
}

test('an unpublished inquiry, and what a published one kept back, is in no public answer', async () => {
  for (const url of addresses()) {
    const { body, headers } = await app.inject({ url, headers: { accept: 'text/html,application/json' } })
    const said = `${body}\n${JSON.stringify(headers)}`
    expect({ url, found: canaries.exec(said)?.[0] }).toEqual({ url, found: undefined })
    const named = url.includes(waiting.number) || !said.includes(waiting.number)
    expect({ url, named }).toEqual({ url, named: true })
  }
})

test('its photo cannot be fetched', async () => {
  expect((await app.inject(`/api/v1/cities/kyiv/photos/${photo}`)).statusCode).toBe(404)
  expect((await app.inject(`/api/v1/cities/kyiv/originals/photos/${photo}`)).statusCode).toBe(401)
})

test('a window drawn around the true point finds nothing', async () => {
  const tight = `${at.lng - 1e-5},${at.lat - 1e-5},${at.lng + 1e-5},${at.lat + 1e-5}`
  const answer = await app.inject(`/api/v1/cities/kyiv/inquiries?bbox=${tight}`)
  expect(answer.json()).toMatchObject({ items: [], counts: { red: 0, green: 0 } })
})

test('an error does not repeat what was sent, the log keeps nothing of it', async () => {
  const refused = [
    await submit({ ...secret, website: 'x' }),
    await submit({ ...secret, state: 'published' }),
    await submit({ ...secret, photos: [photo] }),
    await submit({ ...secret, at: { lat: at.lng, lng: at.lat } }),
    await submit({ ...secret, text: `${secret.text}\u0000` }),
  ]
  for (const answer of refused) expect([answer.statusCode, canaries.test(answer.body)]).toEqual([400, false])
  expect(log).not.toMatch(canaries)
  expect(log).not.toContain(waiting.receipt)
  expect(log.length).toBeGreaterThan(1000)
})
