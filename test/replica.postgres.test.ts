import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { interleave, tileOf, toStep } from '@bezpechne/shared/morton'
import { indexOfNumber } from '@bezpechne/shared/tile-pins'
import { Tile } from '@bezpechne/shared/tiles'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { givenKyiv, kyiv } from './support/cities.ts'
import { type Cluster, newCluster, postgresPrograms } from './support/cluster.ts'
import { type Given, givenPublished } from './support/inquiries.ts'
import { people, type Person } from './support/people.ts'
import { temporaryDirectory } from './support/server.ts'

if (!postgresPrograms) process.emitWarning('No initdb here: the stories of a replica are left out')
const soon = { timeout: 15_000, interval: 50 }

const data = temporaryDirectory()
const log: string[] = []
let primary: Cluster
let standby: Cluster
let app: Awaited<ReturnType<typeof buildApp>>
let visitor: Person
let olena: Person
let shown: Given

const start = (replica: string) =>
  buildApp(readConfig({ DATABASE_URL: primary.url, DATABASE_REPLICA_URL: replica, DATA_DIR: data.path }), {
    logger: { level: 'info', stream: { write: (line: string) => void log.push(line) } },
  })
const said = (words: string) => log.filter((line) => line.includes(words)).length
const inUse = (times: number) =>
  vi.waitFor(() => expect(said('public reads go to the replica')).toBe(times), soon)
const detail = ({ number }: Given) => `/cities/kyiv/inquiries/${number}`
const hide = ({ id }: Given) =>
  olena.post(`/cities/kyiv/moderation/inquiries/${id}/hide`, { reason: 'Скарга' })

/** At zoom 16 a tile holds the pins themselves. */
async function isOnTile({ number }: Given): Promise<boolean> {
  const { x, y } = toStep(kyiv.west.inside.lng, kyiv.west.inside.lat)
  const tile = tileOf(interleave(x, y), 16)
  const answer = await visitor.get(`/tiles/${tile.z}/${tile.x}/${tile.y}`)
  const shownThere = Tile.parse(answer.json())
  return shownThere.kind === 'pins' && indexOfNumber(shownThere, number) >= 0
}

async function replay(step: 'pause' | 'resume'): Promise<void> {
  const client = new pg.Client({ connectionString: standby.url })
  await client.connect()
  await client.query(`select pg_wal_replay_${step}()`)
  await client.end()
}

const publicPaths = () => [
  '/tiles/5/18/10',
  '/tiles/9/299/172?city=kyiv&colour=red',
  '/cities',
  '/cities/kyiv',
  '/cities/kyiv/context.geojson',
  '/cities/kyiv/totals',
  '/cities/kyiv/categories',
  '/cities/kyiv/organisations',
  '/cities/kyiv/inquiries',
  '/cities/kyiv/inquiries?q=перехід&sort=newest',
  detail(shown),
  '/cities/kyiv/inquiries.csv',
  '/cities/kyiv/inquiries.geojson',
  `/cities/kyiv/similar?lat=${kyiv.west.inside.lat}&lng=${kyiv.west.inside.lng}&category=crossing&text=перехід`,
  '/cities/kyiv/answers?q=перехід',
  '/cities/kyiv/officers/at?lat=50.45&lng=30.45',
  '/cities/kyiv/officers/at?address=Хрещатик',
  '/cities/kyiv/beats',
  '/cities/kyiv/beats.geojson',
  '/cities/kyiv/numbers?from=2026-01&to=2026-11',
]

beforeAll(async () => {
  if (!postgresPrograms) return
  // A standby that lost its primary looks for it again soon.
  primary = await newCluster({ wal_retrieve_retry_interval: '200ms' })
  standby = await primary.standby()
  app = await start(standby.url)
  await app.ready()
  await givenKyiv(app.db)
  const cast = await people(app, app)
  visitor = cast.visitor
  olena = await cast.as('moderator')
  shown = await givenPublished(app.db)
  await vi.waitUntil(() => isOnTile(shown), soon)
})
afterAll(async () => {
  await app?.close()
  await standby?.remove()
  await primary?.remove()
  data.remove()
})

