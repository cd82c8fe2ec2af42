import type { Freeze, FreezeArea, FreezePreviewed } from '@bezpechne/shared/freezes'
import { type RawBuilder, sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { ringAround } from './circle.ts'

/** The area as a geometry; null where there is no such district or beat. */
function shapeOf(city: string, area: FreezeArea): RawBuilder<string> {
  if (area.kind === 'district')
    return sql`(select boundary from district where city_id = ${city} and id = ${area.id})`
  if (area.kind === 'beat')
    return sql`(select boundary from beat where city_id = ${city} and id = ${area.id} and retired_at is null)`
  const coordinates = area.kind === 'circle' ? [[ringAround(area.at, area.metres)]] : area.polygons
  const json = JSON.stringify({ type: 'MultiPolygon', coordinates })
  return sql`st_setsrid(st_geomfromgeojson(${json}::text), 4326)`
}

const km2 = (shape: RawBuilder<unknown>) =>
  sql<number>`round((st_area(${shape}::geography) / 1e6)::numeric, 3)::float8`
const outline = (shape: RawBuilder<unknown>) => sql<Freeze['outline']>`st_asgeojson(${shape}, 6)::json`

export type AreaTrouble = 'missing' | 'empty' | 'crossing' | 'elsewhere'

/** What is wrong with an area; undefined where it can be frozen. NOTE: asked in this order, each stands on those before; 1e-10 square degrees are less than a metre. Whether there is ground is asked of the hull: to mend 5,000 corners that cross took 3 s. */
export async function findTrouble(db: Db, city: string, area: FreezeArea): Promise<AreaTrouble | undefined> {
  const { rows } = await sql<{ trouble: AreaTrouble | null }>`
    select case when g.shape is null then 'missing'
                when st_dimension(st_convexhull(g.shape)) < 2 then 'empty'
                when not st_isvalid(g.shape) then 'crossing'
                when st_area(g.shape) < 1e-10 then 'empty'
                when not st_intersects(g.shape, c.boundary) then 'elsewhere' end as trouble
      from city c, (select ${shapeOf(city, area)} as shape) g where c.id = ${city}`.execute(db)
  return rows[0]?.trouble ?? undefined
}

/** How much it would hide that nothing hides yet. */
export async function measureArea(db: Db, city: string, area: FreezeArea): Promise<FreezePreviewed> {
  const { rows } = await sql<FreezePreviewed>`
    with g as materialized (select ${shapeOf(city, area)} as shape)
    select ${km2(sql`g.shape`)} as km2, ${outline(sql`g.shape`)} as outline,
           (select count(*)::int from inquiries_in(${city}, g.shape) x
              join public_inquiry i on i.city_id = ${city} and i.id = x.id) as inquiries
      from g`.execute(db)
  const [measured] = rows
  if (!measured) throw new Error('A select without a table has one row')
  return measured
}

/**
 * Nobody else freezes or lifts here, and no place is being written, until the transaction ends.
 * NOTE: waits longer than a request usually may: an import that is running ends first, and 250,000 inquiries take
 * seconds. Whoever freezes would rather wait than be told to try again.
 */
export async function lockAlone(trx: Trx, city: string): Promise<void> {
  await sql`set local lock_timeout = '10s'`.execute(trx)
  await sql`set local statement_timeout = '30s'`.execute(trx)
  await sql`select freeze_lock(${city}::text, true)`.execute(trx)
}

interface NewRow {
  area: FreezeArea
  reason: string
  hours: number | null
  madeBy: string
}

/** The row, and every inquiry that it covers. */
export async function insertFreeze(
  trx: Trx,
  city: string,
  { area, reason, hours, madeBy }: NewRow,
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('frozen_area')
    .values({
      city_id: city,
      id,
      shape: shapeOf(city, area),
      reason,
      made_by: madeBy,
      until: hours === null ? null : sql<Date>`now() + make_interval(hours => ${hours}::int)`,
    })
    .execute()
  await sql`select freeze_cover(${city}::text, ${id}::uuid)`.execute(trx)
  return id
}

/** Those that stand, the newest first. */
export function listFreezes(db: Db, city: string) {
  return standing(db, city).orderBy('f.made_at', 'desc').orderBy('f.id', 'desc').execute()
}

export function findFreeze(db: Db, city: string, id: string) {
  return standing(db, city).where('f.id', '=', id).executeTakeFirst()
}

function standing(db: Db, city: string) {
  return db
    .selectFrom('frozen_area as f')
    .leftJoin('user as u', 'u.id', 'f.made_by')
    .select(['f.id', 'f.reason', 'u.name as by', 'f.made_at as at', 'f.until'])
    .select([
      outline(sql`f.shape`).as('outline'),
      km2(sql`f.shape`).as('km2'),
      sql<number>`(select count(*)::int from frozen_inquiry x
        join published_inquiry i on i.city_id = x.city_id and i.id = x.inquiry_id
        where x.city_id = f.city_id and x.freeze_id = f.id)`.as('inquiries'),
    ])
    .where('f.city_id', '=', city)
    .where('f.lifted_at', 'is', null)
}

/** Null: the clock lifts it. False where it does not stand. */
export async function lift(
  trx: Trx,
  { city, id }: { city: string; id: string },
  by: string | null,
): Promise<boolean> {
  const { rows } = await sql<{ lifted: boolean }>`
    select freeze_lift(${city}::text, ${id}::uuid, ${by}::text) as lifted`.execute(trx)
  return rows[0]?.lifted ?? false
}

/** Those whose time is over by the database's clock. */
export function listOver(db: Db): Promise<{ city: string; id: string }[]> {
  return db
    .selectFrom('frozen_area')
    .select(['city_id as city', 'id'])
    .where('lifted_at', 'is', null)
    .where('until', '<=', sql<Date>`now()`)
    .execute()
}
