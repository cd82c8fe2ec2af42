import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import type { SealedEpoch } from '@bezpechne/shared/letters-crypto/epoch'
import type { LetterRecord } from '@bezpechne/shared/letters-crypto/reading'
import { sql } from 'kysely'

import { type Db, transact, type Trx } from '../platform/database.ts'
import { headerOf, type Letter, type On } from './queries.ts'

/** Everything as it was at one moment: a step between two questions would look like a forgery. */
export function atOnce<T>(db: Db, read: (trx: Trx) => Promise<T>): Promise<T> {
  return transact(db, async (trx) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(trx)
    return read(trx)
  })
}

/**
 * What one reader gets of a letter: sealed words, and wraps of the own boxes alone, none that sleeps.
 * @param capsule whether the name is among it, which a moderator never gets
 */
export async function readRecord(
  db: Db,
  letter: Letter,
  { boxes, capsule }: { boxes: readonly string[]; capsule: boolean },
): Promise<LetterRecord> {
  const on = { city: letter.city_id, id: letter.id }
  return {
    header: headerOf(letter),
    epochs: await listEpochs(db, on),
    wraps: await listWraps(db, on, boxes),
    messages: await listMessages(db, on),
    capsule: capsule ? await findCapsule(db, on) : null,
    capsuleWraps: capsule ? await listCapsuleWraps(db, on, boxes) : [],
  }
}

export async function listEpochs(db: Db, { city, id }: On): Promise<SealedEpoch[]> {
  const rows = await db
    .selectFrom('letter_epoch')
    .select(['epoch', 'commit', 'role', 'box', 'sig'])
    .where('city_id', '=', city)
    .where('letter_id', '=', id)
    .orderBy('epoch')
    .execute()
  return rows.map(({ commit, sig, ...epoch }) => ({ ...epoch, commit: toText(commit), sig: toText(sig) }))
}

async function listWraps(db: Db, { city, id }: On, boxes: readonly string[]) {
  if (boxes.length === 0) return []
  const rows = await db
    .selectFrom('letter_wrap')
    .select(['epoch', 'box', 'sealed'])
    .where('city_id', '=', city)
    .where('letter_id', '=', id)
    .where('box', 'in', [...boxes])
    .where('dormant', '=', false)
    .orderBy('epoch')
    .execute()
  return rows.map((row) => ({ ...row, sealed: toText(row.sealed) }))
}

async function listMessages(db: Db, { city, id }: On): Promise<LetterRecord['messages']> {
  const rows = await db
    .selectFrom('letter_message')
    .select(['epoch', 'seq', 'role', 'kind', 'box', 'nonce', 'ct', 'sig', 'at'])
    .where('city_id', '=', city)
    .where('letter_id', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(({ nonce, ct, sig, at, ...place }) => ({
    ...place,
    nonce: toText(nonce),
    ct: toText(ct),
    sig: toText(sig),
    at: at.toISOString(),
  }))
}

async function findCapsule(db: Db, { city, id }: On): Promise<LetterRecord['capsule']> {
  const row = await db
    .selectFrom('capsule')
    .select(['nonce', 'ct'])
    .where('city_id', '=', city)
    .where('letter_id', '=', id)
    .executeTakeFirst()
  return row ? { nonce: toText(row.nonce), ct: toText(row.ct) } : null
}

async function listCapsuleWraps(db: Db, { city, id }: On, boxes: readonly string[]) {
  if (boxes.length === 0) return []
  const rows = await db
    .selectFrom('capsule_wrap')
    .select(['box', 'sealed'])
    .where('city_id', '=', city)
    .where('letter_id', '=', id)
    .where('box', 'in', [...boxes])
    .where('dormant', '=', false)
    .execute()
  return rows.map(({ box, sealed }) => ({ box, sealed: toText(sealed) }))
}
