import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'

export interface Column {
  name: string
  /** Written as PostGIS writes it, so that no digit is lost. */
  isShape: boolean
  /** The id of an account. */
  isPerson: boolean
}

/** What of a table is written down: not what the database makes itself, nor whose city it is. */
export async function listColumns(db: Db, table: string): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select a.attname as name, t.typname = 'geometry' as "isShape",
           exists (select from pg_constraint c where c.conrelid = a.attrelid and c.contype = 'f'
             and c.confrelid = '"user"'::regclass and c.conkey = array[a.attnum]) as "isPerson"
      from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = ${`public.${table}`}::regclass and a.attnum > 0 and not a.attisdropped
       and a.attgenerated = '' and a.attidentity = '' and a.attname <> ${cityColumn(table)}
     order by a.attnum`.execute(db)
  return rows
}

export const cityColumn = (table: string) => (table === 'city' ? 'id' : 'city_id')

export async function listKey(db: Db, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select a.attname as name from pg_index i
      cross join unnest(i.indkey::int2[]) with ordinality as k(attnum, n)
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
     where i.indrelid = ${`public.${table}`}::regclass and i.indisprimary order by k.n`.execute(db)
  return rows.map(({ name }) => name)
}

/** The schema that rows are of. */
export async function listMigrations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}
