import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { type Database, openDatabase } from '@bezpechne/server/platform/database'
import { createPGlite, overPGlite } from '@bezpechne/server/platform/embedded'
import { startJobs } from '@bezpechne/server/platform/jobs'
import { migrate } from '@bezpechne/server/platform/migrations'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

import { stageName } from './stage-name.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** PGlite: a directory to copy. PostgreSQL: the URL of a database to clone. */
    template: string
    copies: string
  }
}

const root = join(import.meta.dirname, '../..')
const cache = join(root, '.cache')
const copies = join(cache, `run-${process.pid}`)

/** Migrates one empty database per state of the migrations, and keeps it: every test starts from a copy. */
export async function setup({ provide }: TestProject) {
  const url = process.env['TEST_DATABASE_URL']
  provide('template', url ? await postgresTemplate(new URL(url)) : await pgliteTemplate())
  provide('copies', copies)
}

export async function teardown() {
  rmSync(copies, { recursive: true, force: true })
  const url = process.env['TEST_DATABASE_URL']
  if (!url) return
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`drop database if exists ${stageName(copies)} with (force)`)
  await admin.end()
}

async function pgliteTemplate(): Promise<string> {
  const ready = join(cache, `pglite-${fingerprint()}`)
  if (existsSync(ready)) return ready
  for (const old of globSync(join(cache, 'pglite-*'))) rmSync(old, { recursive: true })
  mkdirSync(cache, { recursive: true })
  const building = join(cache, `building-${process.pid}`)
  await prepare(overPGlite(await createPGlite({ dataDir: building })))
  renameSync(building, ready)
  return ready
}

async function postgresTemplate(url: URL): Promise<string> {
  const name = `template_${fingerprint()}`
  const building = `building_${process.pid}`
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  const found = await admin.query('select from pg_database where datname = $1', [name])
  if (!found.rowCount) {
    await admin.query(`create database ${building}`)
    await prepare(await openDatabase({ DATABASE_URL: at(url, building), DATA_DIR: '' }))
    await admin.query(`alter database ${building} rename to ${name}`)
  }
  await admin.end()
  return at(url, name)
}

async function prepare(database: Database): Promise<void> {
  await migrate(database.db)
  const jobs = await startJobs(database, (error) => process.emitWarning(error))
  await jobs.stop()
  await database.close()
}

function fingerprint(): string {
  const hash = createHash('sha256')
  const sources = ['migrations/*.sql', 'server/package.json', 'server/src/platform/jobs.ts']
  for (const file of globSync(sources, { cwd: root }).toSorted())
    hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 12)
}

function at(url: URL, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href
}
