import type { Verdict } from '@bezpechne/shared/imports'

import { getCity } from '../cities/index.ts'
import { findKnownIds } from '../inquiries/index.ts'
import { type Db, transact, type Trx } from '../platform/database.ts'
import { getImport } from './actions.ts'
import { arrive } from './arriving.ts'
import { checkRows, findDoubts } from './checking.ts'
import { FileError } from './file-error.ts'
import { lookAt } from './looking.ts'
import { bytesOf } from './pieces.ts'
import { andSet, findNow, forgetFile, type ImportRow, moveImport } from './queries.ts'
import type { ReadRow } from './read-row.ts'
import { countRows, deleteRows, insertRows, listWaiting, setWritten } from './row-queries.ts'
import { seenOf } from './seen.ts'
import { beginCheck, type Claimed, keepWork } from './work-queries.ts'

/** So many inquiries in one transaction: whoever else writes waits for less than a second. */
const slice = 200

/** How the file is written and what stands in its columns. */
async function look(db: Db, claimed: Claimed): Promise<void> {
  const { city, id } = claimed
  const looked = await lookAt(bytesOf(db, claimed))
  await moveImport(db, { city, id, from: ['reading'], to: 'mapping' }, andSet.looked(looked))
}

/** From the beginning each time: nothing is written but what it found. */
async function check(db: Db, claimed: Claimed): Promise<void> {
  const { city, id } = claimed
  const { shape, mapping } = await getImport(db, city, id)
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

/**
 * One transaction: its rows become inquiries and are no longer waiting, or neither. Whoever dies in the middle leaves
 * what was written, and the next one goes on behind it.
 * @returns whether there is more
 */
async function writeSlice(db: Db, claimed: Claimed): Promise<boolean> {
  const { city: cityId, id } = claimed
  const found = await getImport(db, cityId, id)
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

/** Files of inquiries, step by step. */
export const inquiryWork = { look, check, write: writeSlice }
