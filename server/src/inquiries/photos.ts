import { randomUUID } from 'node:crypto'

import type { Actor } from '../access/actor.ts'
import { isOfficerPhoto } from '../beats/index.ts'
import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import type { Storage } from '../platform/storage.ts'
import { findOwner, isKnown, isShown, type PhotoKey } from './photo-queries.ts'
import { mayReadOriginal } from './policy.ts'

const hour = 3_600_000

/** By chance: whoever has one link cannot guess another. */
export function newPhotoKey(city: string): PhotoKey {
  return { city, id: randomUUID() }
}

export function fileOf({ city, id }: PhotoKey): string {
  return `${city}/${id}.jpg`
}

interface Source {
  db: Db
  storage: Storage
}

/** @throws AppError 'not-found' for whatever not everybody may see */
export async function getShownPhoto({ db, storage }: Source, key: PhotoKey): Promise<Buffer> {
  const bytes = (await isShown(db, key)) ? await storage.find(fileOf(key)) : undefined
  if (!bytes) throw new AppError('not-found')
  return bytes
}

/** @throws AppError 'not-found', also where it is another body's inquiry */
export async function getOriginalPhoto(
  { db, storage }: Source,
  key: PhotoKey,
  actor: Actor,
): Promise<Buffer> {
  const owner = await findOwner(db, key)
  const allowed = owner && mayReadOriginal(actor.memberships, key.city, owner)
  const bytes = allowed ? await storage.find(fileOf(key)) : undefined
  if (!bytes) throw new AppError('not-found')
  return bytes
}

/**
 * Removes files without a row: what a crash left behind.
 * @returns how many went
 */
export async function sweepFiles({ db, storage }: Source, now = new Date()): Promise<number> {
  let removed = 0
  for await (const { key, changedAt } of storage.list()) {
    // An hour old: an upload that is still being written has no row yet.
    if (now.getTime() - changedAt.getTime() < hour || (await isOwned(db, key))) continue
    await storage.remove(key)
    removed += 1
  }
  return removed
}

async function isOwned(db: Db, file: string): Promise<boolean> {
  const [, city, id] = /^([a-z-]+)\/([0-9a-f-]{36})\.jpg$/.exec(file) ?? []
  if (city === undefined || id === undefined) return false
  return (await isKnown(db, { city, id })) || isOfficerPhoto(db, city, id)
}
