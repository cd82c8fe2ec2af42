import type { NewLetter } from '@bezpechne/shared/letters'
import { readBox } from '@bezpechne/shared/letters-crypto/mailbox'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import type { On } from './queries.ts'
import { asBuffer } from './writing-queries.ts'

export async function isBeat(db: Db, city: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('beat')
    .select('id')
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** @returns false where this letter, or one of this code, is there already */
export async function insertLetter(
  trx: Trx,
  { header, lookupHash, quiet }: NewLetter,
  dueOn: string | null,
): Promise<boolean> {
  const { kind, scope } = readBox(header.addressee)
  const hours = header.track === 'crime' ? sql.ref('crime_failover_hours') : sql.ref('letter_failover_hours')
  const usual = header.track === 'crime' ? 1 : 24
  const added = await trx
    .insertInto('letter')
    .values({
      city_id: header.city,
      id: header.id,
      track: header.track,
      route: header.route,
      addressee: header.addressee,
      box: header.addressee,
      beat_id: kind === 'beat' ? scope : null,
      dir_serial: header.dirSerial,
      lookup_hash: asBuffer(lookupHash),
      res_box_pk: asBuffer(header.resBoxPk),
      res_sig_pk: asBuffer(header.resSigPk),
      commit0: asBuffer(header.commit0),
      commit_id: asBuffer(header.commitId),
      state: 'submitted',
      last_seq: 1,
      received_at: sql<Date>`date_trunc('milliseconds', now())`,
      clock_from: sql<Date>`date_trunc('milliseconds', now())`,
      failover_at: sql<Date>`date_trunc('milliseconds', now()) + make_interval(hours => coalesce(
        (select ${hours} from city_desk where city_id = ${header.city}), ${usual}::int))`,
      due_on: dueOn,
      quiet,
    })
    .onConflict((known) => known.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

export async function insertCapsule(
  trx: Trx,
  { city, id }: On,
  capsule: NewLetter['capsule'],
): Promise<void> {
  await trx
    .insertInto('capsule')
    .values({ city_id: city, letter_id: id, nonce: asBuffer(capsule.nonce), ct: asBuffer(capsule.ct) })
    .execute()
}

/** Which line of the audit says that it came: the one just written, as the audit of the city is still held. */
export async function keepAuditLine(
  trx: Trx,
  { city, id }: On,
): Promise<{ auditSeq: number; auditHash: string }> {
  const row = await trx
    .updateTable('letter')
    .from('audit_head as h')
    .set({ audit_seq: sql<number>`h.seq`, audit_hash: sql<Buffer>`h.hash` })
    .whereRef('h.city_id', '=', 'letter.city_id')
    .where('letter.city_id', '=', city)
    .where('letter.id', '=', id)
    .returning(['audit_seq as seq', 'audit_hash as hash'])
    .executeTakeFirstOrThrow()
  return { auditSeq: row.seq ?? 0, auditHash: row.hash ? Buffer.from(row.hash).toString('hex') : '' }
}

/** @returns how many of them were there and nobody's yet */
export async function attachFiles(
  trx: Trx,
  { city, id }: On,
  files: readonly string[],
  seq: number,
): Promise<number> {
  if (files.length === 0) return 0
  const attached = await trx
    .updateTable('letter_file')
    .set({ letter_id: id, seq })
    .where('city_id', '=', city)
    .where('id', 'in', [...files])
    .where('letter_id', 'is', null)
    .executeTakeFirst()
  return Number(attached.numUpdatedRows)
}
