import { randomUUID } from 'node:crypto'
import { cpSync } from 'node:fs'
import { join } from 'node:path'

import { type Database, openDatabase } from '@bezpechne/server/platform/database'
import { createPGlite, overPGlite } from '@bezpechne/server/platform/embedded'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

/** The schema without rows. One per test file; it goes away by itself. */
export function freshDatabase(): Promise<Database> {
  return process.env['TEST_DATABASE_URL'] ? clonedDatabase() : emptiedDatabase()
}

async function clonedDatabase(): Promise<Database> {
  const database = await openDatabase({ DATABASE_URL: await freshAddress(), DATA_DIR: '' })
  // NOTE: what is registered last is done first: closed before it is dropped.
  afterAll(() => database.close())
  return database
}

/** Of a database with the schema and without rows, for a story that needs PostgreSQL itself. */
export async function freshAddress(): Promise<string> {
  const template = new URL(inject('template'))
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] })
  await admin.connect()
  await admin.query(`create database ${name} template ${template.pathname.slice(1)}`)
  afterAll(async () => {
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })
  return Object.assign(template, { pathname: `/${name}` }).href
}

/** One more beside it: another installation, of which the first knows nothing. */
export async function anotherDatabase(): Promise<Database> {
  if (process.env['TEST_DATABASE_URL']) return clonedDatabase()
  const { database } = await copyTemplate()
  afterAll(() => database.close())
  return database
}

let shared: Promise<{ database: Database; empty: string[] }> | undefined

async function emptiedDatabase(): Promise<Database> {
  shared ??= copyTemplate()
  const { database, empty } = await shared
  // NOTE: the audit refuses to be emptied, but for a database owner who switches its triggers off.
  await sql`set session_replication_role = replica`.execute(database.db)
  await sql`truncate ${sql.raw(empty.join(', '))} restart identity cascade`.execute(database.db)
  await sql`set session_replication_role = origin`.execute(database.db)
  return { ...database, close: async () => {} }
}

async function copyTemplate() {
  const copy = join(inject('copies'), randomUUID())
  cpSync(inject('template'), copy, { recursive: true })
  const database = overPGlite(await createPGlite({ dataDir: copy }))
  return { database, empty: await emptyTables(database) }
}

/** What the migrations filled themselves, lookup tables, stays as it is. */
async function emptyTables({ db }: Database): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')
  `.execute(db)
  const empty: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await sql`select 1 from ${sql.raw(name)} limit 1`.execute(db)
    if (!rows.length) empty.push(name)
  }
  return empty
}
