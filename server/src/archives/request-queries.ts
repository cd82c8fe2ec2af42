import type { ArchiveStatus, ArchiveWhy } from '@bezpechne/shared/archives'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

interface One {
  city: string
  id: string
}

const iso = (column: string) =>
  sql.raw<string>(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`)
/** How long a wish waits for the second person, and how long a file can be fetched. */
export const waits = sql`interval '7 days'`
export const kept = sql`interval '24 hours'`
/** Too old, or of who was sent away meanwhile: what a person wanted who has gone is wanted by nobody. */
export const stale = sql`(state = 'asked' and (asked_at < now() - ${waits} or not exists (select from membership m
  where m.city_id = archive_request.city_id and m.staff_id = archive_request.asked_by and m.role = 'administrator')))`
export const past = sql`state = 'ready' and made_at < now() - ${kept}`

/** @param me who looks, and might be the second person, or one of the two */
export async function listRequests(db: Db, city: string, me: string): Promise<ArchiveStatus[]> {
  const { rows } = await sql<ArchiveStatus>`
    select r.id, r.state, a.name as "askedBy", ${iso('r.asked_at')} as "askedAt", b.name as "agreedBy",
           r.state = 'asked' and r.asked_by <> ${me} as agreeable,
           r.state = 'ready' and ${me}::text in (r.asked_by, r.agreed_by) as fetchable,
           r.bytes::float8 as bytes, r.sha256, r.fingerprint, ${iso('r.until')} as until,
           case r.state when 'failed' then coalesce(r.why, 'unexpected') end as why
      from (select id, case when ${stale} or ${past} then 'over' else state end as state, asked_by, asked_at, agreed_by,
                   bytes, sha256, fingerprint, why,
                   case state when 'asked' then asked_at + ${waits} else made_at + ${kept} end as until
              from archive_request where city_id = ${city}) r
      join "user" a on a.id = r.asked_by left join "user" b on b.id = r.agreed_by
     order by r.asked_at desc limit 10`.execute(db)
  return rows
}

export async function hasRequest(db: Db, { city, id }: One): Promise<boolean> {
  const { rows } =
    await sql`select 1 from archive_request where city_id = ${city} and id = ${id}::uuid`.execute(db)
  return rows.length > 0
}

/** @returns false where one is asked for or being made */
export async function insertRequest(trx: Trx, { city, id, by }: One & { by: string }): Promise<boolean> {
  await sql`update archive_request set state = 'over' where city_id = ${city} and ${stale}`.execute(trx)
  const { numAffectedRows } = await sql`insert into archive_request (city_id, id, asked_by)
    values (${city}, ${id}::uuid, ${by}) on conflict (city_id) where state in ('asked', 'making') do nothing`.execute(
    trx,
  )
  return numAffectedRows === 1n
}

/** @returns false where it does not wait any more, or who agrees is who asked */
export async function moveToMaking(trx: Trx, { city, id, by }: One & { by: string }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update archive_request set state = 'making', agreed_by = ${by}, agreed_at = now()
     where city_id = ${city} and id = ${id}::uuid and state = 'asked' and not ${stale} and asked_by <> ${by}`.execute(
    trx,
  )
  if (numAffectedRows === 1n) await sql`notify archive_waits`.execute(trx)
  return numAffectedRows === 1n
}

/** Whether it waits for somebody else than who asked for it. */
export async function isAskedBy(trx: Trx, { city, id, by }: One & { by: string }): Promise<boolean> {
  const { rows } = await sql`select 1 from archive_request
    where city_id = ${city} and id = ${id}::uuid and state = 'asked' and not ${stale} and asked_by = ${by}`.execute(
    trx,
  )
  return rows.length > 0
}

export async function moveToCancelled(trx: Trx, { city, id }: One): Promise<boolean> {
  const { numAffectedRows } = await sql`update archive_request set state = 'cancelled'
     where city_id = ${city} and id = ${id}::uuid and state in ('asked', 'making', 'ready')`.execute(trx)
  return numAffectedRows === 1n
}

export interface Ready {
  id: string
  tries: number
  bytes: number
  sha256: string
  day: string
}

