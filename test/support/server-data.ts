import { randomUUID } from 'node:crypto'
import { cpSync } from 'node:fs'

import pg from 'pg'

import { temporaryDirectory } from './server.ts'

export interface ServerData {
  /** What a server or a script needs to find this data. */
  env: Record<string, string>
  remove: () => Promise<void>
}

/** Data that no server uses any more. */
export interface Likeness {
  folder: string
  /** On PostgreSQL. */
  database: string
}

/**
 * For a server of its own: a directory, and on PostgreSQL a database.
 * @param like what both begin with; without it there is nothing yet
 */
export async function serverData(like?: Likeness): Promise<ServerData> {
  const { path, remove } = temporaryDirectory()
  if (like) cpSync(like.folder, path, { recursive: true })
  const url = process.env['TEST_DATABASE_URL']
  if (!url) return { env: { DATA_DIR: path }, remove: async () => remove() }
  const name = `server_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`create database ${name}${like ? ` template ${like.database}` : ''}`)
  return {
    env: { DATA_DIR: path, DATABASE_URL: Object.assign(new URL(url), { pathname: `/${name}` }).href },
    async remove() {
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
      remove()
    },
  }
}
