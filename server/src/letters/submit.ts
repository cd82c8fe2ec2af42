import type { LetterReceived, NewLetter } from '@bezpechne/shared/letters'

import { recordDeed } from '../audit/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import type { SealedText } from '../platform/sealed-address.ts'
import { checkNewLetter } from './checking.ts'
import { firstDue } from './clocks.ts'
import { wasErased } from './erasing-queries.ts'
import { addEvent } from './event-queries.ts'
import { sendOn } from './forwarding.ts'
import { insertNotice } from './notice-queries.ts'
import { lockLetter } from './queries.ts'
import { attachFiles, insertCapsule, insertLetter, keepAuditLine } from './submit-queries.ts'
import { insertCapsuleWraps, insertMessage, insertWraps } from './writing-queries.ts'

/**
 * Takes a sealed letter whose limits and proof of work were checked before, in the same transaction. Without a
 * moderator's key in the city it goes straight to the officer.
 * @throws AppError 'invalid-input', 'directory-old', 'letter-sent-already', 'photo-not-found'
 */
export async function submitLetter(
  trx: Trx,
  { city, addresses }: { city: string; addresses: SealedText },
  given: NewLetter,
): Promise<LetterReceived> {
  const { moderation } = await checkNewLetter(trx, city, given)
  const { header, message, wraps, capsuleWraps, files } = given
  const on = { city, id: header.id }
  const isNew = await insertLetter(trx, given, await firstDue(trx, city, header.track))
  // NOTE: looked for once the row is there: whoever withdraws it meanwhile has made it wait.
  if (!isNew || (await wasErased(trx, on))) throw new AppError('letter-sent-already')
  const letter = await lockLetter(trx, on)
  if (!letter) throw new AppError('internal')
  await insertMessage(trx, letter, message)
  const asleep = ({ box }: { box: string }) => moderation !== null && box === header.addressee
  await insertWraps(
    trx,
    on,
    wraps.map((wrap) => ({ ...wrap, epoch: 0, dormant: asleep(wrap) })),
  )
  await insertCapsule(trx, on, given.capsule)
  await insertCapsuleWraps(
    trx,
    on,
    capsuleWraps.map((wrap) => ({ ...wrap, dormant: asleep(wrap) })),
  )
  await attachAll(trx, on, files, 1)
  await keepAddress(trx, addresses, given)
  const readers = { addressee: header.addressee, ...(moderation && { moderation }) }
  // NOTE: its signature is that of the message, which is the letter.
  await addEvent(trx, letter, { step: 'submit', role: 'resident', facts: readers })
  if (!moderation) await sendOn(trx, letter, { step: 'auto-forward', role: 'system' })
  await recordDeed(trx, {
    city,
    actorId: null,
    role: 'resident',
    action: 'letter-received',
    subject: header.id,
  })
  return {
    receivedAt: letter.received_at.toISOString(),
    failoverAt: moderation ? letter.failover_at.toISOString() : null,
    ...(await keepAuditLine(trx, on)),
  }
}

/** Never of a phone that may be watched. */
async function keepAddress(
  trx: Trx,
  addresses: SealedText,
  { header, notice, quiet, language = 'uk' }: NewLetter,
): Promise<void> {
  if (notice === null || quiet) return
  await insertNotice(
    trx,
    { city: header.city, id: header.id },
    addresses.seal(JSON.stringify([notice, language])),
  )
}

/** @throws AppError 'photo-not-found' */
export async function attachAll(
  trx: Trx,
  on: { city: string; id: string },
  files: readonly string[],
  seq: number,
): Promise<void> {
  if ((await attachFiles(trx, on, files, seq)) !== files.length) throw new AppError('photo-not-found')
}
