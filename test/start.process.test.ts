import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { checkDatabase } from '@bezpechne/server/platform/boot-check'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'

import { freshDatabase } from './support/database.ts'
import { compiled } from './support/server.ts'

const { db } = await freshDatabase()
const DATA_DIR = mkdtempSync(join(tmpdir(), 'start-'))
afterAll(() => rmSync(DATA_DIR, { recursive: true }))

function start(environment: Record<string, string>) {
  const main = join(import.meta.dirname, '../server/src/main.ts')
  const { PATH = '' } = process.env
  return spawnSync(process.execPath, [main], {
    env: { PATH, NODE_COMPILE_CACHE: compiled, DATA_DIR, ...environment },
    encoding: 'utf8',
    timeout: 45_000,
  })
}

test.each([
  [{ PORT: 'canary' }, 'PORT is a whole number from 0 to 65535'],
  [{ NODE_ENV: 'production' }, 'DATABASE_URL is required in production'],
  [{ SMTP_URL: 'canary' }, 'SMTP_URL is an address like smtp://'],
  [{ DATABASE_URL: 'postgres://127.0.0.1:1/canary' }, 'DATABASE_URL: connect ECONNREFUSED'],
  [{ DATA_DIR: '/dev/null/here' }, 'DATA_DIR'],
  [{ HOST: 'nowhere.invalid', PORT: '0' }, 'HOST, PORT: nowhere.invalid:0: cannot listen there'],
])('%o stops the start with one line and an honest exit code', (environment, words) => {
  const { status, stderr } = start(environment)
  expect(status).toBe(1)
  expect(stderr).toContain(words)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).not.toContain('canary')
})

test('a port that is taken is told at once, before a database is prepared', { timeout: 20_000 }, async () => {
  const other = createServer().listen({ host: '127.0.0.1', port: 0 })
  await once(other, 'listening')
  const address = other.address()
  const { status, stdout, stderr } = start({ PORT: String(typeof address === 'object' && address?.port) })
  other.close()
  expect(stderr).toMatch(/^HOST, PORT: 127\.0\.0\.1:\d+: another program is there already[^\n]*\n$/)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
})

test('a database that would lose reports is refused in production, and spoken of elsewhere', async () => {
  await db.connection().execute(async (alone) => {
    await sql`set synchronous_commit = off`.execute(alone)
    await expect(checkDatabase(alone, true)).rejects.toThrow(/^DATABASE_URL: .*synchronous_commit is off/)
    expect(await checkDatabase(alone, false)).toContainEqual(
      expect.stringContaining('synchronous_commit is off'),
    )
    await sql`reset synchronous_commit`.execute(alone)
  })
})

test('a database where the role may not create PostGIS is refused with the remedy, before any migration', async () => {
  await db.connection().execute(async (alone) => {
    await sql`begin`.execute(alone)
    try {
      await sql`create role plain_owner`.execute(alone)
      await sql`drop extension postgis cascade`.execute(alone)
      await sql`set local role plain_owner`.execute(alone)
      await expect(checkDatabase(alone, false)).rejects.toThrow(
        /^DATABASE_URL: the extension postgis is missing and its administrator must create it/,
      )
    } finally {
      await sql`rollback`.execute(alone)
    }
  })
  expect(await checkDatabase(db, false)).not.toContainEqual(expect.stringContaining('missing'))
})
