import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

import { createStaff } from '@bezpechne/server/accounts/index'
import { type Database, openDatabase } from '@bezpechne/server/platform/database'
import { interleave, tileOf, toStep } from '@bezpechne/shared/morton'
import { indexOfNumber } from '@bezpechne/shared/tile-pins'
import { Tile } from '@bezpechne/shared/tiles'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { removeStaff } from '../scripts/staff/remove-staff.ts'
import { givenKyiv, kyiv } from './support/cities.ts'
import { freshAddress } from './support/database.ts'
import { type Given, givenPublished, givenSubmitted } from './support/inquiries.ts'
import { type RunningServer, startServer, temporaryDirectory } from './support/server.ts'
import { listening } from './support/stream.ts'

// An embedded database is opened by one process alone.
const onPostgres = Boolean(process.env['TEST_DATABASE_URL'])
const soon = { timeout: 2000, interval: 10 }

const data = temporaryDirectory()
let database: Database
let first: RunningServer
let second: RunningServer
let cookie = ''

beforeAll(async () => {
  if (!onPostgres) return
  const DATABASE_URL = await freshAddress()
  database = await openDatabase({ DATABASE_URL, DATA_DIR: '' })
  await givenKyiv(database.db)
  const env = { DATABASE_URL, DATA_DIR: data.path, SEED: 'none', LOG_LEVEL: 'warn' }
  first = await startServer(env)
  second = await startServer(env)
  cookie = await signIn(first)
})
afterAll(async () => {
  await first?.stop()
  await second?.stop()
  await database?.close()
  data.remove()
})

async function signIn({ url }: RunningServer, email = 'olena@example.org'): Promise<string> {
  const authKey = randomBytes(32).toString('base64url')
  const olena = { email, name: 'Олена' }
  const memberships = [{ city: 'kyiv', role: 'moderator', organisationId: null }] as const
  await createStaff(database.db, { ...olena, authKey, memberships: [...memberships] })
  const answer = await post(url, '/api/auth/sign-in/email', { email: olena.email, password: authKey })
  expect(answer.status).toBe(200)
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

function post(url: string, path: string, body: object) {
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
    'x-app': '1',
    'sec-fetch-site': 'same-origin',
    origin: url,
    cookie,
  }
  return fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}

async function hide({ url }: RunningServer, { id }: Given): Promise<void> {
  const answer = await post(url, `/api/v1/cities/kyiv/moderation/inquiries/${id}/hide`, { reason: 'Скарга' })
  expect(answer.status).toBe(200)
}

const watching = ({ url }: RunningServer) => listening(`${url}/api/v1/events?city=kyiv`)
type Watching = Awaited<ReturnType<typeof watching>>

/** Milliseconds until somebody hears of it. */
async function untilHeard(
  { heard }: Watching,
  { number }: Given,
  since: number,
  within = soon,
): Promise<number> {
  await vi.waitFor(() => expect(heard.some((event) => event.data.includes(number))).toBe(true), within)
  return performance.now() - since
}

async function isOnTile({ url }: RunningServer, { number }: Given): Promise<boolean> {
  const { x, y } = toStep(kyiv.west.inside.lng, kyiv.west.inside.lat)
  const tile = tileOf(interleave(x, y), 16)
  const answer = await fetch(`${url}/api/v1/tiles/${tile.z}/${tile.x}/${tile.y}`)
  const shown = Tile.parse(await answer.json())
  return shown.kind === 'pins' && indexOfNumber(shown, number) >= 0
}

test.skipIf(!onPostgres)('what is done at one is heard and seen at both within two seconds', async () => {
  const there = [await watching(first), await watching(second)] as const
  const took: number[] = []
  for (let turn = 0; turn < 5; turn++) {
    const given = await givenPublished(database.db)
    for (const server of [first, second])
      await vi.waitFor(async () => expect(await isOnTile(server, given)).toBe(true), soon)
    for (const { heard } of there) heard.length = 0
    const began = performance.now()
    await hide(turn % 2 ? second : first, given)
    await Promise.all(
      there.map(async (who, at) => {
        took.push(await untilHeard(who, given, began))
        expect(await isOnTile(at ? second : first, given)).toBe(false)
      }),
    )
  }
  expect(Math.max(...took)).toBeLessThan(2000)
  for (const who of there) who.leave()
})

test.skipIf(!onPostgres)('nothing is missed while the listening connections are broken', async () => {
  const there = [await watching(first), await watching(second)]
  const desks = [first, second].map(({ url }) =>
    listening(`${url}/api/v1/cities/kyiv/moderation/events`, { cookie }),
  )
  const heardAtDesks = (await Promise.all(desks)).map(({ heard }) => heard)
  const { rows } = await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query ilike 'listen %'`.execute(database.db)
  // One of each server: for folds, the queue, files that came and archives that wait.
  expect(rows).toHaveLength(2)
  const began = performance.now()
  const given = await givenPublished(database.db)
  await givenSubmitted(database.db)
  for (const who of there) await untilHeard(who, given, began)
  for (const heard of heardAtDesks)
    await vi.waitFor(() => expect(heard.some(({ type }) => type === 'queue-changed')).toBe(true), soon)
  // And the new connections hear what comes.
  for (const heard of heardAtDesks) heard.length = 0
  await pause(600)
  await givenSubmitted(database.db)
  for (const heard of heardAtDesks) await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0), soon)
  for (const who of [...there, ...(await Promise.all(desks))]) who.leave()
})

test.skipIf(!onPostgres)(
  'a role that is taken away by a command ends the stream at both within five seconds',
  async () => {
    const desk = ({ url }: RunningServer) =>
      listening(`${url}/api/v1/cities/kyiv/moderation/events`, { cookie: leaving })
    const leaving = await signIn(first, 'leaving@example.org')
    const streams = [await desk(first), await desk(second)]
    expect(streams.map(({ answer }) => answer.status)).toEqual([200, 200])
    const began = performance.now()
    await removeStaff(database.db, { email: 'leaving@example.org', city: 'kyiv', role: 'moderator' })
    await vi.waitFor(() => expect(streams.map(({ ended }) => ended())).toEqual([true, true]), {
      timeout: 5000 - (performance.now() - began),
      interval: 20,
    })
    for (const { url } of [first, second])
      expect((await fetch(`${url}/api/v1/me`, { headers: { cookie: leaving } })).status).toBe(401)
  },
)

test.skipIf(!onPostgres)('whoever hangs or dies, the other folds', async () => {
  const ivan = await watching(second)
  // Stopped in the middle of anything: its connections stay open.
  process.kill(first.pid, 'SIGSTOP')
  let began = performance.now()
  const hung = await untilHeard(ivan, await givenPublished(database.db), began, {
    timeout: 10_000,
    interval: 10,
  })
  process.kill(first.pid, 'SIGCONT')
  await pause(500)

  began = performance.now()
  const killing = first.stop('SIGKILL')
  const died = await untilHeard(ivan, await givenPublished(database.db), began, {
    timeout: 10_000,
    interval: 10,
  })
  await killing
  expect(Math.max(hung, died)).toBeLessThan(10_000)
  ivan.leave()
})
