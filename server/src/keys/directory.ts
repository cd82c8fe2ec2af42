import {
  checkDirectory,
  type DirectoryBody,
  type DirectoryEntry,
  type DirectoryFault,
  DirectoryRefused,
  type Pins,
  type SignedDirectory,
} from '@bezpechne/shared/letters-crypto/directory'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'
import { trialRoot } from '@bezpechne/shared/trial-root'

import { getCity } from '../cities/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { findDirectory, findTime, insertDirectory, listEntries } from './directory-queries.ts'
import { signForTrial } from './trial-root.ts'

const day = 24 * 60 * 60 * 1000
const lifetime = 35 * day

/** The one with the highest serial; undefined where no root keeper has signed any. */
export function currentDirectory(db: Db, city: string): Promise<SignedDirectory | undefined> {
  return findDirectory(db, city)
}

/** An earlier one: a letter names the one that it was sealed by. */
export function directoryOfSerial(
  db: Db,
  city: string,
  serial: number,
): Promise<SignedDirectory | undefined> {
  return findDirectory(db, city, serial)
}

/** Why browsers of this installation would refuse it; undefined where they take it, or where there is none. */
export async function directoryFault(db: Db, city: string, pins: Pins): Promise<DirectoryFault | undefined> {
  const last = await findDirectory(db, city)
  if (!last) return undefined
  try {
    checkDirectory(await loadSodium(), last, { city, pins, now: await findTime(db) })
    return undefined
  } catch (error) {
    if (error instanceof DirectoryRefused) return error.fault
    throw error
  }
}

/**
 * The mailboxes as they are now, to be signed away from here.
 * @throws AppError 'city-not-found'
 */
export async function draftDirectory(db: Db, city: string): Promise<DirectoryBody> {
  await getCity(db, city)
  const now = await findTime(db)
  return {
    city,
    serial: ((await findDirectory(db, city))?.body.serial ?? 0) + 1,
    issued: now.toISOString(),
    notAfter: new Date(now.getTime() + lifetime).toISOString(),
    mailboxes: await listEntries(db, city),
  }
}

/** Outside production: signs by itself whenever the mailboxes changed or the directory grows old. */
export async function keepTrialDirectory(trx: Trx, city: string): Promise<void> {
  const draft = await draftDirectory(trx, city)
  const last = await findDirectory(trx, city)
  if (last && (await isFresh(last, draft))) return
  await insertDirectory(trx, { body: draft, sig: await signForTrial(draft) })
}

async function isFresh(last: SignedDirectory, draft: DirectoryBody): Promise<boolean> {
  const inTwoWeeks = new Date(Date.parse(draft.issued) + 14 * day)
  const pins = { roots: [trialRoot], minSerial: 1 }
  try {
    checkDirectory(await loadSodium(), last, { city: draft.city, pins, now: inTwoWeeks })
  } catch (error) {
    if (error instanceof DirectoryRefused) return false
    throw error
  }
  return linesOf(last.body.mailboxes) === linesOf(draft.mailboxes)
}

export function linesOf(mailboxes: DirectoryEntry[]): string {
  return mailboxes
    .map((one) => [one.kind, one.scope, one.ver, one.boxPk, one.sigPk, one.state].join('|'))
    .join('\n')
}
