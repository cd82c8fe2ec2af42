import { setTimeout as pause } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { transact } from '@bezpechne/server/platform/database'
import { keepUp } from '@bezpechne/server/tiles/upkeep'
import { interleave, tileOf, toStep } from '@bezpechne/shared/morton'
import { numbersOf } from '@bezpechne/shared/tile-pins'
import { Tile } from '@bezpechne/shared/tiles'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { givenKyiv, givenTernopil, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenAnswered, givenPublished, givenSubmitted } from './support/inquiries.ts'
import { foldAll, givenManyInquiries, publicPins, sumOf } from './support/map.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({}), { database })
const get = (path: string, headers = {}) => app.inject({ url: `/api/v1${path}`, headers })
const tileAt = ({ lat, lng }: { lat: number; lng: number }, z: number) => {
  const { x, y } = toStep(lng, lat)
  return tileOf(interleave(x, y), z)
}
const pathOf = ({ x, y, z }: { x: number; y: number; z: number }) => `/tiles/${z}/${x}/${y}`
const readTile = async (path: string) => Tile.parse((await get(path)).json())
const moderator = { role: 'moderator', id: null } as const
const step = (id: string, name: Parameters<typeof stepInquiry>[1]['step']) =>
  transact(db, (trx) => stepInquiry(trx, { city: 'kyiv', id, step: name, actor: moderator }))

beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
})
afterAll(() => app.close())

describe('an inquiry on its way over the map', () => {
  const at = kyiv.east.inside
  const path = pathOf(tileAt(at, 15))

  const numbersNow = async () => {
    const tile = await readTile(path)
    return tile.kind === 'pins'
      ? numbersOf(tile).map((one, index) => `${one} ${(tile.cls[index] ?? 0) % 2}`)
      : []
  }

  test('is nowhere while it waits for a moderator', async () => {
    await givenSubmitted(db, { at })
    await foldAll(db)
    expect(await readTile(path)).toEqual({
      kind: 'pins',
      stems: [],
      counts: [],
      no: [],
      x: [],
      y: [],
      cls: [],
    })
  })

  test('is red when published, green when answered, gone when hidden, at all zooms, within two seconds', async () => {
    const { id, number } = await givenPublished(db, { at })
    const sums = () =>
      Promise.all([0, 6, 10, 13].map(async (z) => sumOf([await readTile(pathOf(tileAt(at, z)))])))
    const soon = { timeout: 2000, interval: 50 }
    await vi.waitFor(async () => expect(await numbersNow()).toEqual([`${number} 0`]), soon)
    expect(await sums()).toEqual([1, 1, 1, 1].map((red) => ({ red, green: 0 })))
    await step(id, 'answer')
    await vi.waitFor(async () => expect(await numbersNow()).toEqual([`${number} 1`]), soon)
    expect(await sums()).toEqual([1, 1, 1, 1].map((green) => ({ red: 0, green })))
    await step(id, 'hide')
    await vi.waitFor(async () => expect(await numbersNow()).toEqual([]), soon)
    expect(await sums()).toEqual([0, 0, 0, 0].map((red) => ({ red, green: 0 })))
    await step(id, 'restore')
    await vi.waitFor(async () => expect(await numbersNow()).toEqual([`${number} 1`]), soon)
  })

  test('of a category that is shown by district is told apart from needles in every cell', async () => {
    await givenPublished(db, { city: 'ternopil', at: { lat: 49.55, lng: 25.55 }, category: 'drug-trade' })
    await vi.waitFor(async () => {
      const tile = await readTile(pathOf(tileAt({ lat: 49.55, lng: 25.55 }, 8)))
      expect(tile).toMatchObject({ kind: 'cells', red: [1], green: [0], area: [1] })
    })
  })
})

