import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import { exportCity } from './exporting.ts'
import {
  claimRequest,
  hasRequest,
  insertRequest,
  letGo,
  listKept,
  moveToCancelled,
  moveToMaking,
  moveToReady,
} from './request-queries.ts'
import type { ArchiveKey } from './signing.ts'

/** @throws AppError 'not-found' */
export async function requireRequest(db: Db, city: string, id: string): Promise<void> {
  if (!(await hasRequest(db, { city, id }))) throw new AppError('not-found')
}

/** Everything of a city, authors' addresses among it, is more than one person is given. @throws AppError 'archive-waits' */
export async function askForArchive(trx: Trx, city: string, by: string): Promise<string> {
  const id = newId()
  if (!(await insertRequest(trx, { city, id, by }))) throw new AppError('archive-waits')
  return id
}

interface Act {
  city: string
  id: string
  by: string
}

/** @throws AppError 'not-found', 'second-person-needed' */
export async function agreeToArchive(trx: Trx, { city, id, by }: Act): Promise<void> {
  await requireRequest(trx, city, id)
  if (!(await moveToMaking(trx, { city, id, by }))) throw new AppError('second-person-needed')
}

/** The file goes with the next sweep, and nobody can fetch it meanwhile. @throws AppError 'not-found', 'archive-over' */
export async function cancelArchive(trx: Trx, { city, id }: Act): Promise<void> {
  await requireRequest(trx, city, id)
  if (!(await moveToCancelled(trx, { city, id }))) throw new AppError('archive-over')
}

interface Work {
  db: Db
  dataDir: string
  key: ArchiveKey
}

export const archiveFile = (dataDir: string, id: string) => join(dataDir, 'archives', `${id}.tar`)

/** One after another; again and again without harm. @returns how many were written */
export async function makeArchives({ db, dataDir, key }: Work): Promise<number> {
  await mkdir(join(dataDir, 'archives'), { recursive: true, mode: 0o700 })
  for (let made = 0; ; made += 1) {
    const claimed = await claimRequest(db)
    if (!claimed) return made
    const file = archiveFile(dataDir, claimed.id)
    try {
      const written = await exportCity(db, { city: claimed.city, file, dataDir, key, actorId: claimed.by })
      if (!(await moveToReady(db, claimed, written))) await rm(file, { force: true })
    } catch (error) {
      await letGo(db, claimed)
      throw error
    }
  }
}

/** Archives whose day is over, and what somebody left who died. @returns how many files went */
export async function sweepArchives({ db, dataDir }: Pick<Work, 'db' | 'dataDir'>): Promise<number> {
  const folder = join(dataDir, 'archives')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const kept = await listKept(db)
  // What is being written stands aside under another name: without a row that is being made, nobody writes.
  const busy = kept.size > 0
  let gone = 0
  for (const name of await readdir(folder)) {
    if (name.startsWith('.') ? busy : kept.has(name.replace('.tar', ''))) continue
    await rm(join(folder, name), { recursive: true, force: true })
    gone += 1
  }
  return gone
}
