import { createHash, type Hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { mediaFolders, mediaName } from './manifest.ts'

/** What is counted and hashed of files that pass by. */
export class Tally {
  files = 0
  bytes = 0
  readonly #hash: Hash = createHash('sha256')

  add(name: string, { bytes, sha256 }: { bytes: number; sha256: string }): void {
    this.files += 1
    this.bytes += bytes
    this.#hash.update(`${sha256}  ${name}\n`)
  }

  get sum() {
    return { files: this.files, bytes: this.bytes, sha256: this.#hash.copy().digest('hex') }
  }
}

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Files of the folders, each in the order of its name; without those that are being written. */
export async function* listMedia(dataDir: string): AsyncGenerator<string> {
  for (const folder of mediaFolders) yield* listBelow(dataDir, folder)
}

async function* listBelow(dataDir: string, folder: string): AsyncGenerator<string> {
  for await (const path of walk(dataDir, folder)) if (mediaName.test(`media/${path}`)) yield path
}

/** Half files, which the storage writes aside, are none yet. */
async function* walk(dataDir: string, folder: string): AsyncGenerator<string> {
  const found = await readdir(join(dataDir, folder), { withFileTypes: true }).catch(ifAbsent([]))
  for (const entry of found.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory() && entry.name !== 'writing') yield* walk(dataDir, path)
    else if (!entry.isDirectory()) yield path
  }
}

/** Undefined for one that was removed since it was listed. */
export async function readMedia(dataDir: string, path: string): Promise<Buffer | undefined> {
  return readFile(join(dataDir, path)).catch(ifAbsent(undefined))
}

/** The first folder that holds something; undefined: a restore may go there. */
export async function findFilled(dataDir: string): Promise<string | undefined> {
  for (const folder of mediaFolders) {
    if (!(await walk(dataDir, folder).next()).done) return join(dataDir, folder)
  }
  return undefined
}

function ifAbsent<T>(instead: T) {
  return (error: unknown): T => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return instead
    throw error
  }
}