describe('tiles travel light', () => {
  test('a tag answers a second question without a body, compression happens once', async () => {
    await givenManyInquiries(db, 'kyiv', 600, 7)
    await foldAll(db, 200)
    await pause(700)
    const pins = await publicPins(db)
    const path = pathOf(tileOf(interleave(pins[0]?.x ?? 0, pins[0]?.y ?? 0), 4))
    const first = await get(path, { 'accept-encoding': 'gzip, br' })
    expect(first.headers).toMatchObject({
      'cache-control': 'public, max-age=15, stale-while-revalidate=30',
      'content-type': 'application/json; charset=utf-8',
    })
    expect(String(first.headers['vary'])).toMatch(/accept-encoding/i)
    const plain = await get(path)
    const unpacked =
      first.headers['content-encoding'] === 'gzip' ? gunzipSync(first.rawPayload) : first.rawPayload
    expect(unpacked.toString()).toBe(plain.body)
    const { etag } = first.headers
    const second = await get(path, { 'if-none-match': String(etag) })
    expect(second.statusCode).toBe(304)
    expect(second.body).toBe('')
  })

  test('a big tile is sent compressed, at the latest when it is asked for again', async () => {
    const pins = await publicPins(db)
    const big = Map.groupBy(pins, ({ x, y }) => interleave(x >>> 11, y >>> 11))
    const [top] = [...big].toSorted(([, a], [, b]) => b.length - a.length)
    const key = (top?.[0] ?? 0) * 4 ** 11
    const path = pathOf(tileOf(key, 15))
    await get(path)
    const answer = await get(path, { 'accept-encoding': 'gzip' })
    expect(answer.headers['content-encoding']).toBe('gzip')
    expect(JSON.parse(gunzipSync(answer.rawPayload).toString())).toMatchObject({ kind: 'pins' })
  })
})

const thisMonth = new Date().toISOString().slice(0, 7)

describe('map and headline say the same', () => {
  const world = '/tiles/0/0/0'
  test.each([
    '',
    '?colour=green',
    '?categories=0,1,2',
    '?categories=14&colour=red',
    '?from=2024-06&to=2024-12',
    '?to=2025-01&colour=red',
  ])('with %j', async (query) => {
    const cities = await Promise.all(
      ['kyiv', 'ternopil'].map((city) => get(`/cities/${city}/totals${query}`)),
    )
    const sum = { red: 0, green: 0 }
    for (const city of cities) {
      sum.red += city.json().red
      sum.green += city.json().green
    }
    expect(sumOf([await readTile(`${world}${query}`)])).toEqual(sum)
  })

  test('the order of the address does not matter, and what filters nothing is no filter', async () => {
    const one = await get(`${world}?categories=5,1,5&colour=red`)
    const other = await get(`${world}?colour=red&categories=1,5`)
    expect(one.headers['etag']).toBe(other.headers['etag'])
    expect((await get(`${world}?from=2000-01&to=${thisMonth}`)).body).toBe((await get(world)).body)
  })

  test('a city that does not exist has no totals and no tiles', async () => {
    for (const path of ['/cities/nowhere/totals', '/tiles/3/0/0?city=nowhere'])
      expect((await get(path)).json()).toMatchObject({ code: 'city-not-found' })
  })
})

test.each([
  '/tiles/19/0/0',
  '/tiles/3/8/0',
  '/tiles/3/0/8',
  '/tiles/03/0/0',
  '/tiles/3/-1/0',
  '/tiles/3/1.5/0',
  '/tiles/3/NaN/0',
  '/tiles/3/0/0?categories=24',
  '/tiles/3/0/0?categories=',
  '/tiles/3/0/0?categories=1,,2',
  '/tiles/3/0/0?categories=1&categories=2',
  '/tiles/3/0/0?colour=blue',
  '/tiles/3/0/0?colour=red&colour=red',
  '/tiles/3/0/0?from=2025-13',
  '/tiles/3/0/0?from=2025-1',
  '/tiles/3/0/0?from=2025-06&to=2025-05',
  '/tiles/3/0/0?from=2099-12',
  '/tiles/3/0/0?to=2099-12',
  '/cities/kyiv/totals?to=2099-12',
  '/cities/kyiv/inquiries?from=2099-12',
  '/cities/kyiv/inquiries.csv?to=2099-12',
  '/tiles/3/0/0?city=Kyiv',
  '/tiles/3/0/0?bbox=1',
  '/cities/kyiv/totals?color=red',
  '/events',
  '/events?city=Kyiv!',
  '/events?city=kyiv&since=1',
])('a senseless question is refused: %s', async (path) => {
  const answer = await get(path)
  expect(answer.statusCode).toBe(400)
  expect(answer.body).not.toContain('2025-13')
})

test('a month that has not come anywhere is told apart from one written wrongly', async () => {
  const { errors } = (await get('/tiles/3/0/0?to=2099-12')).json()
  expect(errors).toEqual([{ path: 'to', code: 'in-the-future' }])
  expect((await get(`/tiles/3/0/0?from=${thisMonth}`)).statusCode).toBe(200)
})

test('the night repairs a map that differs from the truth', async () => {
  const { number } = await givenAnswered(db, { at: kyiv.west.inside })
  await foldAll(db)
  await sql`delete from pin where number = ${number}`.execute(db)
  await keepUp(db, app.log)
  const { rows } = await sql`select count(*)::int as n from pin where number = ${number}`.execute(db)
  expect(rows).toEqual([{ n: 1 }])
})
