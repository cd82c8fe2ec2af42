import type { Covered, Withdrawn } from '@bezpechne/shared/mine'

import { recordDeed } from '../audit/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { author } from './author.ts'
import { coverIn } from './cover.ts'
import { getOwn, type Holder } from './holder.ts'
import { lockOwn } from './receipt-queries.ts'
import { recordEvent, stepInquiry } from './steps.ts'
import {
  eraseContact,
  findPutBack,
  lockPublicWords,
  setCovered,
  setWithdrawalUndone,
} from './withdraw-queries.ts'

const byAuthor = { actorId: null, role: 'resident' } as const

/**
 * The author takes it back: out of the queue, or off everything public, at once; erased within two hours.
 * @throws AppError 'not-found' for whatever is not the holder's own, 'step-not-allowed'
 */
export async function withdraw(trx: Trx, holder: Holder): Promise<Withdrawn> {
  const { city, id, number } = await getOwn(trx, holder)
  const state = await stepInquiry(trx, { city, id, step: 'withdraw', actor: author })
  await recordDeed(trx, { ...byAuthor, city, action: 'author-withdraw', inquiryId: id })
  return { number, state, putBackSeconds: await findPutBack(trx, { city, id }) }
}

/**
 * Thought better of it: within a minute, and once.
 * @throws AppError 'not-found', 'undo-too-late'
 */
export async function putBack(trx: Trx, holder: Holder): Promise<Withdrawn> {
  const { city, id, number } = await getOwn(trx, holder)
  await lockOwn(trx, city, id)
  if ((await findPutBack(trx, { city, id })) === null) throw new AppError('undo-too-late')
  await setWithdrawalUndone(trx, { city, id })
  const state = await stepInquiry(trx, { city, id, step: 'put-back', actor: author })
  await recordDeed(trx, { ...byAuthor, city, action: 'author-put-back', inquiryId: id })
  return { number, state, putBackSeconds: null }
}

/** The author's address, now: nobody is written to any more. The receipt still opens it. @throws AppError 'not-found' */
export async function forgetContact(trx: Trx, holder: Holder): Promise<{ number: string }> {
  const { city, id, number } = await getOwn(trx, holder)
  await eraseContact(trx, { city, id })
  await recordDeed(trx, { ...byAuthor, city, action: 'author-forget', inquiryId: id })
  return { number }
}

/**
 * A telephone number published by mistake: bars at once wherever it stands, and a moderator looks afterwards.
 * @throws AppError 'not-found', 'step-not-allowed' where nobody reads it, 'stale-version' where it says something else
 */
export async function cover(trx: Trx, holder: Holder, words: readonly string[]): Promise<Covered> {
  const { city, id, number } = await getOwn(trx, holder)
  const before = await lockPublicWords(trx, { city, id })
  if (!before) throw new AppError('step-not-allowed')
  const now = { title: coverIn(before.title, words), text: coverIn(before.text, words) }
  if (now.title === before.title && now.text === before.text) throw new AppError('stale-version')
  await setCovered(trx, { city, id }, before, now)
  await recordEvent(trx, { city, id, step: 'cover', actor: author })
  await recordDeed(trx, { ...byAuthor, city, action: 'author-cover', inquiryId: id })
  return { number, ...now }
}
