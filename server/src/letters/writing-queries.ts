import { toBytes } from '@bezpechne/shared/letters-crypto/bytes'
import type { SealedEpoch } from '@bezpechne/shared/letters-crypto/epoch'
import type { Wrap } from '@bezpechne/shared/letters-crypto/letter'
import type { SealedMessage } from '@bezpechne/shared/letters-crypto/message'

import type { Trx } from '../platform/database.ts'
import type { Letter, On } from './queries.ts'

export const asBuffer = (text: string): Buffer => Buffer.from(toBytes(text))

/** Undefined before the first message. */
export async function lastSignature(trx: Trx, { city, id }: On): Promise<Buffer | undefined> {
  const row = await trx
    .selectFrom('letter_message')
    .select('sig')
    .where('city_id', '=', city)
    .where('letter_id', '=', id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.sig
}

export async function insertMessage(
  trx: Trx,
  letter: Pick<Letter, 'city_id' | 'id' | 'now'>,
  { seq, epoch, role, kind, box, ...sealed }: SealedMessage,
): Promise<void> {
  await trx
    .insertInto('letter_message')
    .values({
      city_id: letter.city_id,
      letter_id: letter.id,
      seq,
      epoch,
      role,
      kind,
      box,
      nonce: asBuffer(sealed.nonce),
      ct: asBuffer(sealed.ct),
      sig: asBuffer(sealed.sig),
      at: letter.now,
    })
    .execute()
}

export async function insertEpoch(trx: Trx, { city, id }: On, epoch: SealedEpoch): Promise<void> {
  const { commit, sig, ...open } = epoch
  await trx
    .insertInto('letter_epoch')
    .values({ city_id: city, letter_id: id, ...open, commit: asBuffer(commit), sig: asBuffer(sig) })
    .execute()
}

/** A wrap that is there stays: the same key for the same reader. */
export async function insertWraps(
  trx: Trx,
  { city, id }: On,
  wraps: readonly (Wrap & { epoch: number; dormant?: boolean })[],
): Promise<void> {
  if (wraps.length === 0) return
  await trx
    .insertInto('letter_wrap')
    .values(
      wraps.map(({ epoch, box, sealed, dormant = false }) => ({
        city_id: city,
        letter_id: id,
        epoch,
        box,
        dormant,
        sealed: asBuffer(sealed),
      })),
    )
    .onConflict((known) => known.doNothing())
    .execute()
}

export async function insertCapsuleWraps(
  trx: Trx,
  { city, id }: On,
  wraps: readonly (Wrap & { dormant?: boolean })[],
): Promise<void> {
  if (wraps.length === 0) return
  await trx
    .insertInto('capsule_wrap')
    .values(
      wraps.map(({ box, sealed, dormant = false }) => ({
        city_id: city,
        letter_id: id,
        box,
        dormant,
        sealed: asBuffer(sealed),
      })),
    )
    .onConflict((known) => known.doNothing())
    .execute()
}
