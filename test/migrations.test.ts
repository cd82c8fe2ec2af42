import { globSync } from 'node:fs'
import { join } from 'node:path'

import { migrate } from '@bezpechne/server/platform/migrations'
import { sql } from 'kysely'
import { expect, test } from 'vitest'

import { freshDatabase } from './support/database.ts'

const { db } = await freshDatabase()

test('every numbered file is applied once, in order', async () => {
  const files = globSync('*.sql', { cwd: join(import.meta.dirname, '../migrations') }).toSorted()
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  expect(rows.map(({ name }) => `${name}.sql`)).toEqual(files)
  expect(await migrate(db)).toEqual([])
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
