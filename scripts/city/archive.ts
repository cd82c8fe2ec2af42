import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import {
  archiveKey,
  ArchiveRefused,
  asideName,
  exportCity,
  type Imported,
  importCity,
  mediaIn,
} from '@bezpechne/server/archives/index'
import { readConfig } from '@bezpechne/server/config'
import { authorKeys } from '@bezpechne/server/platform/asking'
import { linkTokens } from '@bezpechne/server/platform/link-tokens'
import { removeRemains } from '@bezpechne/server/platform/remains'
import type { Command } from 'commander'

import { megabytes, stopwatch } from '../backup/command.ts'
import { withDatabase } from '../import/command.ts'
import { InputError } from '../import/input-error.ts'

/** A whole city as one signed file, and into another installation. */
export function addArchiveCommands(program: Command): void {
  addExport(program)
  addImport(program)
}

function addExport(program: Command): void {
  program
    .command('export')
    .description('Writes everything that a city is into one signed archive: keep it like a backup')
    .argument('<city>', 'e.g. kyiv')
    .requiredOption('--to <file>', 'where: kyiv.tar')
    .action((city: string, { to }: { to: string }) =>
      withDatabase(async (db) => {
        const { DATA_DIR: dataDir, ARCHIVE_KEY } = readConfig()
        const file = resolve(to)
        await checkPlace(file)
        const took = stopwatch()
        const signal = untilStopped()
        const key = archiveKey(ARCHIVE_KEY)
        const made = await inOneLine(file, exportCity(db, { city, file, dataDir, key, signal }))
        console.log(`${file}: ${megabytes(made.bytes)} in ${took()}, SHA-256 ${made.sha256}`)
        console.log(`In it: ${made.rows} rows and ${made.media} files; letters as they are sealed.`)
        console.log(`Signed by this installation: ${made.fingerprint}. Whoever imports it asks you for this.`)
        console.log(
          'It is not encrypted, and holds what nobody has published: keep and carry it like a backup.',
        )
        return true
      }),
    )
}

async function checkPlace(file: string): Promise<void> {
  const folder = dirname(file)
  if (!existsSync(folder)) throw new InputError(`${folder} is not there: make it, or choose another place`)
  if (existsSync(file)) throw new InputError(`${file} is there already: an archive is never written over`)
  const { younger } = await removeRemains(folder, asideName)
  for (const path of younger)
    console.warn(
      `Note: ${path} is of an export that runs, or was killed: then remove it, what is in it is not encrypted`,
    )
}

/** Whoever stops the command leaves nothing behind. */
function untilStopped(): AbortSignal {
  const stopped = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(name, () => stopped.abort(new InputError('Stopped: nothing was written.')))
  return stopped.signal
}

function addImport(program: Command): void {
  program
    .command('import')
    .description(
      'Reads a city from an archive into an installation that has none of it; without --commit a rehearsal',
    )
    .argument('<file>', 'what "city export" wrote')
    .option('--trust <fingerprint>', 'of the installation that signed it, as its operator reads it to you')
    .option('--commit', 'write; without it everything is tried and undone')
    .action((file: string, { trust, commit = false }: { trust?: string; commit?: boolean }) =>
      withDatabase(async (db) => {
        const { DATA_DIR, ARCHIVE_KEY, AUTH_SECRET, LETTER_ROOTS, LETTER_MIN_SERIAL } = readConfig()
        const target = {
          db,
          media: mediaIn(DATA_DIR),
          linkToken: linkTokens(AUTH_SECRET),
          authorKey: authorKeys(AUTH_SECRET),
          fingerprint: archiveKey(ARCHIVE_KEY).fingerprint,
          pins: { roots: LETTER_ROOTS, minSerial: LETTER_MIN_SERIAL },
        }
        const took = stopwatch()
        const done = await inOneLine(file, importCity(target, { file: resolve(file), trust, commit }))
        for (const line of told(done, took())) console.log(line)
        for (const note of done.notes) console.warn(`Note: ${note}`)
        console.log(commit ? 'Done. A running server draws its map within a minute.' : rehearsal)
        return true
      }),
    )
}

const rehearsal = 'A rehearsal: nothing is written. Add --commit to bring the city in.'

function told({ head, people, rows, media, invited, fingerprint, bytes }: Imported, took: string): string[] {
  const { city, name, madeAt } = head
  return [
    `${name.uk} (${city}), as it was at ${madeAt}: ${rows} rows, ${media} files, ${megabytes(bytes)}, in ${took}.`,
    `Signed by ${fingerprint}; every file is as it was written.`,
    `${people.length} people are named in it; ${invited} invitations, each person brings a new password and code.`,
  ]
}

async function inOneLine<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof ArchiveRefused) throw new InputError(`${file}: ${error.message}`, { cause: error })
    throw error
  }
}
