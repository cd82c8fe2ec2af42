import { readConfig } from '@bezpechne/server/config'
import { checkDatabase } from '@bezpechne/server/platform/boot-check'
import { type Db, openDatabase } from '@bezpechne/server/platform/database'
import { AppError } from '@bezpechne/server/platform/errors'
import { migrate } from '@bezpechne/server/platform/migrations'
import { inOneLine, settingBehind } from '@bezpechne/server/platform/why'

import { InputError } from './input-error.ts'

/** Runs a command on the configured database. What the operator can put right is a line, all else a stack; both exit 1. */
export async function withDatabase(work: (db: Db) => Promise<boolean>): Promise<void> {
  process.exitCode = 1
  try {
    const config = readConfig()
    const database = await openDatabase(config)
    try {
      if (config.DATABASE_URL) await checkDatabase(database.db, config.NODE_ENV === 'production')
      await migrate(database.db)
      if (await work(database.db)) process.exitCode = 0
    } finally {
      await database.close()
    }
  } catch (error) {
    const line = inputWords(error)
    if (line === undefined) throw error
    console.error(line)
  }
}

/** A file that is not there, is a folder, or may not be read: its message names it. */
export function isUnreadable(error: Error): boolean {
  return 'code' in error && ['ENOENT', 'EISDIR', 'EACCES', 'ENOTDIR'].includes(String(error.code))
}

/** A line for the operator; undefined: a fault of ours. */
export function inputWords(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof InputError) return error.message
  if (error instanceof AppError && error.code === 'city-not-found') return 'There is no such city'
  if (isUnreadable(error)) return error.message
  if (error.message.startsWith('Another process is using'))
    return `${error.message}.\nThe embedded database serves one process: stop the server (Ctrl+C where npm start runs), then repeat the command. With PostgreSQL (DATABASE_URL) both can run.`
  if (/^(Configuration|DATABASE_URL):/.test(error.message)) return error.message
  return settingBehind(error) && inOneLine(error)
}
