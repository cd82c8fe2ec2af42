import type { LatLng } from '@bezpechne/shared/geo'
import type { SimilarInquiry } from '@bezpechne/shared/similar'
import { type RawBuilder, sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { pointOf } from '../platform/geo.ts'
import { likeliestByWords, likeliestNear, shareOf } from './likely-queries.ts'
import { publicInquiries, summary } from './public-queries.ts'

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
export async function listSimilar(
  db: Db,
  city: string,
  { at, category, text, stems }: About,
): Promise<SimilarInquiry[]> {
  const around = at ? await likeliestNear(db, city, at, reach) : []
  const worded = await likeliestByWords(db, city, stems, sql<boolean>`true`)
  const far = at ? metres(at) : sql<null>`null::float8`
  const words = sql`(i.title || ' ' || i.public_text)`
  const alike = sql<number>`similarity(${words}, ${text ?? ''}::text)`
  // A third of the words in any of their forms: fewer are those that every complaint has.
  const share = stems.length ? sql<number>`coalesce(${shareOf(stemsOfInquiry, stems)}, 0)` : sql<number>`0`
  return publicInquiries(db, city)
    .where(sql<boolean>`i.id = any(${[...new Set([...around, ...worded])]}::uuid[])`)
    .where(sql<boolean>`(${far} <= ${reach}::float8 or ${share} >= 0.34 or ${alike} >= 0.3)`)
    .select([...summary, 'i.public_text as text', sql`round(${far})::int`.as('metres')])
    .orderBy(
      sql`coalesce(greatest(0, 1 - ${far} / ${reach}::float8), 0)
        + case when i.category = ${category ?? null}::text then 0.5 else 0 end
        + 2 * greatest(${alike}, ${share})`,
      'desc',
    )
    .orderBy('i.id', 'desc')
    .limit(most)
    .$castTo<SimilarInquiry>()
    .execute()
}

const stemsOfInquiry = sql`(select s.stems from inquiry_search s where s.city_id = i.city_id and s.inquiry_id = i.id)`

/** Null for what is drawn as an area: the middle of a district is no place. */
function metres(at: LatLng): RawBuilder<number | null> {
  return sql<number | null>`case when i.precision <> 'district'
    then st_distance(i.public_point::geography, ${pointOf(at)}::geography, false) end`
}
