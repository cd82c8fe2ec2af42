import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

import { openDatabase } from '@bezpechne/server/platform/database'

import { InputError } from '../import/input-error.ts'
import { readArchive } from './archive.ts'
import type { Source } from './make.ts'
import { type Manifest, mediaFolders } from './manifest.ts'
import { findFilled } from './media.ts'
import { type Archive, checkEmpty, checkHead, compare, restoreDatabase } from './restore-into.ts'

const run = promisify(execFile)

/**
 * Into an empty database and empty folders, and only when the whole archive was read and found to be as it was written.
 * @returns what is not as the backup says, once it is there
 */
export async function restore(
  { url, dataDir }: Source,
  archive: Archive,
): Promise<{ manifest: Manifest; wrong: string[] }> {
  const filled = await findFilled(dataDir)
  if (filled) throw new InputError(`${filled} holds files already: restore into an empty DATA_DIR`)
  const version = await checkTarget(url)
  const waiting = join(dataDir, 'restoring')
  // Of one that was killed.
  await rm(waiting, { recursive: true, force: true })
  try {
    const { head, manifest } = await readArchive(archive.file, archive.keys, {
      head: (found) => checkHead(found, version),
      media: (path, bytes) => put(join(waiting, path), bytes),
    })
    await restoreDatabase(url, archive, head.dumper)
    await moveIntoPlace(waiting, dataDir)
    return { manifest, wrong: await compare(url, manifest) }
  } finally {
    await rm(waiting, { recursive: true, force: true })
  }
}

async function checkTarget(url: string): Promise<number> {
  const database = await openDatabase({ DATABASE_URL: url, DATA_DIR: '' })
  try {
    return await checkEmpty(database.db)
  } finally {
    await database.close()
  }
}

async function put(file: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, bytes, { flag: 'wx', mode: 0o600 })
}

async function moveIntoPlace(waiting: string, dataDir: string): Promise<void> {
  // NOTE: all at once: a hundred thousand files one by one would take minutes.
  await run('sync')
  for (const folder of mediaFolders) {
    if (!existsSync(join(waiting, folder))) continue
    // Nothing is in it: a server that has started once leaves its folders behind.
    await rm(join(dataDir, folder), { recursive: true, force: true })
    await rename(join(waiting, folder), join(dataDir, folder))
  }
}
