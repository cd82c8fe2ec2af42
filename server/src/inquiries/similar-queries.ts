import type { LatLng } from '@bezpechne/shared/geo'
import type { SimilarInquiry } from '@bezpechne/shared/inquiries'
import { type RawBuilder, sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { inside, pointOf } from '../platform/geo.ts'
import { publicInquiries, summary } from './public-queries.ts'
import { hasAny, shareOf, stemsOfInquiry } from './search-queries.ts'

/** How far the same danger may be pinned from another's pin. */
const reach = 300
const most = 5

interface About {
  at: LatLng | undefined
  category: string | undefined
  text: string | undefined
  stems: readonly string[]
}

/** Near by or in similar words; the likeliest first. */
export function listSimilar(
  db: Db,
  city: string,
  { at, category, text, stems }: About,
): Promise<SimilarInquiry[]> {
  const far = at ? metres(at) : sql<null>`null::float8`
  const words = sql`(i.title || ' ' || i.public_text)`
  const near = at ? sql`(${inside('i.public_point', around(at))} and ${far} <= ${reach}::float8)` : sql`false`
  // NOTE: the operator, not the function: it alone uses the index of words.
  const alike = text ? sql`${words} % ${text}::text` : sql`false`
  // A third of the words in any of their forms: fewer are those that every complaint has.
  const share = stems.length ? sql<number>`coalesce(${shareOf(stemsOfInquiry, stems)}, 0)` : sql<number>`0`
  const told = stems.length ? sql`(${hasAny(stemsOfInquiry, stems)} and ${share} >= 0.34)` : sql`false`
  return publicInquiries(db, city)
    .where(sql<boolean>`(${near} or ${alike} or ${told})`)
    .select([...summary, 'i.public_text as text', sql`round(${far})::int`.as('metres')])
    .orderBy(
      sql`coalesce(greatest(0, 1 - ${far} / ${reach}::float8), 0)
        + case when i.category = ${category ?? null}::text then 0.5 else 0 end
        + 2 * greatest(similarity(${words}, ${text ?? ''}::text), ${share})`,
      'desc',
    )
    .orderBy('i.id', 'desc')
    .limit(most)
    .$castTo<SimilarInquiry>()
    .execute()
}

/** Null for what is drawn as an area: the middle of a district is no place. */
function metres(at: LatLng): RawBuilder<number | null> {
  return sql<number | null>`case when i.precision <> 'district'
    then st_distance(i.public_point::geography, ${pointOf(at)}::geography, false) end`
}

function around({ lat, lng }: LatLng) {
  const high = reach / 111_000
  const wide = high / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  return { west: lng - wide, south: lat - high, east: lng + wide, north: lat + high }
}
