import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import pg from 'pg'
import { inject } from 'vitest'

import { type ServerData, serverData } from './server-data.ts'
import { startServer } from './server.ts'
import { stageName } from './stage-name.ts'

/**
 * The demonstration, as a server leaves it that has made it. Made once in a run and copied from then on: the
 * migrations, the passwords and the photos of it cost each story five seconds of a quiet machine.
 */
export async function stageData(): Promise<ServerData> {
  const folder = join(inject('copies'), 'stage')
  const database = stageName(inject('copies'))
  mkdirSync(inject('copies'), { recursive: true })
  while (!existsSync(folder))
    await inTurn(`${folder}-making`, async () => existsSync(folder) || makeStage(folder, database))
  return serverData({ folder, database })
}

/** Two stories begin at once: one makes it, and the other looks again in a moment. */
async function inTurn(turn: string, make: () => Promise<unknown>): Promise<void> {
  try {
    mkdirSync(turn)
  } catch {
    return pause(200)
  }
  try {
    await make()
  } finally {
    rmSync(turn, { recursive: true })
  }
}

async function makeStage(folder: string, database: string): Promise<void> {
  const building = `${folder}-building`
  rmSync(building, { recursive: true, force: true })
  mkdirSync(building, { recursive: true })
  const url = process.env['TEST_DATABASE_URL']
  if (url) await onServer(url, `drop database if exists ${database}`, `create database ${database}`)
  const env = {
    DATA_DIR: building,
    ...(url && { DATABASE_URL: Object.assign(new URL(url), { pathname: `/${database}` }).href }),
  }
  const server = await startServer(env)
  await server.stop()
  renameSync(building, folder)
}

async function onServer(url: string, ...statements: string[]): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  for (const statement of statements) await admin.query(statement)
  await admin.end()
}
