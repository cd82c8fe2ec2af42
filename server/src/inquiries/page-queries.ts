import type { LatLng } from '@bezpechne/shared/geo'
import type { InquirySummary } from '@bezpechne/shared/inquiries'
import type { InquiryFilter, Sort } from '@bezpechne/shared/inquiry-filter'
import { type RawBuilder, sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { pointOf } from '../platform/geo.ts'
import { narrow, publicInquiries, summary } from './public-queries.ts'

/** Where a page ended: the number of its last line, and how many supported it then. */
export interface Anchor {
  number: string
  supports: number
}

interface Order {
  sort: Sort
  near?: LatLng | undefined
  after?: Anchor | undefined
  limit: number
}

/** Lines in the order of the sort, each order complete: no two lines are equal in it. */
export function listSummaries(
  db: Db,
  city: string,
  filter: InquiryFilter,
  order: Order,
): Promise<InquirySummary[]> {
  const { sort, near, after, limit } = order
  let rows = narrow(publicInquiries(db, city), filter)
  if (after) rows = rows.where(comesAfter(city, sort, near, after))
  if (sort === 'nearest' && near) rows = rows.orderBy(metres(near)).orderBy('i.id')
  else if (sort === 'supported')
    rows = rows.orderBy('i.supports', 'desc').orderBy('i.published_at', 'desc').orderBy('i.id', 'desc')
  else rows = rows.orderBy('i.published_at', 'desc').orderBy('i.id', 'desc')
  return rows.select(summary).limit(limit).$castTo<InquirySummary>().execute()
}

// On the sphere: a page in order matters here, not the last metre.
function metres(near: LatLng): RawBuilder<number> {
  return sql<number>`st_distance(i.public_point::geography, ${pointOf(near)}::geography, false)`
}

// NOTE: the anchor is a public number, so the cursor tells no time and no internal id; the rest is read from its row,
// which is still there when the inquiry was hidden meanwhile.
function comesAfter(city: string, sort: Sort, near: LatLng | undefined, { number, supports }: Anchor) {
  const anchor = (column: RawBuilder<unknown>) =>
    sql`(select ${column} from inquiry a where a.city_id = ${city} and a.number = ${number})`
  const id = anchor(sql`a.id`)
  const published = anchor(sql`a.published_at`)
  if (sort === 'nearest' && near) {
    const far = anchor(sql`st_distance(a.public_point::geography, ${pointOf(near)}::geography, false)`)
    return sql<boolean>`(${metres(near)}, i.id) > (${far}, ${id})`
  }
  if (sort === 'supported') {
    return sql<boolean>`(i.supports, i.published_at, i.id) < (${supports}::int, ${published}, ${id})`
  }
  return sql<boolean>`(i.published_at, i.id) < (${published}, ${id})`
}
