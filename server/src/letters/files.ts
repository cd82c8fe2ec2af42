import { createHash, randomUUID } from 'node:crypto'

import { sealedChunkSize } from '@bezpechne/shared/letters-crypto/file'

import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import type { Storage } from '../platform/storage.ts'
import { wrong } from './checking.ts'
import { findFile, isKnownPath } from './file-queries.ts'
import type { On } from './queries.ts'

export interface Source {
  db: Db
  storage: Storage
}

export const newPath = (city: string): string => `${city}/${randomUUID()}`

interface Expected {
  chunks: number
  sha256: string
  /** As the request announces it, where it does. */
  announced: string | undefined
}

/**
 * As it comes, into the store: never more of it than was said, and none of it where it is not what was said.
 * @throws AppError 'too-large' before anything is read, where it announces more
 */
export async function keep(
  storage: Storage,
  path: string,
  stream: AsyncIterable<Uint8Array>,
  { chunks, sha256, announced }: Expected,
): Promise<number> {
  const whole = chunks * sealedChunkSize
  if (announced !== undefined && Number(announced) > whole) throw new AppError('too-large')
  const hash = createHash('sha256')
  async function* checked() {
    let length = 0
    for await (const piece of stream) {
      length += piece.length
      if (length > whole) throw new AppError('too-large')
      hash.update(piece)
      yield piece
    }
    if (length !== whole) throw wrong('chunks')
    if (hash.digest('base64url') !== sha256) throw wrong('sha256')
  }
  await storage.put(path, checked())
  return whole
}

/** The file stays if its row is there: a retry is answered as the first time, and that one has its own. */
export async function keptIfTaken<T>(
  { db, storage }: Source,
  path: string,
  take: () => Promise<T>,
): Promise<T> {
  let inDoubt = false
  try {
    return await take()
  } catch (error) {
    // NOTE: after any other error the row may be there: what is in doubt stays, and goes with the sweep.
    inDoubt = !(error instanceof AppError)
    throw error
  } finally {
    if (!inDoubt && !(await isKnownPath(db, path))) await storage.remove(path)
  }
}

/** @throws AppError 'not-found' also for a file of another letter */
export async function readFile({ db, storage }: Source, on: On, file: string): Promise<Buffer> {
  const path = await findFile(db, on, file)
  const bytes = path === undefined ? undefined : await storage.find(path)
  if (!bytes) throw new AppError('not-found')
  return bytes
}

const hour = 3_600_000

/** Files without a row: what a crash left behind. @returns how many went */
export async function sweepLetterFiles({ db, storage }: Source, now = new Date()): Promise<number> {
  let removed = 0
  for await (const { key, changedAt } of storage.list()) {
    // An hour old: one that is still being written has no row yet.
    if (now.getTime() - changedAt.getTime() < hour || (await isKnownPath(db, key))) continue
    await storage.remove(key)
    removed += 1
  }
  return removed
}
