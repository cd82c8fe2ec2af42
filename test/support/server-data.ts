import { randomUUID } from 'node:crypto'

import pg from 'pg'

import { temporaryDirectory } from './server.ts'

export interface ServerData {
  /** What a server or a script needs to find this data. */
  env: Record<string, string>
  remove: () => Promise<void>
}

/** Nothing yet, for a server of its own: a directory, and on PostgreSQL an empty database. */
export async function serverData(): Promise<ServerData> {
  const { path, remove } = temporaryDirectory()
  const url = process.env['TEST_DATABASE_URL']
  if (!url) return { env: { DATA_DIR: path }, remove: async () => remove() }
  const name = `server_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`create database ${name}`)
  return {
    env: { DATA_DIR: path, DATABASE_URL: Object.assign(new URL(url), { pathname: `/${name}` }).href },
    async remove() {
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
      remove()
    },
  }
}
