import { randomUUID } from 'node:crypto'

import type { Db } from '../platform/database.ts'
import { FileError } from './file-error.ts'
import { inquiryWork } from './inquiry-work.ts'
import { placeWork } from './place-work.ts'
import { andSet, forgetFile, type ImportKind, moveImport } from './queries.ts'
import { claimWork, type Claimed, countTries } from './work-queries.ts'

const mostTries = 5

interface Work {
  look: (db: Db, claimed: Claimed) => Promise<void>
  /** From the beginning each time: nothing is written but what it found. */
  check: (db: Db, claimed: Claimed) => Promise<void>
  /** One slice. @returns whether there is more */
  write: (db: Db, claimed: Claimed) => Promise<boolean>
}

const works: Record<ImportKind, Work> = { inquiries: inquiryWork, places: placeWork }

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
  const { look, check, write } = works[claimed.kind]
  if (claimed.state === 'reading') await look(db, claimed)
  else if (claimed.state === 'checking') await check(db, claimed)
  else while (goesOn() && (await write(db, claimed)));
}

/** A file that cannot be read ends here; what else failed waits for the lease to end and is tried again. */
async function giveUp(db: Db, claimed: Claimed, error: unknown): Promise<void> {
  const { city, id, state } = claimed
  const trouble = error instanceof FileError ? error.trouble : ({ code: 'internal' } as const)
  if (!(error instanceof FileError) && (await countTries(db, claimed)) < mostTries) return
  if (await moveImport(db, { city, id, from: [state], to: 'failed' }, andSet.trouble(trouble)))
    await forgetFile(db, city, id)
}
