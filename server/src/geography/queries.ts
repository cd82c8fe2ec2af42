import type { Outline } from '@bezpechne/shared/beats'
import type { Geography } from '@bezpechne/shared/geography'
import { type RawBuilder, sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { given, together } from './shape-queries.ts'

export interface DistrictRow {
  id: string
  nameUk: string
  nameEn: string
  katottg: string | null
  km2: number
  outline: Outline
}

export async function listDistrictRows(db: Db, city: string): Promise<DistrictRow[]> {
  const { rows } = await sql<DistrictRow>`
    select id, name_uk as "nameUk", name_en as "nameEn", katottg, st_area(boundary::geography) / 1e6 as km2,
           st_asgeojson(boundary, 9)::json as outline
      from district where city_id = ${city} order by id`.execute(db)
  return rows
}

export function boundaryOf(city: string): RawBuilder<unknown> {
  return sql`(select boundary from city where id = ${city})`
}

/** A name for all that a check has looked at: another state of the city has another. */
export async function getState(db: Db, city: string): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select md5(c.boundary::text || c.credit || coalesce((select string_agg(concat_ws('|', d.id, d.name_uk, d.name_en, d.katottg,
        md5(d.boundary::text)), ',' order by d.id) from district d where d.city_id = c.id), '')) as state
      from city c where c.id = ${city}`.execute(db)
  return rows[0]?.state ?? ''
}

export interface Compared {
  same: boolean
  km2Before: number
  km2: number
  km2Moved: number
}

const comparison = sql`st_equals(before, after) as same, st_area(before::geography) / 1e6 as "km2Before",
  st_area(after::geography) / 1e6 as km2,
  case when st_equals(before, after) then 0 else st_area(st_symdifference(before, after)::geography) / 1e6 end as "km2Moved"`

/** Each that stays, before and after, in the order of the pairs. */
export async function compareDistricts(
  db: Db,
  city: string,
  pairs: { id: string; outline: Outline }[],
): Promise<Compared[]> {
  if (!pairs.length) return []
  const { rows } = await sql<Compared>`
    with pair as (select g.n, d.boundary as before, st_multi(g.shape) as after
      from ${given(pairs.map(({ outline }) => outline))} g
      join unnest(${pairs.map(({ id }) => id)}::text[]) with ordinality as i(id, n) on i.n = g.n
      join district d on d.city_id = ${city} and d.id = i.id)
    select ${comparison} from pair order by n`.execute(db)
  return rows
}

export async function compareBoundary(
  db: Db,
  city: string,
  boundary: RawBuilder<unknown>,
): Promise<Compared> {
  const { rows } = await sql<Compared>`
    with pair as materialized (select c.boundary as before, ${boundary} as after from city c where c.id = ${city})
    select ${comparison} from pair`.execute(db)
  return rows[0] ?? { same: true, km2Before: 0, km2: 0, km2Moved: 0 }
}

export async function listKm2(db: Db, outlines: Outline[]): Promise<number[]> {
  const { rows } = await sql<{ km2: number }>`
    select st_area(shape::geography) / 1e6 as km2 from ${given(outlines)} g order by n`.execute(db)
  return rows.map(({ km2 }) => km2)
}

/** As findDistrictsAt of the inquiries: a gap of generalised outlines belongs to the nearer one. */
const gap = 500

/**
 * How many get another district, or none. NOTE: first those whose own district does not hold them any more, with one
 * prepared outline each; only these few are measured against all.
 */
export async function countMoving(
  db: Db,
  city: string,
  districts: { id: string; outline: Outline }[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with future as materialized (select i.id, g.shape from ${given(districts.map(({ outline }) => outline))} g
      join unnest(${districts.map(({ id }) => id)}::text[]) with ordinality as i(id, n) on i.n = g.n),
    placed as materialized (select i.district_id,
        case when c.precision = 'district' then coalesce(o.exact_point, i.public_point) else i.public_point end as at
      from inquiry i join category c on c.code = i.category
      left join inquiry_original o on o.city_id = i.city_id and o.inquiry_id = i.id
     where i.city_id = ${city} and i.public_point is not null and not i.sealed),
    leaving as materialized (select p.district_id, p.at from placed p left join future f on f.id = p.district_id
     where f.id is null or not st_covers(f.shape, p.at))
    select count(*)::int as count from leaving l where l.district_id is distinct from coalesce(
      (select f.id from future f where st_covers(f.shape, l.at) order by f.id limit 1),
      (select f.id from future f where st_dwithin(f.shape::geography, l.at::geography, ${gap}::float8)
        order by st_distance(f.shape::geography, l.at::geography), f.id limit 1))`.execute(db)
  return rows[0]?.count ?? 0
}

