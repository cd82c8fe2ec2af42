/**
 * Whether a stranger can tell from the time of an answer which e-mail addresses have an account (S4): 500 wrong
 * passwords for accounts that are there and 500 for some that are not, in turn, on an embedded database of their own.
 * The two times come from one distribution unless p ≤ 0.01 (two-sample Kolmogorov-Smirnov), which by chance alone one
 * run in a hundred says; so it is a command and no test.
 * Usage: npm run check:sign-in [-- --tries 500]
 */
import { randomBytes, randomUUID } from 'node:crypto'

import { createStaff } from '@bezpechne/server/accounts/index'
import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { openDatabase } from '@bezpechne/server/platform/database'
import { migrate } from '@bezpechne/server/platform/migrations'
import { Command } from 'commander'

import { temporaryDirectory } from '../test/support/server.ts'
import { kolmogorovSmirnov } from './sign-in/kolmogorov-smirnov.ts'

const { tries } = new Command()
  .option('--tries <number>', 'of each kind', '500')
  .parse()
  .opts<{ tries: string }>()

const data = temporaryDirectory()
const config = readConfig({ DATA_DIR: data.path, NODE_ENV: 'test', WORKER: 'separate' })
const database = await openDatabase(config)
await migrate(database.db)
const app = await buildApp(config, { database })
const newKey = () => randomBytes(32).toString('base64url')
const known = 'known@example.org'
await createStaff(database.db, { email: known, name: 'Відома', authKey: newKey(), memberships: [] })

/** From an address that nobody asked from before: five from one cost work. */
let asked = 0
async function millisecondsOf(email: string): Promise<{ took: number; said: string }> {
  asked += 1
  const begun = performance.now()
  const { statusCode, body, headers } = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    remoteAddress: `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}`,
    headers: {
      origin: config.PUBLIC_URL,
      'x-app': '1',
      'sec-fetch-site': 'same-origin',
      'idempotency-key': randomUUID(),
    },
    payload: { email, password: newKey() },
  })
  const told = Object.keys(headers).filter((name) => name !== 'date')
  return { took: performance.now() - begun, said: JSON.stringify([statusCode, body, told.toSorted()]) }
}

const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] }
const said = new Set<string>()
for (let warm = 0; warm < 10; warm += 1) await millisecondsOf(warm % 2 ? known : 'warm@example.org')
for (let at = 0; at < Number(tries); at += 1) {
  // Now one first, now the other: whatever else the computer does falls on both.
  const order = at % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)
  for (const kind of order) {
    const answer = await millisecondsOf(kind === 'known' ? known : `nobody${at}@example.org`)
    times[kind].push(answer.took)
    said.add(answer.said)
  }
}
await app.close()
await database.close()
data.remove()

const median = (all: number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0
const { distance, p } = kolmogorovSmirnov(times.known, times.unknown)
console.log(`${tries} known, median ${median(times.known).toFixed(2)} ms`)
console.log(`${tries} unknown, median ${median(times.unknown).toFixed(2)} ms`)
console.log(`${said.size} kind of answer; KS distance ${distance.toFixed(4)}, p = ${p.toFixed(4)}`)
if (said.size !== 1 || p <= 0.01) process.exitCode = 1
