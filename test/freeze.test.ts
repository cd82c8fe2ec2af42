import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { liftOver } from '@bezpechne/server/freezes/actions'
import { type Freeze, Freezes } from '@bezpechne/shared/freezes'
import { AuthorView, type Submitted, UploadedPhoto } from '@bezpechne/shared/inquiries'
import { interleave, tileOf, toStep } from '@bezpechne/shared/morton'
import { numbersOf } from '@bezpechne/shared/tile-pins'
import { Tile } from '@bezpechne/shared/tiles'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { givenKyiv, givenTernopil, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { answerGiven, givenPublished, publishGiven } from './support/inquiries.ts'
import { foldAll } from './support/map.ts'
import { people, type Person } from './support/people.ts'
import { residentOf } from './support/resident.ts'
import { temporaryDirectory } from './support/server.ts'

const database = await freshDatabase()
const { db } = database
const data = temporaryDirectory()
const app = await buildApp(
  readConfig({ WORKER: 'separate', POW_COST: '1', SUBMIT_LIMITS: '100000/h', DATA_DIR: data.path }),
  { database, tileCache: 'off' },
)
const { visitor, as } = await people(app, database)
const { post, send } = residentOf(app)

const at = { lat: 50.456789, lng: 30.456781 }
const around = { kind: 'circle', at, metres: 300 }
const canary = { category: 'noise', at, text: 'Канарка: щовечора грюкають.', title: 'Канарковий шум' }
const all = '/cities/kyiv/desk/freezes'

let olena: Person
let petro: Person
let shown: Submitted
let far: string
let photo: string

beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  olena = await as('moderator')
  petro = await as('administrator')
  photo = await uploaded()
  shown = await send({ ...canary, text: 'Щовечора грюкають двері.', title: undefined, photos: [photo] })
  const { id } = await rowOf(shown.number)
  await publishGiven(db, { id, number: shown.number }, canary)
  await answerGiven(db, { id, number: shown.number }, { answer: 'Канаркова відповідь.' })
  await db.updateTable('photo').set({ shown: true }).where('id', '=', photo).execute()
  far = (await givenPublished(db, { at: kyiv.east.inside, title: 'Далеко звідти' })).number
  await sql`insert into beat (city_id, id, name_uk, name_en, boundary)
    select 'kyiv', 'KYIV-01', 'Перша', 'First', boundary from city where id = 'kyiv'`.execute(db)
  await foldAll(db)
})
afterAll(async () => {
  await app.close()
  data.remove()
})
beforeEach(async () => {
  for (const { id } of (await listed()).items) await olena.post(`${all}/${id}/lift`)
  await foldAll(db)
})

async function uploaded(): Promise<string> {
  const payload = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#777' } })
    .jpeg()
    .toBuffer()
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/cities/kyiv/photos',
    headers: { 'content-type': 'image/jpeg', 'idempotency-key': 'freeze-photo-1' },
    payload,
  })
  return UploadedPhoto.parse(answer.json()).id
}

const rowOf = (number: string) =>
  db.selectFrom('inquiry').select(['id', 'state']).where('number', '=', number).executeTakeFirstOrThrow()
const listed = async () => Freezes.parse((await olena.get(all)).json())
const told = (reply: Awaited<ReturnType<Person['get']>>) => [
  reply.statusCode,
  reply.json<{ code?: string }>().code,
]
async function freeze(area: object = around, more: object = {}): Promise<Freeze> {
  const made = await olena.post(all, { area, reason: 'Влучання', hours: null, ...more })
  expect([made.statusCode, made.body]).toEqual([201, expect.any(String)])
  return made.json<Freeze>()
}
const detail = (number: string) => visitor.get(`/cities/kyiv/inquiries/${number}`)

/** Every public address, with whatever could make it tell of the canary. */
function addresses(): string[] {
  const words = encodeURIComponent('канарка')
  const { x, y } = toStep(at.lng, at.lat)
  const list = '/api/v1/cities/kyiv/inquiries'
  const values: Record<string, string> = {
    city: 'kyiv',
    number: shown.number,
    id: photo,
    beat: 'KYIV-01',
    photo,
    z: '12',
    x: '2394',
    y: '1380',
  }
  const urls = app.accessList
    .filter(({ method, access, url }) => method === 'GET' && access === 'public' && !url.endsWith('/events'))
    .map(({ url }) => url.replace(/:(\w+)/g, (_, name: string) => values[name] ?? 'x').replace('*', 'x'))
  return [
    ...urls,
    ...[8, 12, 15, 16, 18].flatMap((zoom) => {
      const tile = tileOf(interleave(x, y), zoom)
      const url = `/api/v1/tiles/${tile.z}/${tile.x}/${tile.y}`
      return [url, `${url}?city=kyiv`]
    }),
    ...['', '.geojson', '.csv'].map((format) => `${list}${format}?q=${words}`),
    `${list}?sort=supported&colour=green`,
    '/api/v1/cities/kyiv/feed.atom?category=noise',
    '/api/v1/cities/kyiv/feed.atom?area=50.4,30.4;50.4,30.5;50.5,30.5;50.5,30.4',
    `${list}?sort=nearest&near=50.4567,30.4567`,
    `/api/v1/cities/kyiv/answers?q=${words}`,
    `/api/v1/cities/kyiv/similar?lat=50.4567&lng=30.4567&category=noise&text=${words}`,
    `/api/v1/cities/kyiv/officers/at?address=${words}`,
  ]
}

