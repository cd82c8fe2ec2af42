import type { ProposeMailbox } from '@bezpechne/shared/keys'
import { toBytes } from '@bezpechne/shared/letters-crypto/bytes'
import type { Box, MailboxKind } from '@bezpechne/shared/letters-crypto/mailbox'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

/** One version of a mailbox of a city. */
export type BoxPlace = Box & { city: string }
/** A mailbox of whatever version. */
export interface MailboxPlace {
  city: string
  kind: MailboxKind
  scope: string
}

const at = ({ city, kind, scope }: MailboxPlace) => ({ city_id: city, kind, scope_id: scope })

/** The last version; whoever else would change this mailbox waits until the transaction ends. */
export async function lockLast(trx: Trx, { city, kind, scope }: MailboxPlace) {
  return trx
    .selectFrom('mailbox')
    .select(['ver', 'state', 'proposed_by as proposedBy'])
    .where('city_id', '=', city)
    .where('kind', '=', kind)
    .where('scope_id', '=', scope)
    .orderBy('ver', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

export async function findActive(db: Db, { city, kind, scope }: MailboxPlace): Promise<number | undefined> {
  const found = await db
    .selectFrom('mailbox')
    .select('ver')
    .where('city_id', '=', city)
    .where('kind', '=', kind)
    .where('scope_id', '=', scope)
    .where('state', '=', 'active')
    .executeTakeFirst()
  return found?.ver
}

/** @returns false where another one was faster */
export async function insertMailbox(
  trx: Trx,
  { city, proposedBy }: { city: string; proposedBy: string },
  { kind, scope, ver, boxPk, sigPk }: ProposeMailbox,
): Promise<boolean> {
  const added = await trx
    .insertInto('mailbox')
    .values({
      ...at({ city, kind, scope }),
      ver,
      box_pk: Buffer.from(toBytes(boxPk)),
      sig_pk: Buffer.from(toBytes(sigPk)),
      proposed_by: proposedBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('ver')
    .executeTakeFirst()
  return added !== undefined
}

/** The version before is retired in the same breath: residents have one address. */
export async function moveToActive(
  trx: Trx,
  { city, kind, scope, ver }: BoxPlace,
  approvedBy: string,
): Promise<void> {
  const these = () =>
    trx
      .updateTable('mailbox')
      .where('city_id', '=', city)
      .where('kind', '=', kind)
      .where('scope_id', '=', scope)
  await these()
    .set({ state: 'retired', retired_at: sql<Date>`now()` })
    .where('state', '=', 'active')
    .execute()
  await these()
    .set({ state: 'active', active_at: sql<Date>`now()`, approved_by: approvedBy })
    .where('ver', '=', ver)
    .where('state', '=', 'proposed')
    .execute()
  await trx
    .updateTable('mailbox_member')
    .set({ approved_by: approvedBy })
    .where('city_id', '=', city)
    .where('kind', '=', kind)
    .where('scope_id', '=', scope)
    .where('ver', '=', ver)
    .where('approved_by', 'is', null)
    .execute()
}

export async function deleteProposed(trx: Trx, { city, kind, scope, ver }: BoxPlace): Promise<void> {
  await trx
    .deleteFrom('mailbox')
    .where('city_id', '=', city)
    .where('kind', '=', kind)
    .where('scope_id', '=', scope)
    .where('ver', '=', ver)
    .where('state', '=', 'proposed')
    .execute()
}
