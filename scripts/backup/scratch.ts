import { randomUUID } from 'node:crypto'

import { openDatabase } from '@bezpechne/server/platform/database'
import { inOneLine } from '@bezpechne/server/platform/why'
import pg from 'pg'

import { InputError } from '../import/input-error.ts'
import { readArchive } from './archive.ts'
import type { Manifest } from './manifest.ts'
import { type Archive, checkEmpty, checkHead, compare, restoreDatabase } from './restore-into.ts'
import { listNamed } from './snapshot-queries.ts'

export interface Drill {
  manifest: Manifest
  /** What is not as the backup says. */
  wrong: string[]
  /** Files that a row names and the backup has not: removed while it was made. */
  missing: number
  /** Files that it has. */
  files: number
}

/**
 * Restores into a database that is made for it and is dropped again; files are read and compared, and written nowhere.
 * @param server any database of a server where this role may create one
 */
export async function drill(server: string, archive: Archive): Promise<Drill> {
  const scratch = await makeScratch(server)
  try {
    const database = await openDatabase({ DATABASE_URL: scratch.url, DATA_DIR: '' })
    const version = await checkEmpty(database.db)
    await database.close()
    const files = new Set<string>()
    const { head, manifest } = await readArchive(archive.file, archive.keys, {
      head: (found) => checkHead(found, version),
      media: async (path) => void files.add(path),
    })
    await restoreDatabase(scratch.url, archive, head.dumper)
    const wrong = await compare(scratch.url, manifest)
    return { manifest, wrong, missing: await countMissing(scratch.url, files), files: files.size }
  } finally {
    await scratch.drop()
  }
}

async function countMissing(url: string, files: ReadonlySet<string>): Promise<number> {
  const database = await openDatabase({ DATABASE_URL: url, DATA_DIR: '' })
  try {
    return (await listNamed(database.db)).filter((path) => !files.has(path)).length
  } finally {
    await database.close()
  }
}

async function makeScratch(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `bezpechne_scratch_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: server })
  try {
    await admin.connect()
    // Where the role may not create PostGIS itself, its administrator has made a template that has it.
    const template = await admin.query(`select from pg_database where datname = 'template_postgis'`)
    const from = template.rowCount ? 'template_postgis' : `template0 encoding 'UTF8' locale 'C.UTF-8'`
    await admin.query(`create database ${name} template ${from}`)
  } catch (error) {
    await admin.end().catch(() => {})
    const why = inOneLine(error).replace('DATABASE_URL: ', '')
    throw new InputError(
      `No scratch database to try the backup in: ${why}. See “Backups” in docs/production.md`,
      {
        cause: error,
      },
    )
  }
  return {
    url: Object.assign(new URL(server), { pathname: `/${name}` }).href,
    async drop() {
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
