import type { HeldBox } from '@bezpechne/shared/keys'
import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import { boxName } from '@bezpechne/shared/letters-crypto/mailbox'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'

/** As circle.ts has it: who lost the role has lost the mailbox with the next request. */
const holdsRole = sql<boolean>`exists (select from membership r
  where r.city_id = m.city_id and r.staff_id = m.holder_id
    and (b.kind = 'moderation' and r.role = 'moderator' or b.kind = 'beat' and r.role in ('officer', 'head')
      or b.kind = 'oversight' and r.role = 'head'))`

/** Versions that somebody may open: a second person has approved it. Retired ones open what was sealed to them. */
export async function boxesOf(db: Db, city: string, staffId: string): Promise<HeldBox[]> {
  const rows = await db
    .selectFrom('mailbox_member as m')
    .innerJoin('mailbox as b', (join) =>
      join
        .onRef('b.city_id', '=', 'm.city_id')
        .onRef('b.kind', '=', 'm.kind')
        .onRef('b.scope_id', '=', 'm.scope_id')
        .onRef('b.ver', '=', 'm.ver'),
    )
    .select(['b.kind', 'b.scope_id as scope', 'b.ver', 'b.state', 'b.box_pk', 'b.sig_pk'])
    .select(['m.holder_key_ver as holderKeyVer', 'm.sealed_seed'])
    .where('m.city_id', '=', city)
    .where('m.holder_kind', '=', 'staff')
    .where('m.holder_id', '=', staffId)
    .where('m.approved_by', 'is not', null)
    .where('b.state', '<>', 'proposed')
    .where(holdsRole)
    .orderBy('b.kind')
    .orderBy('b.scope_id')
    .orderBy('b.ver')
    .execute()
  return rows.map(({ kind, scope, ver, state, box_pk, sig_pk, holderKeyVer, sealed_seed }) => ({
    box: boxName({ kind, scope, ver }),
    state,
    boxPk: toText(box_pk),
    sigPk: toText(sig_pk),
    holderKeyVer,
    sealedSeed: toText(sealed_seed),
  }))
}
