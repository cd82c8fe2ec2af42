import type { Db } from '@bezpechne/server/platform/database'
import { sql } from 'kysely'

export interface About {
  version: string
  /** Null: it is not in this database. */
  postgis: string | null
  bytes: number
  connections: number
  most: number
  now: Date
}

export async function getAbout(db: Db): Promise<About> {
  const { rows } = await sql<About>`
    select current_setting('server_version') as version, (select extversion from pg_extension where extname = 'postgis') as postgis,
           pg_database_size(current_database())::float8 as bytes,
           (select count(*)::int from pg_stat_activity) as connections,
           current_setting('max_connections')::int as most, clock_timestamp() as now`.execute(db)
  const [about] = rows
  if (!about) throw new Error('no row')
  return about
}

export interface SignedKeys {
  city: string
  /** Days until browsers refuse to send a letter. */
  days: number
}

/** The newest signed list of keys of each city that has one. */
export async function listSignedKeys(db: Db): Promise<SignedKeys[]> {
  const { rows } = await sql<SignedKeys>`
    select city_id as city, floor(extract(epoch from max(not_after) - now()) / 86400)::int as days
      from directory group by 1 order by 1`.execute(db)
  return rows
}
