import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import type {
  DirectoryBody,
  DirectoryEntry,
  SignedDirectory,
} from '@bezpechne/shared/letters-crypto/directory'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

/** @param serial undefined: the highest */
export async function findDirectory(
  db: Db,
  city: string,
  serial?: number,
): Promise<SignedDirectory | undefined> {
  const row = await db
    .selectFrom('directory')
    .select([sql<DirectoryBody>`body`.as('body'), 'sig'])
    .where('city_id', '=', city)
    .$if(serial !== undefined, (query) => query.where('serial', '=', serial ?? 0))
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { body: row.body, sig: toText(row.sig) }
}

/** What a directory signed now would list: a proposal is nobody's address yet. */
export async function listEntries(db: Db, city: string): Promise<DirectoryEntry[]> {
  const rows = await db
    .selectFrom('mailbox')
    .select(['kind', 'scope_id as scope', 'ver', 'box_pk', 'sig_pk', 'state'])
    .where('city_id', '=', city)
    .where('state', '<>', 'proposed')
    .orderBy('kind')
    .orderBy('scope_id')
    .orderBy('ver')
    .execute()
  return rows.map(({ kind, scope, ver, box_pk, sig_pk, state }) => ({
    kind,
    scope,
    ver,
    boxPk: toText(box_pk),
    sigPk: toText(sig_pk),
    state: state === 'active' ? 'active' : 'retired',
  }))
}

/** @returns false where the serial is taken */
export async function insertDirectory(
  trx: Trx,
  { body, sig }: { body: DirectoryBody; sig: Uint8Array },
): Promise<boolean> {
  const added = await trx
    .insertInto('directory')
    .values({
      city_id: body.city,
      serial: body.serial,
      issued_at: body.issued,
      not_after: body.notAfter,
      body: JSON.stringify(body),
      sig: Buffer.from(sig),
    })
    .onConflict((conflict) => conflict.columns(['city_id', 'serial']).doNothing())
    .returning('serial')
    .executeTakeFirst()
  return added !== undefined
}

/** A directory is signed for weeks by the database's clock: that of the office computer may be wrong. */
export async function findTime(db: Db): Promise<Date> {
  const { now } = await db.selectNoFrom(sql<Date>`now()`.as('now')).executeTakeFirstOrThrow()
  return now
}
