import { once } from 'node:events'
import { globSync } from 'node:fs'
import { basename, join } from 'node:path'

import { listHeads } from '@bezpechne/server/audit/queries'
import { verifyAudit } from '@bezpechne/server/audit/verify'
import { type Db, openDatabase } from '@bezpechne/server/platform/database'

import { InputError } from '../import/input-error.ts'
import { readDatabase } from './archive.ts'
import type { Head, Manifest } from './manifest.ts'
import { findProgram, runOn } from './programs.ts'
import { analyze, countForeign, countTables, serverMajor } from './snapshot-queries.ts'

const migrations = join(import.meta.dirname, '../../migrations')

export interface Archive {
  file: string
  keys: readonly string[]
}

/** @throws InputError where this program, or this PostgreSQL, is older than what made the backup */
export function checkHead({ migrations: had, server }: Head, target: number): void {
  const known = new Set(globSync('*.sql', { cwd: migrations }).map((name) => basename(name, '.sql')))
  const unknown = had.find((name) => !known.has(name))
  if (unknown)
    throw new InputError(
      `The backup is of a newer Bezpechne, which has ${unknown}: restore with that version`,
    )
  if (target < server)
    throw new InputError(
      `The backup is of PostgreSQL ${server}, and this one is ${target}: restore into ${server} or newer`,
    )
}

/** @returns PostgreSQL's version. @throws InputError where something is in it already */
export async function checkEmpty(db: Db): Promise<number> {
  const tables = await countForeign(db)
  if (tables)
    throw new InputError(`The database is not empty, ${tables} tables are in it: restore into a new one`)
  return serverMajor(db)
}

/** All of the archive's database in one transaction, or nothing. */
export async function restoreDatabase(url: string, { file, keys }: Archive, dumper: number): Promise<void> {
  const program = await findProgram('pg_restore', dumper)
  const { child, ended } = runOn(url, program, [
    '--single-transaction',
    '--exit-on-error',
    '--no-owner',
    '--no-privileges',
    '--no-comments',
  ])
  const { stdin, stdout } = child
  if (!stdin) throw new Error('pg_restore without its input')
  stdout?.resume()
  // NOTE: one that ended already breaks the pipe; why it ended is what "ended" says.
  let gone = false
  stdin.on('error', () => (gone = true))
  void ended.catch(() => (gone = true))
  try {
    await readDatabase(file, keys, async (part) => {
      if (!gone && !stdin.write(part)) await Promise.race([once(stdin, 'drain'), ended.catch(() => {})])
    })
  } catch (error) {
    // Ended from outside it commits nothing.
    child.kill('SIGKILL')
    await ended.catch(() => {})
    throw error
  }
  stdin.end()
  await ended
}

/** What is not as the backup says; an empty list is a restore that can be relied on. */
export async function compare(url: string, manifest: Manifest): Promise<string[]> {
  const database = await openDatabase({ DATABASE_URL: url, DATA_DIR: '' })
  try {
    await analyze(database.db)
    const counts = await countTables(database.db)
    const names = new Set([...Object.keys(manifest.tables), ...Object.keys(counts)])
    const unequal = [...names]
      .filter((name) => manifest.tables[name] !== counts[name])
      .map(
        (name) => `${name}: ${counts[name] ?? 'no'} rows, and ${manifest.tables[name] ?? 'no'} in the backup`,
      )
    return [...unequal, ...(await differentAudit(database.db, manifest))]
  } finally {
    await database.close()
  }
}

async function differentAudit(db: Db, { audit }: Manifest): Promise<string[]> {
  const broken = (await verifyAudit(db))
    .filter((verdict) => verdict.broken !== null)
    .map(({ city, broken: row }) => `the audit of ${city}: row ${row} is not as it was written`)
  const same = JSON.stringify(await listHeads(db)) === JSON.stringify(audit)
  return same ? broken : [...broken, 'the audit ends elsewhere than in the backup']
}
