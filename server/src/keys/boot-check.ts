import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

import { trialRoot } from '@bezpechne/shared/trial-root'
import * as z from 'zod'

import type { Settings } from '../config.ts'

/** The first line of a file with the private half of a root key: so that a server which can read one knows it. */
export const rootKeyHeader = 'BEZPECHNE ROOT KEY v1: keep it away from every server'

const root = join(import.meta.dirname, '../../..')
const webFolder = join(root, 'web/dist')

const Pinned = z.object({ roots: z.string(), minSerial: z.string() })

/**
 * What would make the promise of the private letters untrue.
 * @throws Error with one line, in production
 * @returns a warning, where a trial may go on
 */
export function checkRoots(
  { NODE_ENV, DATA_DIR, LETTER_ROOTS, LETTER_MIN_SERIAL }: Settings,
  folder = webFolder,
): string | undefined {
  const wrong = [
    ...differing(pinnedIn(folder), { roots: LETTER_ROOTS, minSerial: LETTER_MIN_SERIAL }),
    ...(NODE_ENV === 'production' ? forbidden(LETTER_ROOTS, [root, DATA_DIR, homedir(), process.cwd()]) : []),
  ]
  if (!wrong.length) return undefined
  const line = `LETTER_ROOTS: ${wrong.join('; ')}`
  if (NODE_ENV === 'production') throw new Error(line)
  return line
}

function forbidden(roots: string[], folders: string[]): string[] {
  const found = [...new Set(folders)].flatMap(rootKeysIn)
  return [
    ...(roots.includes(trialRoot)
      ? [
          'the trial root is known to everybody: set the public halves of your own, see "Keys of the private letters" in docs/production.md',
        ]
      : []),
    ...found.map((file) => `${file} is a private root key: take it off this computer`),
  ]
}

/** Undefined: the web app is not built, as while developing. */
function pinnedIn(folder: string): z.infer<typeof Pinned> | undefined {
  try {
    return Pinned.parse(JSON.parse(readFileSync(join(folder, 'assets/letters/pins.json'), 'utf8')))
  } catch {
    return undefined
  }
}

function differing(
  pinned: z.infer<typeof Pinned> | undefined,
  own: { roots: string[]; minSerial: number },
): string[] {
  if (!pinned) return []
  const roots = pinned.roots ? pinned.roots.split(',').map((one) => one.trim()) : [trialRoot]
  const same =
    roots.toSorted().join(',') === own.roots.toSorted().join(',') &&
    Number(pinned.minSerial || 1) === own.minSerial
  return same
    ? []
    : ['the web app was built with other roots or another serial: build it with the same settings']
}

function rootKeysIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((file) => file.isFile())
      .map(({ name }) => join(folder, name))
      .filter(beginsAsRootKey)
  } catch {
    return []
  }
}

function beginsAsRootKey(file: string): boolean {
  try {
    const opened = openSync(file, 'r')
    const begin = Buffer.alloc(rootKeyHeader.length)
    readSync(opened, begin)
    closeSync(opened)
    return begin.toString('utf8') === rootKeyHeader
  } catch {
    return false
  }
}
