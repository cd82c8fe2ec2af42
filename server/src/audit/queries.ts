import type { Role } from '@bezpechne/shared/access'
import type { AuditAction } from '@bezpechne/shared/audit'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import type { AuditRow } from './chain.ts'

export interface Deed {
  city: string
  /** Null for a job or a command of the operator. */
  actorId: string | null
  role: Role | 'resident' | 'operator' | 'system'
  action: AuditAction
  inquiryId?: string | null
  /** What else it was about: a number, an id. Never words of anybody. */
  subject?: string | null
}

/** One more link; whoever else appends in this city waits until the transaction ends. */
export async function insertDeed(trx: Trx, deed: Deed): Promise<void> {
  const { city, actorId, role, action, inquiryId = null, subject = null } = deed
  await sql`select audit_append(${city}::text, ${actorId}::text, ${role}::text, ${action}::text,
    ${inquiryId}::uuid, ${subject}::text)`.execute(trx)
}

/** The inquiry behind a number, its own id, or the id of one of its photos or answers. */
export async function findTouched(trx: Trx, city: string, subject: string): Promise<string | null> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(subject)
  const { rows } = isId
    ? await sql<{ id: string | null }>`select coalesce(
        (select id from inquiry where city_id = ${city} and id = ${subject}::uuid),
        (select inquiry_id from photo where city_id = ${city} and id = ${subject}::uuid),
        (select inquiry_id from answer where city_id = ${city} and id = ${subject}::uuid)) as id`.execute(trx)
    : await sql<{ id: string | null }>`
        select id from inquiry where city_id = ${city} and number = ${subject}`.execute(trx)
  return rows[0]?.id ?? null
}

const row = sql<AuditRow>`city_id as city, seq::float8 as seq,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor_id as "actorId",
  actor_role as "actorRole", action, inquiry_id as "inquiryId", subject, encode(hash, 'hex') as hash`

/** In the order of the chain, a page at a time. */
export async function listRows(db: Db, city: string, after: number, limit: number): Promise<AuditRow[]> {
  const { rows } = await sql<AuditRow>`select ${row} from audit
    where city_id = ${city} and seq > ${after}::bigint order by seq limit ${limit}::int`.execute(db)
  return rows
}

/** A row and the hash before it: what proves the row by itself. */
export async function findLink(
  db: Db,
  city: string,
  seq: number,
): Promise<{ row: AuditRow; before: string } | undefined> {
  const { rows } = await sql<AuditRow>`select ${row} from audit
    where city_id = ${city} and seq between ${seq - 1}::bigint and ${seq}::bigint order by seq`.execute(db)
  const own = rows.at(-1)
  return own?.seq === seq ? { row: own, before: rows.length > 1 ? (rows[0]?.hash ?? '') : '' } : undefined
}

export interface Head {
  city: string
  seq: number
  hash: string
}

/** Where each city's chain ends, also of a chain whose rows are gone. */
export async function listHeads(db: Db): Promise<Head[]> {
  const { rows } = await sql<Head>`select city_id as city, coalesce(max(h.seq), 0)::float8 as seq,
      coalesce(encode((array_agg(h.hash))[1], 'hex'), '') as hash
    from (select city_id from audit group by 1 union select city_id from audit_head) c left join audit_head h using (city_id)
    group by 1 order by 1`.execute(db)
  return rows
}
