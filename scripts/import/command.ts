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

const codeOf = (error: Error) => ('code' in error ? String(error.code) : '')
const full = /^(ENOSPC|EDQUOT|EFBIG|53100)$/

/** A file that is not there, is a folder, may not be read, finds no room: its message names it. 53100 is PostgreSQL's. */
export function isOfDisk(error: Error): boolean {
  return (
    /^(ENOENT|EISDIR|EACCES|ENOTDIR|EPERM|EROFS|EEXIST|EIO)$/.test(codeOf(error)) || full.test(codeOf(error))
  )
}

/** A line for the operator; undefined: a fault of ours. */
export function inputWords(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof InputError) return error.message
  if (error instanceof AppError && error.code === 'city-not-found') return 'There is no such city'
  if (full.test(codeOf(error))) return `There is no room for it: ${error.message}`
  if (isOfDisk(error)) return error.message
  if (error.message.startsWith('Another process is using'))
    return `${error.message}.\nThe embedded database serves one process: stop the server (Ctrl+C where npm start runs), then repeat the command. With PostgreSQL (DATABASE_URL) both can run.`
  if (/^(Configuration|DATABASE_URL):/.test(error.message)) return error.message
  return settingBehind(error) && inOneLine(error)
}
