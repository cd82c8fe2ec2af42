import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import type { Settlement } from './settlement-row.ts'

/** In portions: one statement of 30,000 rows would hold all of them in memory three times. */
const atOnce = 2000

/** How many there were and how many are not as they were; nothing of them is written yet. */
export async function compareSettlements(
  db: Db,
  settlements: readonly Settlement[],
): Promise<{ added: number; changed: number }> {
  const count = { added: 0, changed: 0 }
  for (const some of portionsOf(settlements)) {
    const { rows } = await sql<{ added: number; changed: number }>`
      select count(*) filter (where s.katottg is null)::int as added,
             count(*) filter (where s.katottg is not null and ${isOther})::int as changed
        from ${rowsOf(some)} left join settlement s on s.katottg = r.katottg`.execute(db)
    count.added += rows[0]?.added ?? 0
    count.changed += rows[0]?.changed ?? 0
  }
  return count
}

/** What the file does not name stays; what is as it was is not touched. */
export async function putSettlements(trx: Trx, settlements: readonly Settlement[]): Promise<void> {
  for (const some of portionsOf(settlements)) {
    await sql`
      insert into settlement as s (katottg, name_uk, name_en, community, community_uk, around, at, sought)
      select r.katottg, r.name_uk, r.name_en, r.community, r.community_uk, r.around, ${point}, r.sought from ${rowsOf(some)}
      on conflict (katottg) do update set name_uk = excluded.name_uk, name_en = excluded.name_en,
        community = excluded.community, community_uk = excluded.community_uk, around = excluded.around,
        at = coalesce(excluded.at, s.at), sought = excluded.sought
      where (s.name_uk, s.name_en, s.community, s.community_uk, s.around, s.sought)
              is distinct from (excluded.name_uk, excluded.name_en, excluded.community, excluded.community_uk, excluded.around, excluded.sought)
         or (excluded.at is not null and s.at is distinct from excluded.at)`.execute(trx)
  }
  await sql`analyze settlement`.execute(trx)
}

const point = sql`case when r.at is null then null
  else st_setsrid(st_makepoint((r.at->>0)::float8, (r.at->>1)::float8), 4326) end`

const isOther = sql<boolean>`((s.name_uk, s.name_en, s.community, s.community_uk, s.around, s.sought)
    is distinct from (r.name_uk, r.name_en, r.community, r.community_uk, r.around, r.sought)
  or (r.at is not null and s.at is distinct from ${point}))`

function rowsOf(settlements: readonly Settlement[]) {
  return sql`jsonb_to_recordset(${JSON.stringify(settlements)}::jsonb) as r(katottg text, name_uk text, name_en text,
    community text, community_uk text, around text, at jsonb, sought text)`
}

function* portionsOf(settlements: readonly Settlement[]): Generator<readonly Settlement[]> {
  for (let from = 0; from < settlements.length; from += atOnce) yield settlements.slice(from, from + atOnce)
}
