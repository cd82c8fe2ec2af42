import { type RawBuilder, sql } from 'kysely'

import { type Db, transact, type Trx } from '../platform/database.ts'
import { cityColumn, type Column, listColumns, listKey } from './catalogue-queries.ts'
import type { Manifest, People } from './manifest.ts'
import { travelling } from './tables.ts'

/** One state of the database, whatever others write meanwhile; however long it takes. */
export function atSnapshot<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return transact(db, async (trx) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(trx)
    await unlimited(trx)
    return work(trx)
  })
}

/** A server's connections end what takes long: an archive does. */
export async function unlimited(trx: Trx): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(trx)
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(trx)
}

export interface CityFacts {
  code: string
  name: { uk: string; en: string }
  madeAt: string
}

export async function findFacts(trx: Trx, city: string): Promise<CityFacts> {
  const { rows } = await sql<CityFacts>`
    select code, json_build_object('uk', name_uk, 'en', name_en) as name,
           to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt"
      from city where id = ${city}`.execute(trx)
  const [facts] = rows
  if (!facts) throw new Error(`No city ${city}`)
  return facts
}

/** Who stood in the city's audit last. */
export async function findChainEnd(trx: Trx, city: string): Promise<Manifest['audit']> {
  const { rows } = await sql<Manifest['audit']>`
    select seq::float8 as seq, encode(hash, 'hex') as hash from audit_head where city_id = ${city}`.execute(
    trx,
  )
  return rows[0] ?? { seq: 0, hash: '' }
}

const atOnce = 200

/** Rows as lines of JSON, in the order of their keys: in memory are a few hundred. */
export async function* linesOf(
  trx: Trx,
  city: string,
  table: string,
  columns: readonly Column[],
): AsyncGenerator<string[]> {
  const select = columns.map(({ name, isShape }) =>
    isShape ? sql`${sql.ref(name)}::text as ${sql.id(name)}` : sql.ref(name),
  )
  const key = await listKey(trx, table)
  const order = [...(isMergedLast(table) ? [timesMerged] : []), ...key.map((name) => sql.ref(name))]
  const rows = sql`select ${sql.join(select)} from ${sql.table(table)} t
    where ${sql.ref(cityColumn(table))} = ${sql.lit(city)} order by ${sql.join(order)}`
  yield* fetched(trx, sql`select row_to_json(r)::text as line from (${rows}) r`)
}

async function* fetched(trx: Trx, query: RawBuilder<unknown>): AsyncGenerator<string[]> {
  await sql`declare archive_lines no scroll cursor for ${query}`.execute(trx)
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(atOnce)} from archive_lines`.execute(trx)
    if (rows.length) yield rows.map(({ line }) => line)
    if (rows.length < atOnce) break
  }
  await sql`close archive_lines`.execute(trx)
}

const isMergedLast = (table: string) =>
  travelling.some((one) => one.table === table && one.order === 'merged-last')

/** An inquiry names the one that it became part of, which may itself have become part of another. */
const timesMerged = sql`case when t.merged_into is null then 0 else (
  with recursive up as (
    select t.merged_into as at, 1 as n
    union all
    select p.merged_into, up.n + 1 from up join inquiry p on p.city_id = t.city_id and p.id = up.at
     where p.merged_into is not null
  ) select max(n) from up) end`

/** Columns that hold an account without saying so to the database, because a history outlives it. */
const namedOnly: Readonly<Record<string, readonly string[]>> = {
  inquiry_event: ['actor_id'],
  letter_event: ['actor_id'],
  mailbox_member: ['holder_id', 'granted_by', 'approved_by'],
  mailbox_left: ['staff_id'],
  audit: ['actor_id'],
}

/** Everybody whom a row names; addresses and roles of those alone who work in the city. */
export async function listPeople(trx: Trx, city: string): Promise<People> {
  const named: RawBuilder<unknown>[] = [sql`select staff_id from membership where city_id = ${city}`]
  for (const { table } of travelling) {
    const persons = (await listColumns(trx, table)).filter(({ isPerson }) => isPerson).map(({ name }) => name)
    for (const column of [...persons, ...(namedOnly[table] ?? [])])
      named.push(
        sql`select ${sql.ref(column)} from ${sql.table(table)} where ${sql.ref(cityColumn(table))} = ${city}`,
      )
  }
  const { rows } = await sql<People[number]>`
    select u.id, u.name, case when m.roles is not null then u.email end as email, coalesce(m.roles, '[]') as roles
      from "user" u
      left join lateral (select json_agg(json_build_object('role', m.role, 'organisationId', m.organisation_id) order by m.role) as roles
        from membership m where m.city_id = ${city} and m.staff_id = u.id) m on true
     where u.id in (${sql.join(named, sql` union `)}) order by u.id`.execute(trx)
  return rows
}

export type Layer = 'boundary' | 'districts' | 'beats'

const layers: Record<Layer, (city: string) => RawBuilder<unknown>> = {
  boundary: (city) =>
    sql`select id, name_uk, name_en, katottg, boundary from city where id = ${sql.lit(city)}`,
  districts: (city) =>
    sql`select id, name_uk, name_en, katottg, boundary from district where city_id = ${sql.lit(city)} order by id`,
  beats: (city) =>
    sql`select id, name_uk, name_en, residents, boundary from beat
         where city_id = ${sql.lit(city)} and retired_at is null order by id`,
}

/** Features of GeoJSON, for whoever has no use for tables. */
export function featuresOf(trx: Trx, city: string, layer: Layer): AsyncGenerator<string[]> {
  return fetched(
    trx,
    sql`select json_build_object('type', 'Feature', 'properties', to_jsonb(r) - 'boundary',
          'geometry', st_asgeojson(r.boundary, 7)::json)::text as line from (${layers[layer](city)}) r`,
  )
}
