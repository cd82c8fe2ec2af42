import { mkdir, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

import { type Db, transact, type Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import { emit } from '../platform/outbox.ts'
import { removeRemains } from '../platform/remains.ts'
import { exportCity } from './exporting.ts'
import {
  type Claimed,
  claimRequest,
  failDead,
  handOver,
  hasRequest,
  insertRequest,
  isAskedBy,
  letGo,
  listKept,
  moveToCancelled,
  moveToMaking,
  moveToReady,
  type Ready,
  renewClaim,
} from './request-queries.ts'
import type { ArchiveKey } from './signing.ts'
import { tellSeconds } from './telling-queries.ts'
import { whyOf } from './why.ts'

/** @throws AppError 'not-found' */
export async function requireRequest(db: Db, city: string, id: string): Promise<void> {
  if (!(await hasRequest(db, { city, id }))) throw new AppError('not-found')
}

/** Everything of a city, authors' addresses among it, is more than one person is given. @throws AppError 'archive-waits' */
export async function askForArchive(trx: Trx, city: string, by: string): Promise<string> {
  const id = newId()
  if (!(await insertRequest(trx, { city, id, by }))) throw new AppError('archive-waits')
  await tellSeconds(trx)
  return id
}

interface Act {
  city: string
  id: string
  by: string
}

/** @throws AppError 'not-found', 'second-person-needed', 'archive-over' */
export async function agreeToArchive(trx: Trx, act: Act): Promise<void> {
  await requireRequest(trx, act.city, act.id)
  if (await moveToMaking(trx, act)) return
  throw new AppError((await isAskedBy(trx, act)) ? 'second-person-needed' : 'archive-over')
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
  /** Of what went wrong, which may be tried again. */
  report: (error: unknown, archive: string) => void
}

/** A name for each try: whoever comes late with one puts it in the place of no other. */
export function archiveFile(dataDir: string, { id, tries }: Pick<Ready, 'id' | 'tries'>): string {
  return join(dataDir, 'archives', tries > 1 ? `${id}.${tries}.tar` : `${id}.tar`)
}

/**
 * One after another; again and again without harm.
 * @param signal the process is about to end: another one begins again what is not ready
 * @returns how many were written
 */
export async function makeArchives(work: Work, signal?: AbortSignal): Promise<number> {
  await transact(work.db, async (trx) => {
    for (const dead of await failDead(trx)) await tellMade(trx, dead, [dead.by])
  })
  for (let made = 0; ;) {
    const claimed = signal?.aborted ? undefined : await claimRequest(work.db)
    if (!claimed) return made
    const outcome = await makeOne(work, claimed, signal)
    // What went wrong is tried again at the next minute.
    if (outcome === 'failed') return made
    if (outcome === 'ready') made += 1
  }
}

/** To the two, so that neither name is used unseen; that nothing came of it, to who asked. */
async function tellMade(trx: Trx, { city, id }: Claimed, readers: readonly string[]): Promise<void> {
  for (const reader of readers) await emit(trx, city, 'archive.made', { id: `${id}/${reader}` })
}

async function makeOne(
  work: Work,
  claimed: Claimed,
  signal?: AbortSignal,
): Promise<'ready' | 'failed' | 'not wanted'> {
  const { db, dataDir, key } = work
  const { city, by: actorId } = claimed
  const file = archiveFile(dataDir, claimed)
  const claim = keepClaim(db, claimed)
  const stop = signal ? AbortSignal.any([signal, claim.lost]) : claim.lost
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    const written = await exportCity(db, { city, file, dataDir, key, actorId, signal: stop })
    const two = await transact(db, async (trx) => {
      const its = await moveToReady(trx, claimed, written)
      await tellMade(trx, claimed, its)
      return its
    })
    if (two.length === 0) await rm(file, { force: true })
    return two.length > 0 ? 'ready' : 'not wanted'
  } catch (error) {
    if (signal?.aborted) await handOver(db, claimed)
    if (stop.aborted) return 'not wanted'
    work.report(error, claimed.id)
    await giveUp(work, claimed, error)
    return 'failed'
  } finally {
    claim.end()
  }
}

async function giveUp({ db, dataDir }: Work, claimed: Claimed, error: unknown): Promise<void> {
  await transact(db, async (trx) => {
    const isLast = await letGo(trx, claimed, whyOf(error, join(dataDir, 'archives')))
    if (isLast) await tellMade(trx, claimed, [claimed.by])
  })
}

const renewEvery = 60_000

/** Says again and again that somebody writes it, and hears when nobody wants it from us any more. */
function keepClaim(db: Db, claimed: Claimed): { lost: AbortSignal; end: () => void } {
  const lost = new AbortController()
  const renew = async () => {
    // NOTE: a database that is away for a moment takes nothing from us.
    const isOurs = await renewClaim(db, claimed).catch(() => true)
    if (!isOurs) lost.abort()
  }
  const timer = setInterval(() => void renew(), renewEvery)
  return { lost: lost.signal, end: () => clearInterval(timer) }
}

/** Archives whose day is over, and what somebody left who died. @returns how many files went */
export async function sweepArchives({ db, dataDir }: Pick<Work, 'db' | 'dataDir'>): Promise<number> {
  const folder = join(dataDir, 'archives')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const kept = new Set((await listKept(db)).map((one) => basename(archiveFile(dataDir, one))))
  let { removed } = await removeRemains(folder, '.')
  for (const name of await readdir(folder)) {
    if (name.startsWith('.') || kept.has(name)) continue
    await rm(join(folder, name), { recursive: true, force: true })
    removed += 1
  }
  return removed
}
