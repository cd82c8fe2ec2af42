import type { Holding } from '@bezpechne/shared/inquiries'
import { readReceipt } from '@bezpechne/shared/receipt'
import type { FastifyRequest } from 'fastify'

import { residentOf } from '../access/guard.ts'
import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { findByReceipt, findOfAddress } from './author-queries.ts'
import { hashOf } from './hash.ts'

/** Who may speak as the author: the holder of the receipt, or whoever proved the address it was sent with. */
export type Holder = { code: string } | { email: string; city: string; number: string }

/** @throws AppError 'unauthenticated' where neither a code was given nor anybody is signed in */
export function holderOf(request: FastifyRequest, { code, own }: Holding): Holder {
  if (code !== undefined) return { code }
  const { email } = residentOf(request)
  if (!own) throw new AppError('not-found')
  return { ...own, email }
}

/**
 * Codes are counted, as somebody may be guessing; who is signed in guesses nothing.
 * NOTE: outside a transaction: a wrong code undoes that, and guesses must count.
 */
export async function countGuess(db: Db, subject: string, holder: Holder): Promise<void> {
  if ('code' in holder) await spend(db, 'receipt', subject, limits.receipts)
}

/** @throws AppError 'not-found' for whatever is not the holder's own */
export async function getOwn(db: Db, holder: Holder) {
  const own = 'code' in holder ? await findByCode(db, holder.code) : await findOfAddress(db, holder)
  if (!own) throw new AppError('not-found')
  return own
}

async function findByCode(db: Db, typed: string) {
  const read = readReceipt(typed)
  // NOTE: a code with a slip in it is looked up too, so that it takes as long as one that opens nothing.
  const own = await findByReceipt(db, hashOf(read.kind === 'receipt' ? read.code : typed))
  return read.kind === 'receipt' ? own : undefined
}
