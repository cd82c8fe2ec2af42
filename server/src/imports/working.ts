import { createHash, randomUUID } from 'node:crypto'

import type { ImportCounts, ImportMapping, Verdict } from '@bezpechne/shared/imports'

import { getCity } from '../cities/index.ts'
import { findKnownIds } from '../inquiries/index.ts'
import { type Db, transact, type Trx } from '../platform/database.ts'
import { arrive } from './arriving.ts'
import { checkRows, findDoubts } from './checking.ts'
import type { Bytes } from './encoding.ts'
import { FileError } from './file-error.ts'
import { lookAt } from './looking.ts'
import { andSet, findImport, findNow, findPiece, forgetFile, type ImportRow, moveImport } from './queries.ts'
import type { ReadRow } from './read-row.ts'
import { countRows, deleteRows, insertRows, listWaiting, setWritten } from './row-queries.ts'
import { beginCheck, claimWork, type Claimed, countTries, keepWork } from './work-queries.ts'

/** So many inquiries in one transaction: whoever else writes waits for less than a second. */
const slice = 200
const mostTries = 5

/**
 * Does what waits, one import after another, until nothing does.
 * @param report what failed for no fault of the file; it is tried again, five times
 * @param goesOn false ends it after the slice that runs
 */
export async function workOff(
  db: Db,
  report: (error: unknown) => void,
  goesOn: () => boolean = () => true,
): Promise<void> {
  const worker = randomUUID()
  while (goesOn()) {
    const claimed = await claimWork(db, worker)
    if (!claimed) return
    try {
      await work(db, claimed, goesOn)
    } catch (error) {
      await giveUp(db, claimed, error)
      if (!(error instanceof FileError)) report(error)
    }
  }
}

async function work(db: Db, claimed: Claimed, goesOn: () => boolean): Promise<void> {
  const found = await findImport(db, claimed.city, claimed.id)
  if (!found) return
  if (claimed.state === 'reading') await look(db, claimed)
  else if (claimed.state === 'checking') await check(db, claimed, found)
  else while (goesOn() && (await writeSlice(db, claimed, found)));
}

/** A file that cannot be read ends here; what else failed waits for the lease to end and is tried again. */
async function giveUp(db: Db, claimed: Claimed, error: unknown): Promise<void> {
  const { city, id, state } = claimed
  const trouble = error instanceof FileError ? error.trouble : ({ code: 'internal' } as const)
  if (!(error instanceof FileError) && (await countTries(db, claimed)) < mostTries) return
  if (await moveImport(db, { city, id, from: [state], to: 'failed' }, andSet.trouble(trouble)))
    await forgetFile(db, city, id)
}

/** The pieces in their order, one at a time in memory. */
function bytesOf(db: Db, { city, id }: Claimed): Bytes {
  return async function* pieces() {
    for (let no = 0; ; no += 1) {
      const piece = await findPiece(db, { city, id, no })
      if (!piece) return
      yield piece
    }
  }
}

async function look(db: Db, claimed: Claimed): Promise<void> {
  const { city, id } = claimed
  const looked = await lookAt(bytesOf(db, claimed))
  await moveImport(db, { city, id, from: ['reading'], to: 'mapping' }, andSet.looked(looked))
}

/** From the beginning each time: nothing is written but what it found. */
async function check(db: Db, claimed: Claimed, { shape, mapping }: ImportRow): Promise<void> {
  const { city, id } = claimed
  if (!shape || !mapping) throw new FileError('changed')
  await deleteRows(db, claimed)
  await beginCheck(db, claimed)
  const plan = { city, bytes: bytesOf(db, claimed), shape, mapping, now: await findNow(db) }
  for await (const rows of checkRows(db, plan)) {
    if (!(await keepWork(db, claimed, rows.length))) return
    await transact(db, (trx) => insertRows(trx, claimed, rows))
  }
  const counts = await countRows(db, claimed)
  const seen = seenOf(id, mapping, counts)
  await moveImport(db, { city, id, from: ['checking'], to: 'checked' }, andSet.counts(counts, seen))
}

function seenOf(id: string, mapping: ImportMapping, counts: ImportCounts): string {
  return createHash('sha256')
    .update(JSON.stringify([id, mapping, counts]))
    .digest('base64url')
}

/**
 * One transaction: its rows become inquiries and are no longer waiting, or neither. Whoever dies in the middle leaves
 * what was written, and the next one goes on behind it.
 * @returns whether there is more
 */
async function writeSlice(db: Db, claimed: Claimed, found: ImportRow): Promise<boolean> {
  const { city: cityId, id } = claimed
  const city = await getCity(db, cityId)
  const written = await transact(db, async (trx) => {
    // NOTE: nothing, where somebody else took it over: whether it is done is theirs to say.
    if (!(await keepWork(trx, claimed))) return undefined
    const waiting = await listWaiting(trx, claimed, slice)
    if (waiting.length) await setWritten(trx, claimed, await write(trx, city, found, waiting))
    return waiting.length
  })
  if (written !== 0) return written !== undefined
  const end = andSet.counts(await countRows(db, claimed), found.seen ?? '')
  if (await moveImport(db, { city: cityId, id, from: ['importing'], to: 'done' }, end))
    await forgetFile(db, cityId, id)
  return false
}

async function write(
  trx: Trx,
  city: { id: string; code: string },
  { mapping, moderatorId }: ImportRow,
  rows: ReadRow[],
): Promise<{ line: number; verdict: Verdict }[]> {
  if (!mapping) throw new FileError('changed')
  const known = await findKnownIds(
    trx,
    city.id,
    rows.map((row) => row.id),
  )
  const fresh = rows.filter((row) => !known.has(row.id))
  // By the words of caution of this moment: they may have changed since the check.
  const doubts =
    mapping.arrival === 'published' ? await findDoubts(trx, city.id, fresh) : new Map<string, never>()
  const how = { city, source: mapping.source, arrival: mapping.arrival, moderatorId, now: await findNow(trx) }
  await arrive(trx, how, fresh, new Set(doubts.keys()))
  return rows.map(({ line, id }) => ({
    line,
    verdict: known.has(id) ? 'already' : doubts.has(id) ? 'moderator' : 'good',
  }))
}
