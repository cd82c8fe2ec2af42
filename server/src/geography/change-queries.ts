import type { BorderChange, MapLayer } from '@bezpechne/shared/geography'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'

/** One that was still running has nothing left to do: the new one looks at every inquiry again. */
export async function insertChange(
  trx: Trx,
  city: string,
  change: { layer: MapLayer; replaced: object[]; total: number },
): Promise<string> {
  await sql`update border_change set done_at = now() where city_id = ${city} and done_at is null`.execute(trx)
  const id = newId()
  await sql`insert into border_change (city_id, id, layer, replaced, total)
    values (${city}, ${id}::uuid, ${change.layer}, ${JSON.stringify(change.replaced)}::jsonb, ${change.total}::int)`.execute(
    trx,
  )
  return id
}

const iso = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

export async function findLatest(db: Db, city: string): Promise<BorderChange | undefined> {
  const { rows } = await sql<BorderChange>`
    select id, layer, total, done, moved, ${iso('stored_at')} as "storedAt", ${iso('done_at')} as "doneAt"
      from border_change where city_id = ${city} order by stored_at desc, id desc limit 1`.execute(db)
  return rows[0]
}

export interface OpenChange {
  city: string
  id: string
}

/** Those with inquiries that nobody has looked at yet, the oldest first. */
export async function listOpen(db: Db): Promise<OpenChange[]> {
  const { rows } = await sql<OpenChange>`
    select city_id as city, id from border_change where done_at is null order by stored_at`.execute(db)
  return rows
}

/** Where to go on; undefined where it is done, or somebody else is at it. */
export async function takeUp(trx: Trx, { city, id }: OpenChange): Promise<string | undefined> {
  const { rows } = await sql<{ after: string }>`
    select after_id as after from border_change where city_id = ${city} and id = ${id}::uuid and done_at is null
       for update skip locked`.execute(trx)
  return rows[0]?.after
}

interface Step {
  /** Undefined: there was nothing after. */
  last: string | undefined
  looked: number
  moved: number
}

export async function advance(
  trx: Trx,
  { city, id }: OpenChange,
  { last, looked, moved }: Step,
): Promise<void> {
  await sql`
    update border_change set done = done + ${looked}::int, moved = moved + ${moved}::int,
      after_id = coalesce(${last ?? null}::uuid, after_id),
      done_at = case when ${last === undefined}::boolean then now() end
     where city_id = ${city} and id = ${id}::uuid`.execute(trx)
}