test.skipIf(!postgresPrograms)(
  'whatever everybody may read is answered while the primary is away',
  async () => {
    await inUse(1)
    await vi.waitFor(async () => expect((await visitor.get(detail(shown))).statusCode).toBe(200), soon)
    await primary.stop()
    try {
      const failed: string[] = []
      for (const path of publicPaths())
        if ((await visitor.get(encodeURI(path))).statusCode !== 200) failed.push(path)
      expect(failed).toEqual([])
      const pages = ['/', '/kyiv', `/kyiv/${shown.number}`, '/kyiv/officer', '/kyiv/numbers', '/kyiv/new']
      for (const url of pages) expect([url, (await app.inject(url)).statusCode]).toEqual([url, 200])
      // Who acts, and who looks at own deeds, is told to come back.
      expect((await visitor.get('/ready')).statusCode).toBe(503)
      expect((await olena.get(detail(shown))).statusCode).toBe(503)
    } finally {
      await primary.start()
    }
    await vi.waitFor(async () => expect((await olena.get(detail(shown))).statusCode).toBe(200), soon)
  },
)

test.skipIf(!postgresPrograms)(
  'staff sees its own deed at once, everybody else in seconds, though the replica stands still',
  async () => {
    const given = await givenPublished(app.db)
    await vi.waitFor(async () => expect(await isOnTile(given)).toBe(true), soon)
    await vi.waitFor(async () => expect((await visitor.get(detail(given))).statusCode).toBe(200), soon)
    const before = said('behind: reads go to the primary')
    await replay('pause')
    try {
      expect((await hide(given)).statusCode).toBe(200)
      expect((await olena.get(detail(given))).statusCode).toBe(410)
      expect((await visitor.get(detail(given))).statusCode).toBe(200)
      await vi.waitFor(async () => expect((await visitor.get(detail(given))).statusCode).toBe(410), soon)
      await vi.waitFor(async () => expect(await isOnTile(given)).toBe(false), soon)
      expect(said('behind: reads go to the primary')).toBe(before + 1)
    } finally {
      await replay('resume')
    }
    await inUse(2)
    expect((await visitor.get(detail(given))).statusCode).toBe(410)
    expect(await isOnTile(given)).toBe(false)
  },
)

test.skipIf(!postgresPrograms)(
  'what the replica has and does not show stays unseen, though the primary is away too',
  async () => {
    const given = await givenPublished(app.db)
    await vi.waitFor(async () => expect(await isOnTile(given)).toBe(true), soon)
    await replay('pause')
    try {
      expect((await hide(given)).statusCode).toBe(200)
      await primary.stop()
      await vi.waitFor(async () => expect((await visitor.get(detail(given))).statusCode).toBe(503), soon)
    } finally {
      await primary.start()
    }
    await vi.waitFor(async () => expect((await visitor.get(detail(given))).statusCode).toBe(410), soon)
    await replay('resume')
    await inUse(3)
  },
)

test.skipIf(!postgresPrograms)('no request fails when the replica dies', async () => {
  let dead = false
  const statuses: number[] = []
  async function reading(): Promise<void> {
    for (let after = 0; after < 40; after += dead ? 1 : 0) {
      // Each tile another one, so that none is kept.
      const tile = `/tiles/12/${statuses.length}/1382`
      const path = [detail(shown), '/cities/kyiv/inquiries', tile][statuses.length % 3] ?? ''
      statuses.push((await visitor.get(path)).statusCode)
    }
  }
  const readers = [reading(), reading(), reading(), reading()]
  await vi.waitFor(() => expect(statuses.length).toBeGreaterThan(40), soon)
  process.kill(standby.pid(), 'SIGKILL')
  dead = true
  await Promise.all(readers)
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect(said('the replica broke off')).toBeGreaterThan(0)
})

describe.skipIf(!postgresPrograms)(
  'an address that leads to no standby of the database stops the start',
  () => {
    test.each([
      ['the primary itself', () => primary.url, 'no standby'],
      ['another cluster', () => process.env['TEST_DATABASE_URL'] ?? '', 'another cluster'],
      [
        'another database',
        () => Object.assign(new URL(primary.url), { pathname: '/template1' }).href,
        'another database',
      ],
    ])('%s', async (_, address, words) => {
      const starting = start(address())
      await expect(starting).rejects.toThrow(new RegExp(`^DATABASE_REPLICA_URL: [^\\n]*${words}[^\\n]*$`))
    })
  },
)