/** One that can be fetched by this person now. */
export async function findReady(db: Db, { city, id, by }: One & { by: string }): Promise<Ready | undefined> {
  const { rows } = await sql<Ready>`
    select id, tries, bytes::float8 as bytes, sha256, made_at::date::text as day from archive_request
     where city_id = ${city} and id = ${id}::uuid and state = 'ready' and not (${past})
       and ${by}::text in (asked_by, agreed_by)`.execute(db)
  return rows[0]
}

/** Of one try: what another one says of the same archive is not about it. */
export interface Claimed extends One {
  by: string
  tries: number
}

/** How long somebody is silent who writes one, before another begins again. */
const lease = sql`interval '5 minutes'`
const ours = ({ city, id, tries }: Claimed) =>
  sql`city_id = ${city} and id = ${id}::uuid and state = 'making' and tries = ${tries}`

/** As often as one is begun; after that nothing comes of it. */
const mostTries = 3

/** Nobody works on these any more, and nobody begins once more. */
export async function failDead(trx: Trx): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    update archive_request set state = 'failed', why = coalesce(why, 'interrupted')
     where state = 'making' and tries >= ${mostTries} and coalesce(worked_until, '-infinity') < now()
    returning city_id as city, id, asked_by as by, tries`.execute(trx)
  return rows
}

/** The longest waiting; nobody else writes it meanwhile. */
export async function claimRequest(db: Db): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    update archive_request r set worked_until = now() + ${lease}, tries = tries + 1, why = null
      from (select city_id, id from archive_request
             where state = 'making' and tries < ${mostTries} and coalesce(worked_until, '-infinity') < now()
             order by agreed_at limit 1 for update skip locked) due
     where r.city_id = due.city_id and r.id = due.id
    returning r.city_id as city, r.id, r.asked_by as by, r.tries`.execute(db)
  return rows[0]
}

/** @returns false where somebody cancelled it, or another one writes it by now */
export async function renewClaim(db: Db, claimed: Claimed): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update archive_request set worked_until = now() + ${lease} where ${ours(claimed)}`.execute(db)
  return numAffectedRows === 1n
}

/**
 * Of a city one file lies there: a new one takes the place of the last.
 * @returns the two whose it is; none where it is not wanted any more
 */
export async function moveToReady(
  trx: Trx,
  claimed: Claimed,
  { bytes, sha256, fingerprint }: { bytes: number; sha256: string; fingerprint: string },
): Promise<string[]> {
  const { rows } = await sql<{ two: string[] }>`
    update archive_request set state = 'ready', made_at = now(), bytes = ${bytes}::bigint, sha256 = ${sha256},
           fingerprint = ${fingerprint} where ${ours(claimed)} returning array[asked_by, agreed_by] as two`.execute(
    trx,
  )
  if (rows.length > 0)
    await sql`update archive_request set state = 'over'
      where city_id = ${claimed.city} and state = 'ready' and id <> ${claimed.id}::uuid`.execute(trx)
  return rows[0]?.two ?? []
}

/**
 * What went wrong is tried again at the next minute, and not when its time is over.
 * @returns whether it was the last try
 */
export async function letGo(trx: Trx, claimed: Claimed, why: ArchiveWhy): Promise<boolean> {
  const { rows } = await sql<{ failed: boolean }>`
    update archive_request set worked_until = null, why = ${why},
           state = case when tries < ${mostTries} then state else 'failed' end
     where ${ours(claimed)} returning state = 'failed' as failed`.execute(trx)
  return rows[0]?.failed ?? false
}

/** To another process at once, as if this one had not tried. */
export async function handOver(db: Db, claimed: Claimed): Promise<void> {
  await sql`update archive_request set worked_until = null, tries = tries - 1 where ${ours(claimed)}`.execute(
    db,
  )
  await sql`notify archive_waits`.execute(db)
}

/** Files that may lie there; those of all others are over. */
export async function listKept(db: Db): Promise<Pick<Ready, 'id' | 'tries'>[]> {
  await sql`update archive_request set state = 'over' where ${stale} or ${past}`.execute(db)
  const { rows } = await sql<
    Pick<Ready, 'id' | 'tries'>
  >`select id, tries from archive_request where state in ('making', 'ready')`.execute(db)
  return rows
}
