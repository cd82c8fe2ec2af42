import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

import { type Database, openDatabase } from '@bezpechne/server/platform/database'
import { Submitted } from '@bezpechne/shared/inquiries'
import { writeProof } from '@bezpechne/shared/proof'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { type Balancer, openBalancer } from './support/balancer.ts'
import { givenKyiv } from './support/cities.ts'
import { freshAddress } from './support/database.ts'
import { givenPublished } from './support/inquiries.ts'
import { freePort, type RunningServer, startServer, temporaryDirectory } from './support/server.ts'

const onPostgres = Boolean(process.env['TEST_DATABASE_URL'])
const everyMs = 20
const data = temporaryDirectory()
let database: Database
let balancer: Balancer
let env: Record<string, string>
const servers: RunningServer[] = []

beforeAll(async () => {
  if (!onPostgres) return
  const DATABASE_URL = await freshAddress()
  database = await openDatabase({ DATABASE_URL, DATA_DIR: '' })
  await givenKyiv(database.db)
  await givenPublished(database.db)
  const limits = { POW_COST: '1', SUBMIT_LIMITS: '100000/h', TRUST_PROXY: '127.0.0.1/32' }
  env = { DATABASE_URL, DATA_DIR: data.path, SEED: 'none', LOG_LEVEL: 'warn', DRAIN_SECONDS: '1', ...limits }
  const ports = [await freePort(), await freePort()]
  servers.push(...(await Promise.all(ports.map((port) => startServer({ ...env, PORT: `${port}` })))))
  balancer = await openBalancer(ports)
})
afterAll(async () => {
  await balancer?.close()
  await Promise.all(servers.map((server) => server.stop()))
  await database?.close()
  data.remove()
})

const failed: string[] = []
const sent = new Map<string, Submitted>()
let asked = 0

/** As a browser does, but once: nobody tries again for it. */
async function ask(path: string, report?: { key: string; body: object }): Promise<string> {
  asked += 1
  // Another address each time: limits have their own story.
  const from = { 'x-forwarded-for': `198.51.${Math.floor(asked / 250)}.${asked % 250}` }
  const headers = { 'content-type': 'application/json', 'idempotency-key': report?.key ?? '', ...from }
  const answer = await fetch(
    `${balancer.url}/api/v1${path}`,
    report ? { method: 'POST', headers, body: JSON.stringify(report.body) } : { headers: from },
  ).catch(String)
  const text = typeof answer === 'string' ? answer : await answer.text()
  if (typeof answer === 'string' || !answer.ok) failed.push(`${path}: ${text}`)
  return text
}

async function submit(): Promise<void> {
  const challenge = JSON.parse(await ask('/cities/kyiv/challenge?action=inquiry'))
  const solution = await solveChallenge({ challenge, deriveKey })
  const text = `rolling ${randomUUID()}`
  const proof = solution && writeProof({ challenge, solution })
  const body = { text, category: 'crossing', address: 'Хрещатик, 1', proof }
  const answer = await ask('/cities/kyiv/inquiries', { key: randomUUID(), body })
  sent.set(text, Submitted.parse(JSON.parse(answer)))
}

const reads = ['/tiles/10/598/344', '/cities/kyiv/inquiries', '/cities', '/cities/kyiv/totals']
/** Of five, one is a report; with what it asks first these are two requests. */
const round: (() => Promise<unknown>)[] = [...reads.map((path) => () => ask(path)), submit]

/** Fifty requests a second, whether or not those before were answered. */
async function visit(until: Promise<void>): Promise<number> {
  const going: Promise<unknown>[] = []
  const now = { over: false }
  void until.finally(() => (now.over = true))
  const began = performance.now()
  for (let turn = 0; !now.over; turn++) {
    await pause(Math.max(0, began + turn * everyMs * 1.2 - performance.now()))
    going.push(
      round[turn % round.length]?.().catch((error: unknown) => failed.push(String(error))) ?? pause(0),
    )
  }
  const seconds = (performance.now() - began) / 1000
  await Promise.all(going)
  return asked / seconds
}

async function restartBoth(): Promise<void> {
  await pause(500)
  for (const [at, server] of servers.entries()) {
    await server.stop()
    servers[at] = await startServer({ ...env, PORT: new URL(server.url).port })
    await pause(300)
  }
}

test.skipIf(!onPostgres)(
  'both servers are restarted, one after the other, under 50 requests a second: none fails, no report is lost or doubled',
  // NOTE: 8 s on a quiet computer; on a busy one a server alone starts in 20.
  { timeout: 180_000 },
  async () => {
    const rate = await visit(restartBoth())
    expect(failed).toEqual([])
    process.stdout.write(`${asked} requests, ${rate.toFixed(0)} a second, ${sent.size} reports, 2 restarts\n`)
    expect(rate).toBeGreaterThan(40)
    const rows = await database.db
      .selectFrom('inquiry_original as o')
      .innerJoin('inquiry as i', 'i.id', 'o.inquiry_id')
      .select(['o.text', 'i.number'])
      .where('o.text', 'like', 'rolling %')
      .orderBy('i.number')
      .execute()
    expect(new Map(rows.map(({ text, number }) => [text, number]))).toEqual(
      new Map([...sent].map(([text, { number }]) => [text, number])),
    )
    expect(rows).toHaveLength(sent.size)
  },
)
