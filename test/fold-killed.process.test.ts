import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { openDatabase } from '@bezpechne/server/platform/database'
import { sql } from 'kysely'
import { expect, inject, test, vi } from 'vitest'

import { givenKyiv, givenTernopil } from './support/cities.ts'
import { newCluster, postgresPrograms } from './support/cluster.ts'
import { freshAddress } from './support/database.ts'
import { countWaiting, mapFaults, turnMany } from './support/map-truth.ts'
import { givenManyInquiries } from './support/map.ts'
import { startServer, temporaryDirectory } from './support/server.ts'

const onPostgres = Boolean(process.env['TEST_DATABASE_URL'])
// The embedded engine starts slowly.
const kills = onPostgres ? 2 : 1
const changing = join(import.meta.dirname, 'support/changing-server.ts')

test(
  'a server killed while it folds has a map without a fault after each restart',
  { timeout: 180_000 },
  async () => {
    const data = temporaryDirectory()
    if (!onPostgres) cpSync(inject('template'), join(data.path, 'pglite'), { recursive: true })
    const env = {
      DATA_DIR: data.path,
      LOG_LEVEL: 'warn',
      ...(onPostgres && { DATABASE_URL: await freshAddress() }),
    }
    try {
      for (let started = 0; started <= kills; started++) {
        const server = await startServer(env, changing)
        const untilSaid = (words: string) =>
          vi.waitFor(() => expect(server.log()).toContain(words), { timeout: 20_000, interval: 5 })
        await untilSaid('faults: ')
        expect(server.log()).toContain('faults: []')
        await untilSaid('changed')
        await pause(Math.random() * 700)
        await server.stop('SIGKILL')
      }
    } finally {
      data.remove()
    }
  },
)

if (onPostgres && !postgresPrograms)
  process.emitWarning('No initdb here: the story of a PostgreSQL that is killed is left out')

test.skipIf(!onPostgres || !postgresPrograms)(
  'a PostgreSQL whose folding process is killed has a map without a fault, and the server lives on',
  async () => {
    const cluster = await newCluster()
    const data = temporaryDirectory()
    const env = { DATA_DIR: data.path, DATABASE_URL: cluster.url, SEED: 'none', LOG_LEVEL: 'fatal' }
    try {
      const server = await startServer(env)
      await withDatabase(cluster.url, async (database) => {
        await givenKyiv(database.db)
        await givenTernopil(database.db)
        await givenManyInquiries(database.db, 'kyiv', 1500, 1)
        await givenManyInquiries(database.db, 'ternopil', 500, 2)
      })
      for (let killed = 0; killed < 2; killed++) {
        await withDatabase(cluster.url, async (database) => {
          await turnMany(database)
          const pid = await vi.waitUntil(() => findFolding(database), { timeout: 10_000, interval: 1 })
          await pause(Math.random() * 30)
          process.kill(pid, 'SIGKILL')
        })
        await vi.waitFor(
          () =>
            withDatabase(cluster.url, async (database) => {
              expect(await countWaiting(database)).toBe(0)
              expect(await mapFaults(database)).toEqual([])
            }),
          { timeout: 20_000, interval: 200 },
        )
      }
      expect((await fetch(`${server.url}/api/v1/tiles/0/0/0`)).status).toBe(200)
      await server.stop()
    } finally {
      await cluster.remove()
      data.remove()
    }
  },
)

type Opened = Awaited<ReturnType<typeof openDatabase>>

async function withDatabase<T>(url: string, work: (database: Opened) => Promise<T>): Promise<T> {
  const database = await openDatabase({ DATABASE_URL: url, DATA_DIR: '' })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

async function findFolding({ db }: Opened): Promise<number | undefined> {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where state = 'active' and query like '%select taken from map_fold%' and pid <> pg_backend_pid()`.execute(
    db,
  )
  return rows[0]?.pid
}
