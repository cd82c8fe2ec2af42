import { stemsOf } from '@bezpechne/shared/stems'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'

/** The rarest first, with how many of the city are expected to have it: by what the planner knows of all texts. */
export async function byRarity(db: Db, city: string, stems: readonly string[]) {
  const { rows } = await sql<{ stem: string | null; freq: number; least: number; inCity: number }>`
    select e.stem, coalesce(e.freq, 0) as freq, coalesce(p.least, 0) as least, c.n as "inCity"
      from (select coalesce(sum(red + green), 0)::int as n from city_month where city_id = ${city}) c
      left join (
        select elems, freqs, freqs[cardinality(elems) + 1] as least from (
          select most_common_elems::text::text[] as elems, most_common_elem_freqs as freqs from pg_stats
           where schemaname = current_schema() and tablename = 'inquiry_search' and attname = 'stems') s) p on true
      left join lateral (
        select * from unnest(p.elems, p.freqs) as e(stem, freq) where e.stem = any(${stems}::text[])) e on true`.execute(
    db,
  )
  const known = new Map(rows.map(({ stem, freq }) => [stem, freq]))
  const { least = 0, inCity = 0 } = rows[0] ?? {}
  return stems
    .map((stem) => ({ stem, inCity, rows: inCity * (known.get(stem) ?? least) }))
    .toSorted((one, other) => one.rows - other.rows || other.stem.length - one.stem.length)
}

/** The word that candidates are read by, and how. */
export interface Lead {
  word: string
  /** So many have it that so few rows back in time have enough of them: the index of words would first list them all. */
  common: boolean
}

/** So much longer takes one of the index of words than a row back in time: 1 and 0.4 us, of 1.2 million rows of a city. */
const lighter = 0.4

/** The rarest of the words; of those that the planner knows nothing of, the longest. */
export async function leadOf(db: Db, city: string, words: string[], enough: number): Promise<Lead> {
  const stems = new Map(words.map((word) => [word, stemsOf(word)]))
  const known = await byRarity(db, city, [...new Set([...stems.values()].flat())])
  const rankOf = (word: string) => {
    const at = known.findIndex(({ stem }) => stems.get(word)?.includes(stem))
    return at < 0 ? known.length : at
  }
  const [word = ''] = words.toSorted((one, other) => rankOf(one) - rankOf(other) || other.length - one.length)
  const { rows, inCity } = known[rankOf(word)] ?? { rows: 0, inCity: 0 }
  return { word, common: rows * rows > lighter * enough * inCity }
}
