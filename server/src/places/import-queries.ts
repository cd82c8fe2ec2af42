import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

/** A place as it is stored, in words that can be compared. */
export interface StoredPlace {
  id: string
  kind: string
  key: string
  type: string
  uk: string
  en: string
  aroundUk: string
  aroundEn: string
  approximate: boolean
  credit: string
  /** [longitude, latitude] with 6 decimals each; null where there is no point. */
  line: [number, number][] | null
  former: string[]
}

export async function listStored(db: Db, city: string): Promise<StoredPlace[]> {
  const { rows } = await sql<StoredPlace>`
    select p.id, p.kind, p.key, p.type, p.name_uk as uk, p.name_en as en, p.around_uk as "aroundUk", p.around_en as "aroundEn",
           p.approximate, p.credit, case st_geometrytype(p.shape) when 'ST_Point' then json_build_array(st_asgeojson(p.shape, 6)::json->'coordinates')
             else st_asgeojson(p.shape, 6)::json->'coordinates' end as line,
           coalesce((select json_agg(distinct n.former) from place_name n
             where n.city_id = p.city_id and n.place_id = p.id and n.former <> ''), '[]') as former
      from place p where p.city_id = ${city}`.execute(db)
  return rows
}

/** The numbers, from 0, of the points that lie in the city. NOTE: one covering polygon is prepared once: 30,000 in 0.2 s. */
export async function listInside(db: Db, city: string, points: [number, number][]): Promise<number[]> {
  const { rows } = await sql<{ n: number }>`
    select (r.n - 1)::int as n
      from city c, jsonb_array_elements(${JSON.stringify(points)}::jsonb) with ordinality as r(point, n)
     where c.id = ${city} and st_covers(c.boundary,
       st_setsrid(st_makepoint((r.point->>0)::float8, (r.point->>1)::float8), 4326))`.execute(db)
  return rows.map(({ n }) => n)
}

export interface Names {
  id: string
  sought: string
  former: string
}

/**
 * New ones and changed ones, with everything they are found by. A place that somebody else brought meanwhile keeps its
 * id: its key tells that it is the same. In one order, so that two imports never wait for each other.
 */
export async function putPlaces(
  trx: Trx,
  city: string,
  places: StoredPlace[],
  names: Names[],
): Promise<void> {
  const { rows } = await sql<{ given: string; id: string }>`
    with r as (
      select * from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as r(id uuid, kind text, key text, type text, uk text, en text,
        "aroundUk" text, "aroundEn" text, approximate boolean, credit text, line jsonb)
    ), put as (
      insert into place (city_id, id, kind, key, type, name_uk, name_en, around_uk, around_en, approximate, credit, shape)
      select ${city}, r.id, r.kind, r.key, r.type, r.uk, r.en, r."aroundUk", r."aroundEn", r.approximate, r.credit,
             case when r.line is null then null when jsonb_array_length(r.line) = 1
               then st_setsrid(st_makepoint((r.line->0->>0)::float8, (r.line->0->>1)::float8), 4326)
               else st_setsrid(st_geomfromgeojson(jsonb_build_object('type', 'LineString', 'coordinates', r.line)), 4326) end
        from r order by r.kind, r.key
      on conflict (city_id, kind, key) do update set type = excluded.type, name_uk = excluded.name_uk, name_en = excluded.name_en,
        around_uk = excluded.around_uk, around_en = excluded.around_en, approximate = excluded.approximate,
        credit = excluded.credit, shape = excluded.shape
      returning id, kind, key
    )
    select r.id as given, put.id from put join r using (kind, key)`.execute(trx)
  const ids = new Map(rows.map(({ given, id }) => [given, id]))
  await sql`delete from place_name where city_id = ${city} and place_id = any(${[...ids.values()]}::uuid[])`.execute(
    trx,
  )
  const found = names.map((name) => ({ ...name, id: ids.get(name.id) ?? name.id }))
  await sql`
    insert into place_name (city_id, place_id, sought, former)
    select ${city}, r.id, r.sought, r.former from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as r(id uuid, sought text, former text)
    on conflict do nothing`.execute(trx)
}

/** With all that they were found by. */
export async function removePlaces(trx: Trx, city: string, ids: readonly string[]): Promise<void> {
  await sql`delete from place where city_id = ${city} and id = any(${[...ids]}::uuid[])`.execute(trx)
}

/** Another one after every change, whoever made it: the number of rows, and the last transaction that wrote one. */
export async function findEdition(db: Db, city: string): Promise<string> {
  const { rows } = await sql<{ edition: string }>`
    select count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as edition from place where city_id = ${city}`.execute(
    db,
  )
  return rows[0]?.edition ?? ''
}

export interface PlaceCount {
  streets: number
  settlements: number
  /** Of these nobody knows where they are. */
  unplaced: number
  credits: string[]
}

export async function countPlaces(db: Db, city: string): Promise<PlaceCount> {
  const { rows } = await sql<PlaceCount>`
    select count(*) filter (where kind = 'street')::int as streets,
           count(*) filter (where kind = 'settlement')::int as settlements,
           count(*) filter (where shape is null)::int as unplaced,
           coalesce(json_agg(distinct credit) filter (where credit <> ''), '[]') as credits
      from place where city_id = ${city}`.execute(db)
  return rows[0] ?? { streets: 0, settlements: 0, unplaced: 0, credits: [] }
}

/** Plans of every connection are made anew by what is there now. */
export async function analyzePlaces(trx: Trx): Promise<void> {
  await sql`analyze place, place_name`.execute(trx)
}