/** A tile tells a number in two parts. */
function isPinnedIn(body: string): boolean {
  if (!body.startsWith('{"kind":"pins"')) return false
  const tile = Tile.parse(JSON.parse(body))
  return tile.kind === 'pins' && numbersOf(tile).includes(shown.number)
}

/** Which of them tell of it: by its words, its number, its photo, or as one more than the one that is far away. */
async function traces(): Promise<string[]> {
  const found: string[] = []
  for (const url of addresses()) {
    const { statusCode, body } = await app.inject({ url, headers: { accept: 'text/html,application/json' } })
    const says =
      statusCode < 400 && (/канарк/i.test(body) || body.includes(shown.number) || body.includes(photo))
    const counts = /"green":(1|\[1)|"answered":1|"colour":"green"/.test(body)
    if (says || counts || isPinnedIn(body) || (url.endsWith(`/photos/${photo}`) && statusCode === 200))
      found.push(url)
  }
  return found
}

test('what an area hides is on no public surface at once, and in no tile after the next fold', async () => {
  const before = await traces()
  for (const part of [
    '/inquiries?',
    '.csv',
    '.geojson',
    '/answers?',
    '/similar?',
    '/tiles/18',
    '/totals',
    '/numbers',
    '/work',
    '/feed.atom?category',
    '/feed.atom?area',
    `/kyiv/${shown.number}`,
    `photos/${photo}`,
    '/api/v1/cities',
  ])
    expect(before.filter((url) => url.includes(part))).not.toEqual([])

  const preview = await petro.post(`${all}/preview`, { area: around })
  expect(preview.json()).toMatchObject({ inquiries: 1, km2: 0.283 })
  const made = await freeze()
  expect(made).toMatchObject({ inquiries: 1, reason: 'Влучання', until: null, by: expect.any(String) })
  // NOTE: numbers are kept for half a minute, tiles and totals until the fold: caches, so not before these.
  const late = /\/(tiles|totals|numbers)|^\/api\/v1\/cities$|^\/api\/v1\/cities\/kyiv$|^\/(kyiv)?$/
  expect((await traces()).filter((url) => !late.test(url))).toEqual([])
  expect(told(await detail(shown.number))).toEqual([410, 'gone'])
  expect((await app.inject(`/kyiv/${shown.number}`)).statusCode).toBe(410)
  await foldAll(db)
  expect((await traces()).filter((url) => !url.includes('/numbers'))).toEqual([])
  expect((await detail(far)).statusCode).toBe(200)
  expect((await visitor.get('/cities/kyiv/totals')).json()).toEqual({ red: 1, green: 0 })
  const { changes } = await db
    .selectFrom('map_fold_log')
    .select('changes')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(changes).toEqual([{ city: 'kyiv', number: shown.number, colour: null }])

  expect((await petro.post(`${all}/${made.id}/lift`)).statusCode).toBe(200)
  expect((await detail(shown.number)).statusCode).toBe(200)
  await foldAll(db)
  expect((await traces()).filter((url) => !url.includes('/numbers'))).toEqual(
    before.filter((url) => !url.includes('/numbers')),
  )
})

test('numbers leave it out, asked anew', async () => {
  const month = (query: string) => visitor.get(`/cities/kyiv/numbers?${query}`)
  // Another period is another question: what is kept for half a minute answers the same one only.
  expect((await month('from=2026-01')).json()).toMatchObject({ answered: 1 })
  await freeze()
  expect((await month('from=2026-02')).json()).toMatchObject({ answered: 0 })
  expect((await visitor.get('/cities/kyiv/beats/KYIV-01/work')).json()).toMatchObject({ latest: [] })
})

test('its author reads of it with the receipt, and the desk goes on as ever', async () => {
  await freeze()
  const own = AuthorView.parse((await post('/receipts/open', { code: shown.receipt })).json())
  expect(own).toMatchObject({ state: 'answered', frozen: true, public: null })
  const { id } = await rowOf(shown.number)
  const desk = '/cities/kyiv/moderation/inquiries'
  expect((await olena.get(`${desk}/${id}`)).json()).toMatchObject({ frozen: true, state: 'answered' })
  const list = await olena.get(`${desk}?state=published`)
  expect(list.json<{ items: { number: string; frozen: boolean }[] }>().items).toEqual(
    expect.arrayContaining([expect.objectContaining({ number: shown.number, frozen: true })]),
  )
})

test('people report from there as ever, and what is published there stays out of sight until it is lifted', async () => {
  const { id } = await freeze()
  const sent = await send({ at, category: 'crossing' })
  const given = { ...(await rowOf(sent.number)), number: sent.number }
  await publishGiven(db, given, { at })
  expect(told(await detail(sent.number))).toEqual([410, 'gone'])
  await foldAll(db)
  expect((await visitor.get('/cities/kyiv/totals')).json()).toEqual({ red: 1, green: 0 })
  // A correction moves it away, public place and exact place: then nothing hides it.
  const east = sql<string>`st_setsrid(st_makepoint(30.55, 50.45), 4326)`
  const moved = { public_point: east, map_x: sql<number>`map_x + 18000` }
  await db.updateTable('inquiry').set(moved).where('id', '=', given.id).execute()
  expect((await detail(sent.number)).statusCode).toBe(410)
  await db
    .updateTable('inquiry_original')
    .set({ exact_point: east })
    .where('inquiry_id', '=', given.id)
    .execute()
  expect((await detail(sent.number)).statusCode).toBe(200)
  await olena.post(`${all}/${id}/lift`)
})

test('what is told by district alone vanishes with the whole district, whoever of it lives there', async () => {
  const inside = await givenPublished(db, { at, category: 'drug-trade' })
  const elsewhere = await givenPublished(db, { at: { lat: 50.41, lng: 30.41 }, category: 'drug-trade' })
  const east = await givenPublished(db, { at: kyiv.east.inside, category: 'drug-trade' })
  await freeze()
  const codes = await Promise.all(
    [inside, elsewhere, east].map(async ({ number }) => (await detail(number)).statusCode),
  )
  expect(codes).toEqual([410, 410, 200])
})

test('two areas over one place: it is seen when both are lifted', async () => {
  const one = await freeze()
  const two = await freeze({ kind: 'district', id: 'west' })
  await olena.post(`${all}/${one.id}/lift`)
  expect((await detail(shown.number)).statusCode).toBe(410)
  await olena.post(`${all}/${two.id}/lift`)
  expect((await detail(shown.number)).statusCode).toBe(200)
  expect(told(await olena.post(`${all}/${two.id}/lift`))).toEqual([404, 'not-found'])
})

test('it is lifted when its time is over, by the clock of the database, and never by being late', async () => {
  const { id, until } = await freeze(around, { hours: 1 })
  expect(until).not.toBeNull()
  expect(await liftOver(db)).toBe(0)
  await db
    .updateTable('frozen_area')
    .set({ made_at: sql<Date>`now() - interval '2 hours'`, until: sql<Date>`now() - interval '1 second'` })
    .where('id', '=', id)
    .execute()
  expect((await detail(shown.number)).statusCode).toBe(410)
  expect([await liftOver(db), await liftOver(db)]).toEqual([1, 0])
  expect((await detail(shown.number)).statusCode).toBe(200)
  expect((await listed()).items).toEqual([])
})

test('what its author takes back is on no public surface at once, in no tile after the next fold, and back again', async () => {
  const before = await traces()
  expect((await post('/receipts/withdraw', { code: shown.receipt })).statusCode).toBe(200)
  const late = /\/(tiles|totals|numbers)|^\/api\/v1\/cities$|^\/api\/v1\/cities\/kyiv$|^\/(kyiv)?$/
  expect((await traces()).filter((url) => !late.test(url))).toEqual([])
  expect(told(await detail(shown.number))).toEqual([410, 'gone'])
  expect((await app.inject(`/kyiv/${shown.number}`)).statusCode).toBe(410)
  await foldAll(db)
  expect((await traces()).filter((url) => !url.includes('/numbers'))).toEqual([])
  expect((await post('/receipts/put-back', { code: shown.receipt })).statusCode).toBe(200)
  await foldAll(db)
  expect((await traces()).filter((url) => !url.includes('/numbers'))).toEqual(
    before.filter((url) => !url.includes('/numbers')),
  )
})
