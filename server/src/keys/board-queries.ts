import type { MailboxMember, MailboxVersion, Mailboxes } from '@bezpechne/shared/keys'
import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import type { Box } from '@bezpechne/shared/letters-crypto/mailbox'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'

export async function hasBeat(db: Db, city: string, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('beat')
    .select('id')
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

/** Beats that no active mailbox is for. */
export async function listWithout(db: Db, city: string): Promise<Mailboxes['without']> {
  return db
    .selectFrom('beat')
    .select('id')
    .select(sql<{ uk: string; en: string }>`json_build_object('uk', name_uk, 'en', name_en)`.as('name'))
    .where('city_id', '=', city)
    .where('retired_at', 'is', null)
    .where(
      sql<boolean>`not exists (select from mailbox b where b.city_id = beat.city_id and b.kind = 'beat'
        and b.scope_id = beat.id and b.state <> 'retired')`,
    )
    .orderBy('id')
    .execute()
}

type Version = Omit<MailboxVersion, 'listed' | 'members'> & { sigPk: string }

const person = (id: string) =>
  sql<{
    id: string
    name: string
  } | null>`(select json_build_object('id', u.id, 'name', u.name) from "user" u where u.id = ${sql.ref(id)})`

const iso = (column: string) =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** All versions of all mailboxes, the newest first. */
export async function listVersions(db: Db, city: string): Promise<Version[]> {
  const rows = await db
    .selectFrom('mailbox')
    .leftJoin('beat', (join) =>
      join
        .onRef('beat.city_id', '=', 'mailbox.city_id')
        .onRef('beat.id', '=', 'mailbox.scope_id')
        .on('mailbox.kind', '=', 'beat'),
    )
    .select(['mailbox.kind', 'mailbox.scope_id as scope', 'mailbox.ver', 'mailbox.state'])
    .select(['mailbox.box_pk', 'mailbox.sig_pk'])
    .select([
      sql<Version['name']>`case when beat.id is not null
        then json_build_object('uk', beat.name_uk, 'en', beat.name_en) end`.as('name'),
      person('mailbox.proposed_by').as('proposedBy'),
      person('mailbox.approved_by').as('approvedBy'),
      iso('mailbox.proposed_at').as('proposedAt'),
      sql<string | null>`${iso('mailbox.active_at')}`.as('activeAt'),
      sql<string | null>`${iso('mailbox.retired_at')}`.as('retiredAt'),
    ])
    .where('mailbox.city_id', '=', city)
    .orderBy('mailbox.kind')
    .orderBy('mailbox.scope_id')
    .orderBy('mailbox.ver', 'desc')
    .execute()
  return rows.map(({ box_pk, sig_pk, ...row }) => ({ ...row, boxPk: toText(box_pk), sigPk: toText(sig_pk) }))
}

type MemberRow = MailboxMember & Box

/** Who went is a name no longer: then the number of the account stands for it. */
const named = (id: string) => sql<{ id: string; name: string }>`json_build_object('id', ${sql.ref(id)},
  'name', coalesce((select u.name from "user" u where u.id = ${sql.ref(id)}), ''))`

export async function listAllMembers(db: Db, city: string): Promise<MemberRow[]> {
  return db
    .selectFrom('mailbox_member as m')
    .innerJoin('mailbox as b', (join) =>
      join
        .onRef('b.city_id', '=', 'm.city_id')
        .onRef('b.kind', '=', 'm.kind')
        .onRef('b.scope_id', '=', 'm.scope_id')
        .onRef('b.ver', '=', 'm.ver'),
    )
    .leftJoin('staff_key as k', (join) =>
      join
        .onRef('k.city_id', '=', 'm.city_id')
        .onRef('k.staff_id', '=', 'm.holder_id')
        .on('k.retired_at', 'is', null),
    )
    .select(['b.kind', 'b.scope_id as scope', 'b.ver', 'm.holder_key_ver as keyVer'])
    .select([
      named('m.holder_id').as('staff'),
      sql<boolean>`coalesce(k.ver = m.holder_key_ver, false)`.as('opens'),
      named('m.granted_by').as('grantedBy'),
      person('m.approved_by').as('approvedBy'),
      iso('m.granted_at').as('since'),
      person('m.instead_of').as('insteadOf'),
    ])
    .where('m.city_id', '=', city)
    .where('m.holder_kind', '=', 'staff')
    .orderBy('m.granted_at')
    .execute()
}
