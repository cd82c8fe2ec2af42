import type { Names } from '@bezpechne/shared/cities'
import type { MailboxKind } from '@bezpechne/shared/letters-crypto/mailbox'
import type { LeavingStep } from '@bezpechne/shared/members'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

/** NOTE: for update, in one order: two who take the role from each other wait for one another. */
export async function lockAdministrators(trx: Trx, city: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('membership')
    .select('staff_id as id')
    .where('city_id', '=', city)
    .where('role', '=', 'administrator')
    .orderBy('staff_id')
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

export async function listAdministrators(db: Db, city: string): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .select('staff_id as id')
    .where('city_id', '=', city)
    .where('role', '=', 'administrator')
    .execute()
  return rows.map(({ id }) => id)
}

export async function countAdministrators(db: Db, city: string): Promise<number> {
  return (await listAdministrators(db, city)).length
}

/** What somebody had taken to look at goes back to the others at once, not when its quarter of an hour is over. */
export async function dropClaims(trx: Trx, city: string, staffId: string): Promise<number> {
  const inquiries = await trx
    .updateTable('inquiry')
    .set({ claimed_by: null, claimed_until: null })
    .where('city_id', '=', city)
    .where('claimed_by', '=', staffId)
    .returning('sealed')
    .execute()
  const letters = await trx
    .updateTable('letter')
    .set({ lease_by: null, lease_until: null })
    .where('city_id', '=', city)
    .where('lease_by', '=', staffId)
    .executeTakeFirst()
  // What is sealed goes back too, and no number tells that it is there.
  return inquiries.filter(({ sealed }) => !sealed).length + Number(letters.numUpdatedRows)
}

/** Who made a link has read it, and it asks for no password. */
export async function closeReplyLinks(trx: Trx, city: string, staffId: string): Promise<number> {
  const closed = await trx
    .updateTable('reply_link')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('city_id', '=', city)
    .where('created_by', '=', staffId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return Number(closed.numUpdatedRows)
}

/** Whoever an administrator has let in on the last day comes only if another one wants it. */
export async function withdrawInvitationsOf(trx: Trx, city: string, staffId: string): Promise<number> {
  const withdrawn = await trx
    .updateTable('invitation')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('city_id', '=', city)
    .where('invited_by', '=', staffId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return Number(withdrawn.numUpdatedRows)
}

interface Counts {
  claims: number
  replyLinks: number
  invitations: number
}

export async function countHeld(db: Db, city: string, staffId: string): Promise<Counts> {
  const { rows } = await sql<Counts>`select
    ((select count(*) from inquiry where city_id = ${city} and claimed_by = ${staffId} and claimed_until > now()
        and not sealed)
      + (select count(*) from letter where city_id = ${city} and lease_by = ${staffId} and lease_until > now()))::int
      as claims,
    (select count(*) from reply_link where city_id = ${city} and created_by = ${staffId} and used_at is null
      and withdrawn_at is null and expires_at > now())::int as "replyLinks",
    (select count(*) from invitation where city_id = ${city} and invited_by = ${staffId} and accepted_at is null
      and withdrawn_at is null and expires_at > now())::int as invitations`.execute(db)
  return rows[0] ?? { claims: 0, replyLinks: 0, invitations: 0 }
}

/** What is left to do in a city: of one person, also what would be; without one, of all who went. */
export async function listSteps(db: Db, city: string, staffId: string | null = null): Promise<LeavingStep[]> {
  return [...(await listBoxes(db, city, staffId)), ...(await listBeats(db, city, staffId))]
}

interface BoxRow {
  kind: MailboxKind
  name: Names | null
  left: string | null
  holders: number
}

/** Active versions that somebody knows who may not any more; of one person, those that the person holds, too. */
async function listBoxes(db: Db, city: string, staffId: string | null): Promise<LeavingStep[]> {
  const { rows } = await sql<BoxRow>`
    select b.kind, max(u.name) as left,
           (select json_build_object('uk', e.name_uk, 'en', e.name_en) from beat e
             where e.city_id = b.city_id and b.kind = 'beat' and e.id = b.scope_id) as name,
           (select count(*) from mailbox_member m where m.city_id = b.city_id and m.kind = b.kind
               and m.scope_id = b.scope_id and m.ver = b.ver and m.approved_by is not null
               and m.holder_kind = 'staff' and m.holder_id is distinct from ${staffId}::text)::int as holders
      from mailbox b
      join (
        select city_id, kind, scope_id, ver, staff_id from mailbox_left
         where city_id = ${city} and (${staffId}::text is null or staff_id = ${staffId}::text)
        union
        select city_id, kind, scope_id, ver, holder_id from mailbox_member
         where city_id = ${city} and holder_kind = 'staff' and approved_by is not null and holder_id = ${staffId}::text
      ) l on l.city_id = b.city_id and l.kind = b.kind and l.scope_id = b.scope_id and l.ver = b.ver
      left join "user" u on u.id = l.staff_id
     where b.city_id = ${city} and b.state = 'active'
     group by b.city_id, b.kind, b.scope_id, b.ver
     order by b.kind, b.scope_id`.execute(db)
  return rows.map((row) => ({ what: 'mailbox', ...row }))
}

/** Beats whose officer has an account without the role: still named to residents, and answers nobody. */
async function listBeats(db: Db, city: string, staffId: string | null): Promise<LeavingStep[]> {
  const { rows } = await sql<{ beat: string; name: Names; officer: Names }>`
    select b.id as beat, json_build_object('uk', b.name_uk, 'en', b.name_en) as name,
           json_build_object('uk', o.name_uk, 'en', o.name_en) as officer
      from officer o
      join appointment a on a.city_id = o.city_id and a.officer_id = o.id
      join beat b on b.city_id = a.city_id and b.id = a.beat_id
     where o.city_id = ${city} and (a.until is null or a.until > (now() at time zone 'Europe/Kyiv')::date)
       and b.retired_at is null
       and (o.staff_id = ${staffId}::text or ${staffId}::text is null and o.staff_id is not null and not exists (
         select from membership m where m.city_id = o.city_id and m.staff_id = o.staff_id
            and m.role in ('officer', 'head')))
     order by b.id`.execute(db)
  return rows.map((row) => ({ what: 'beat', ...row }))
}
