import type { Role } from '@bezpechne/shared/access'
import { toBytes } from '@bezpechne/shared/letters-crypto/bytes'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import type { MailboxPlace } from './mailbox-queries.ts'

export interface Member {
  ver: number
  staff: string
  keyVer: number
  grantedBy: string
  approvedBy: string | null
  insteadOf: string | null
}

/** Of every version, in order. */
export async function listMembers(db: Db, { city, kind, scope }: MailboxPlace): Promise<Member[]> {
  return db
    .selectFrom('mailbox_member')
    .select(['ver', 'holder_id as staff', 'holder_key_ver as keyVer'])
    .select(['granted_by as grantedBy', 'approved_by as approvedBy', 'instead_of as insteadOf'])
    .where('city_id', '=', city)
    .where('kind', '=', kind)
    .where('scope_id', '=', scope)
    .where('holder_kind', '=', 'staff')
    .orderBy('ver')
    .orderBy('granted_at')
    .execute()
}

export interface NewMember {
  ver: number
  staff: string
  keyVer: number
  sealedSeed: string
  insteadOf?: string | null
}

/** Instead of a seed that is sealed to a key which the person has no longer. */
export async function putMember(
  trx: Trx,
  { city, kind, scope, grantedBy }: MailboxPlace & { grantedBy: string },
  { ver, staff, keyVer, sealedSeed, insteadOf = null }: NewMember,
): Promise<boolean> {
  const sealed = {
    holder_key_ver: keyVer,
    sealed_seed: Buffer.from(toBytes(sealedSeed)),
    granted_by: grantedBy,
    approved_by: null,
    instead_of: insteadOf,
    granted_at: sql<Date>`now()`,
  }
  const put = await trx
    .insertInto('mailbox_member')
    .values({
      city_id: city,
      kind,
      scope_id: scope,
      ver,
      holder_kind: 'staff',
      holder_id: staff,
      ...sealed,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['city_id', 'kind', 'scope_id', 'ver', 'holder_kind', 'holder_id'])
        .doUpdateSet(sealed)
        .where('mailbox_member.holder_key_ver', '<', keyVer),
    )
    .returning('ver')
    .executeTakeFirst()
  return put !== undefined
}

/** Members of a version that is still proposed are approved, or declined, together with it. */
const ofNoProposal = sql<boolean>`not exists (select from mailbox b where b.city_id = mailbox_member.city_id
  and b.kind = mailbox_member.kind and b.scope_id = mailbox_member.scope_id and b.ver = mailbox_member.ver
  and b.state = 'proposed')`

/** @returns how many grants of this person it approved */
export async function approveMember(
  trx: Trx,
  { city, kind, scope, approvedBy }: MailboxPlace & { approvedBy: string },
  staff: string,
): Promise<number> {
  const approved = await trx
    .updateTable('mailbox_member')
    .set({ approved_by: approvedBy })
    .where('city_id', '=', city)
    .where('kind', '=', kind)
    .where('scope_id', '=', scope)
    .where('holder_kind', '=', 'staff')
    .where('holder_id', '=', staff)
    .where('approved_by', 'is', null)
    .where('granted_by', '<>', approvedBy)
    .where(ofNoProposal)
    .returning('ver')
    .execute()
  return approved.length
}

/** @returns whether there was any */
export async function deleteMember(
  trx: Trx,
  { city, kind, scope }: MailboxPlace,
  { staff, waiting = false }: { staff: string; waiting?: boolean },
): Promise<boolean> {
  const gone = await trx
    .deleteFrom('mailbox_member')
    .where('city_id', '=', city)
    .where('kind', '=', kind)
    .where('scope_id', '=', scope)
    .where('holder_kind', '=', 'staff')
    .where('holder_id', '=', staff)
    .$if(waiting, (query) => query.where('approved_by', 'is', null).where(ofNoProposal))
    .returning('ver')
    .execute()
  return gone.length > 0
}

export interface ColleagueRow {
  staff: string
  name: string
  roles: Role[]
  keyVer: number | null
  boxPk: Buffer | null
}

/** Who works with letters here, each with the key of today. */
export async function listColleagues(db: Db, city: string): Promise<ColleagueRow[]> {
  const { rows } = await sql<ColleagueRow>`
    select u.id as staff, u.name, to_json(array_agg(m.role order by m.role)) as roles, k.ver as "keyVer",
           k.box_pk as "boxPk"
      from membership m
      join "user" u on u.id = m.staff_id
      left join staff_key k on k.city_id = m.city_id and k.staff_id = u.id and k.retired_at is null
     where m.city_id = ${city} and m.role in ('moderator', 'officer', 'head')
     group by u.id, u.name, k.ver, k.box_pk
     order by u.name collate "und-x-icu"`.execute(db)
  return rows
}
