import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import type { LetterHeader } from '@bezpechne/shared/letters-crypto/letter'
import { type Selectable, sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import type { DB } from '../platform/schema.generated.ts'

/** Where a letter is. */
export interface On {
  city: string
  id: string
}

type Row = Selectable<DB['letter']>
/** A letter's row, and the time by the database's clock to the millisecond, as it goes into hashes. */
export interface Letter extends Row {
  now: Date
  agreed: boolean
}

/** Beside a row of letter: what time it is, and whether its city's register counts. */
export function letterColumns(alias: string) {
  const city = sql.ref(`${alias}.city_id`)
  return [
    sql<Date>`date_trunc('milliseconds', now())`.as('now'),
    sql<boolean>`coalesce((select d.letters_agreed from city_desk d where d.city_id = ${city}), false)`.as(
      'agreed',
    ),
  ] as const
}

export function findLetter(db: Db, { city, id }: On): Promise<Letter | undefined> {
  return db
    .selectFrom('letter')
    .selectAll()
    .select(letterColumns('letter'))
    .where('city_id', '=', city)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Nobody else moves it until the transaction ends. */
export async function lockLetter(trx: Trx, on: On): Promise<Letter | undefined> {
  await sql`select from letter where city_id = ${on.city} and id = ${on.id}::uuid for update`.execute(trx)
  return findLetter(trx, on)
}

/** Whose code it is; of another city it is nobody's. */
export async function findByLookup(db: Db, city: string, lookupHash: Buffer): Promise<string | undefined> {
  const row = await db
    .selectFrom('letter')
    .select('id')
    .where('city_id', '=', city)
    .where('lookup_hash', '=', lookupHash)
    .executeTakeFirst()
  return row?.id
}

/** What was sealed once and never changes. */
export function headerOf(letter: Row): LetterHeader {
  return {
    city: letter.city_id,
    id: letter.id,
    track: letter.track,
    route: letter.route,
    addressee: letter.addressee,
    dirSerial: letter.dir_serial,
    resBoxPk: toText(letter.res_box_pk),
    resSigPk: toText(letter.res_sig_pk),
    commit0: toText(letter.commit0),
    commitId: toText(letter.commit_id),
  }
}

type Change = Partial<
  Pick<
    Row,
    'state' | 'box' | 'beat_id' | 'last_seq' | 'reg_no' | 'ext_no' | 'due_on' | 'text_sha256' | 'crime_no'
  >
> &
  Partial<
    Record<
      | 'forwarded_at'
      | 'registered_at'
      | 'extended_at'
      | 'returned_at'
      | 'replied_at'
      | 'closed_at'
      | 'crime_recorded_at'
      | 'erase_after',
      Date | null
    >
  > & { escalations?: number; clock_from?: Date }

/**
 * The next version of a letter; its lease ends with a step, not with a message.
 * @throws AppError 'stale-version'
 */
export async function moveLetter(trx: Trx, letter: Letter, change: Change): Promise<Letter> {
  const moved = await trx
    .updateTable('letter')
    .set({
      ...change,
      version: letter.version + 1,
      ...(change.state && change.state !== letter.state && { lease_by: null, lease_until: null }),
    })
    .where('city_id', '=', letter.city_id)
    .where('id', '=', letter.id)
    .where('version', '=', letter.version)
    .returningAll()
    .executeTakeFirst()
  if (!moved) throw new AppError('stale-version')
  return { ...moved, now: letter.now, agreed: letter.agreed }
}

/** A date and a lease that no step moves: what two at once may do without hurting each other. */
export async function setLease(
  trx: Trx,
  { city_id: city, id }: Row,
  lease: { by: string | null; minutes: number; state: Row['state'] },
): Promise<Date | null> {
  const row = await trx
    .updateTable('letter')
    .set({
      state: lease.state,
      lease_by: lease.by,
      lease_until: lease.by === null ? null : sql<Date>`now() + make_interval(mins => ${lease.minutes}::int)`,
    })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .returning('lease_until as until')
    .executeTakeFirstOrThrow()
  return row.until
}

/** The wraps of who may not read any more go; of who may read now, wake. */
export async function releaseWraps(trx: Trx, { city_id: city, id }: Row): Promise<void> {
  await trx
    .deleteFrom('letter_wrap')
    .where('city_id', '=', city)
    .where('letter_id', '=', id)
    .where('box', 'like', 'moderation:%')
    .execute()
  for (const table of ['letter_wrap', 'capsule_wrap'] as const)
    await trx
      .updateTable(table)
      .set({ dormant: false })
      .where('city_id', '=', city)
      .where('letter_id', '=', id)
      .where('dormant', '=', true)
      .execute()
}
