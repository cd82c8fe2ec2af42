import { createHash } from 'node:crypto'

import type { MyLetter } from '@bezpechne/shared/letters'
import type { FastifyRequest } from 'fastify'

import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { forgive, limits, spend } from '../platform/rate-limit.ts'
import { listEvents } from './event-queries.ts'
import { factsOf } from './facts.ts'
import { findByLookup, findLetter, type Letter, lockLetter } from './queries.ts'
import { atOnce, readRecord } from './record-queries.ts'

/** What x-letter carries, as it is looked for. Anything else is looked for too, and found as little. */
function lookupHashOf({ headers }: FastifyRequest): Buffer {
  const given = headers['x-letter']
  return createHash('sha256')
    .update(Buffer.from(typeof given === 'string' ? given : '', 'base64url'))
    .digest()
}

/**
 * Whose letter this request's code opens. Wrong codes count, right ones do not.
 * @throws AppError 'not-found', 'too-many'
 */
export async function ownLetter(db: Db, city: string, request: FastifyRequest): Promise<string> {
  await spend(db, 'letter-code', request.subject, limits.receipts)
  const id = await findByLookup(db, city, lookupHashOf(request))
  if (id === undefined) throw new AppError('not-found')
  await forgive(db, 'letter-code', request.subject)
  return id
}

/** @throws AppError 'not-found' */
export function readMine(db: Db, city: string, id: string): Promise<MyLetter> {
  return atOnce(db, async (trx) => {
    const letter = await findLetter(trx, { city, id })
    if (!letter) throw new AppError('not-found')
    return {
      ...factsOf(letter),
      record: await readRecord(trx, letter, { boxes: ['resident'], capsule: true }),
      events: await listEvents(trx, { city, id }),
      auditSeq: letter.audit_seq ?? 0,
      auditHash: letter.audit_hash ? Buffer.from(letter.audit_hash).toString('hex') : '',
    }
  })
}

/**
 * The letter, held until the transaction ends, as it was when it was read.
 * @throws AppError 'not-found', 'stale-version'
 */
export async function holdMine(trx: Trx, on: { city: string; id: string }, version: number): Promise<Letter> {
  const letter = await lockLetter(trx, on)
  if (!letter) throw new AppError('not-found')
  if (letter.version !== version) throw new AppError('stale-version')
  return letter
}