/** How many lie outside the boundary that would be. */
export async function countBeyond(db: Db, city: string, boundary: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with c as materialized (select ${boundary} as shape)
    select count(*)::int as count from c, inquiry i
      left join inquiry_original o on o.city_id = i.city_id and o.inquiry_id = i.id
     where i.city_id = ${city} and not i.sealed and coalesce(o.exact_point, i.public_point) is not null
       and not st_covers(c.shape, coalesce(o.exact_point, i.public_point))`.execute(db)
  return rows[0]?.count ?? 0
}

/** Beats of which more than a sliver lies outside the boundary that would be. */
export async function countBeatsBeyond(db: Db, city: string, boundary: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with c as materialized (select ${boundary} as shape)
    select count(*)::int as count from c, beat b
     where b.city_id = ${city} and b.retired_at is null and not st_coveredby(b.boundary, c.shape)
       and st_area(st_difference(b.boundary, c.shape)) > 0.01 * st_area(b.boundary)`.execute(db)
  return rows[0]?.count ?? 0
}

export interface Bound {
  id: string
  rules: number
  stations: number
}

/** What goes with districts that go. */
export async function listBound(db: Db, city: string, ids: string[]): Promise<Bound[]> {
  const { rows } = await sql<Bound>`
    select d.id, (select count(*)::int from routing_rule r where r.city_id = d.city_id and r.district_id = d.id) as rules,
           (select count(*)::int from station s where s.city_id = d.city_id and s.district_id = d.id) as stations
      from district d where d.city_id = ${city} and d.id = any(${ids}::text[]) order by d.id`.execute(db)
  return rows
}

/** Whoever else changes borders here waits until the transaction ends; a large city takes longer than a request usually may. */
export async function lockCity(trx: Trx, city: string): Promise<void> {
  await sql`set local lock_timeout = '10s'`.execute(trx)
  await sql`set local statement_timeout = '60s'`.execute(trx)
  await sql`select id from city where id = ${city} for no key update`.execute(trx)
}

export interface StoredDistrict {
  id: string
  nameUk: string
  nameEn: string
  katottg: string | null
  outline: Outline
}

/** New borders for those that stay, new rows for new ones; all others go. */
export async function putDistricts(trx: Trx, city: string, districts: StoredDistrict[]): Promise<void> {
  const ids = districts.map(({ id }) => id)
  await trx.deleteFrom('district').where('city_id', '=', city).where('id', 'not in', ids).execute()
  // NOTE: two districts may exchange their names, which are unique at every moment.
  await trx
    .updateTable('district')
    .set({ name_uk: sql`'…' || id` })
    .where('city_id', '=', city)
    .execute()
  const rows = districts.map(({ outline: _outline, ...names }, n) => ({ n: n + 1, ...names }))
  await sql`
    insert into district (city_id, id, name_uk, name_en, katottg, boundary)
    select ${city}, r.id, r."nameUk", r."nameEn", r.katottg, st_multi(s.shape)
      from ${given(districts.map(({ outline }) => outline))} s join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(n int, id text, "nameUk" text, "nameEn" text, katottg text) on r.n = s.n
    on conflict (city_id, id) do update set name_uk = excluded.name_uk, name_en = excluded.name_en,
      katottg = excluded.katottg, boundary = excluded.boundary`.execute(trx)
}

/** The city becomes these together; its middle moves only where it would lie outside. */
export async function setBoundary(trx: Trx, city: string, outlines: Outline[]): Promise<void> {
  await sql`
    update city set outline = 'surveyed', boundary = n.shape,
      centre = case when st_covers(n.shape, centre) then centre else st_pointonsurface(n.shape) end
      from (select ${together(outlines)} as shape) n where id = ${city}`.execute(trx)
}

export async function setCredit(trx: Trx, city: string, credit: string): Promise<void> {
  await trx.updateTable('city').set({ credit }).where('id', '=', city).execute()
}

export async function getBoundary(db: Db, city: string): Promise<Outline> {
  const { rows } = await sql<{ outline: Outline }>`
    select st_asgeojson(boundary, 9)::json as outline from city where id = ${city}`.execute(db)
  return rows[0]?.outline ?? { type: 'MultiPolygon', coordinates: [] }
}

export async function findGeography(
  db: Db,
  city: string,
): Promise<Omit<Geography, 'change' | 'districts'> | undefined> {
  const { rows } = await sql<Omit<Geography, 'change' | 'districts'>>`
    select json_build_object('km2', st_area(c.boundary::geography) / 1e6, 'outline', c.outline, 'credit', c.credit,
        'holes', (select coalesce(sum(st_numinteriorrings(part.geom)), 0)::int from st_dump(c.boundary) part)) as city,
      (select count(*)::int from beat b where b.city_id = c.id and b.retired_at is null) as beats,
      (select count(*)::int from place p where p.city_id = c.id) as places
      from city c where c.id = ${city}`.execute(db)
  return rows[0]
}
