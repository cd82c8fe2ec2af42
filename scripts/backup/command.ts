import { readSettings, type Settings } from '@bezpechne/server/config'

import { inputWords } from '../import/command.ts'
import { InputError } from '../import/input-error.ts'
import type { Source } from './make.ts'
import type { Manifest } from './manifest.ts'

/** What the operator can put right is a line, all else a stack; both exit 1. */
export async function asCommand(work: () => Promise<boolean>): Promise<void> {
  process.exitCode = 1
  try {
    if (await work()) process.exitCode = 0
  } catch (error) {
    const line = inputWords(error)
    if (line === undefined) throw error
    console.error(line)
  }
}

/** @throws InputError on the embedded engine */
export function configured(): { config: Settings; source: Source } {
  const config = readSettings()
  const { DATABASE_URL: url, DATA_DIR: dataDir } = config
  if (!url)
    throw new InputError(
      'DATABASE_URL is not set, and the embedded database is for trial alone: to keep it, stop the server and copy DATA_DIR',
    )
  return { config, source: { url, dataDir } }
}

export function inWords({ tables, audit, media }: Manifest): string {
  const rows = Object.values(tables).reduce((sum, count) => sum + count, 0)
  return `${Object.keys(tables).length} tables with ${rows} rows, the audit of ${audit.length} cities, ${media.files} files of ${megabytes(media.bytes)}`
}

export const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`

/** Seconds since it began, as they are told. */
export function stopwatch(): () => string {
  const began = performance.now()
  return () => `${((performance.now() - began) / 1000).toFixed(1)} s`
}
