import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { migrate } from '@bezpechne/server/platform/migrations'
import { sql } from 'kysely'
import { expect, test } from 'vitest'

import { freshDatabase } from './support/database.ts'

const { db } = await freshDatabase()

const folder = join(import.meta.dirname, '../migrations')

test('every numbered file is applied once, in order', async () => {
  const files = globSync('*.sql', { cwd: folder }).toSorted()
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  expect(rows.map(({ name }) => `${name}.sql`)).toEqual(files)
  expect(await migrate(db)).toEqual([])
  // Two of one number: which came first would be the order of their names, and another one where the later is there already.
  expect(new Set(files.map((name) => name.slice(0, 4))).size).toBe(files.length)
})

test('sessions are in UTC, wherever the process is', async () => {
  const { rows } = await sql`show timezone`.execute(db)
  expect(rows).toEqual([{ TimeZone: 'UTC' }])
})

test('PostGIS measures on the ellipsoid', async () => {
  const metres = sql<number>`round(st_distance('point(24 49)'::geography, 'point(25 49)'::geography))`
  const { rows } = await sql<{ metres: number }>`select ${metres} as metres`.execute(db)
  expect(rows).toEqual([{ metres: 73_171 }])
})

// What a server of the version before, which runs on meanwhile, would fail on. Two steps instead: a version that needs it no
// more, and one later a migration that says so above the statement: "-- contract: since 0041 nothing reads it".
const breaking: [statement: RegExp, instead: string][] = [
  [/\bdrop\s+(table|column|schema)\b/, 'the version before still reads it'],
  [/\brename\s+(to|column|constraint)\b/, 'a new one beside it, and both are written'],
  [
    /\balter\s+(column\s+)?\w+\s+(set\s+data\s+)?type\b/,
    'a new column: this one is written anew under a lock',
  ],
  [/\bset\s+not\s+null\b/, 'a check "not valid", validated later: the version before writes null'],
  [
    /\badd\s+column\b(?=[^,;]*\bnot\s+null\b)(?![^,;]*\b(default|generated)\b)/,
    'a default: the version before does not name it',
  ],
]

test('no migration breaks the servers of the version before, which run on until they are replaced', () => {
  const files = globSync('*.sql', { cwd: folder }).filter((name) => name > '0033')
  const wrong = files.flatMap((name) =>
    statementsOf(readFileSync(join(folder, name), 'utf8')).flatMap((statement) =>
      breaking
        .filter(
          ([pattern]) =>
            !statement.includes('-- contract: since ') && pattern.test(withoutComments(statement)),
        )
        .map(([, instead]) => `${name}: ${withoutComments(statement).trim().slice(0, 60)} (${instead})`),
    ),
  )
  expect(wrong).toEqual([])
  const examples = [
    'alter table a drop column b',
    'alter table a add column b int not null',
    'alter table a alter b type int',
  ]
  for (const example of examples) expect(breaking.some(([pattern]) => pattern.test(example))).toBe(true)
  expect(
    breaking.some(([pattern]) => pattern.test('alter table a add column b int not null default 0')),
  ).toBe(false)
})

const statementsOf = (text: string) => text.toLowerCase().split(';')
const withoutComments = (statement: string) => statement.replaceAll(/--[^\n]*/g, '')

test.skipIf(!process.env['TEST_DATABASE_URL'])('a server waits while another one migrates', async () => {
  const kyselyLock = '3853314791062309107'
  let free = false
  const other = db.connection().execute(async (alone) => {
    await sql`select pg_advisory_lock(${kyselyLock}::bigint)`.execute(alone)
    await pause(600)
    free = true
    await sql`select pg_advisory_unlock(${kyselyLock}::bigint)`.execute(alone)
  })
  await pause(100)
  await db.connection().execute(async (alone) => {
    await sql`set lock_timeout = '100ms'`.execute(alone)
    expect(await migrate(alone)).toEqual([])
    expect(free).toBe(true)
    await sql`reset lock_timeout`.execute(alone)
  })
  await other
})
