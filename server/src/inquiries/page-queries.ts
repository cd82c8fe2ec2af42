import type { LatLng } from '@bezpechne/shared/geo'
import type { ExportedInquiry, InquirySummary } from '@bezpechne/shared/inquiries'
import type { InquiryFilter, Sort } from '@bezpechne/shared/inquiry-filter'
import { type RawBuilder, sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { pointOf } from '../platform/geo.ts'
import { narrow, publicInquiries, summary } from './public-queries.ts'

/** Where a page ended: the number and the place of its last line, and how many supported it then. */
export interface Anchor {
  number: string
  supports: number
  at: LatLng
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
  return inOrder(db, city, filter, order).select(summary).$castTo<InquirySummary>().execute()
}

/** The same with the text, newest first. */
export function listForExport(
  db: Db,
  city: string,
  filter: InquiryFilter,
  slice: Pick<Order, 'after' | 'limit'>,
): Promise<ExportedInquiry[]> {
  return inOrder(db, city, filter, { sort: 'newest', ...slice })
    .select([...summary, 'i.public_text as text'])
    .$castTo<ExportedInquiry>()
    .execute()
}

function inOrder(db: Db, city: string, filter: InquiryFilter, { sort, near, after, limit }: Order) {
  let rows = narrow(publicInquiries(db, city), filter).limit(limit)
  if (after) rows = rows.where(comesAfter(city, sort, near, after))
  if (sort === 'nearest' && near) return rows.orderBy(metres(shown, near)).orderBy('i.number')
  if (sort === 'supported') rows = rows.orderBy('i.supports', 'desc')
  return rows.orderBy('i.published_at', 'desc').orderBy('i.id', 'desc')
}

// The place as a line of the list tells it: a cursor that holds it must be equally far.
const shown = sql<string>`st_setsrid(st_makepoint(round(st_x(i.public_point)::numeric, 6)::float8,
  round(st_y(i.public_point)::numeric, 6)::float8), 4326)`

// On the sphere: a page in order matters here, not the last metre.
function metres(from: RawBuilder<string>, near: LatLng): RawBuilder<number> {
  return sql<number>`st_distance(${from}::geography, ${pointOf(near)}::geography, false)`
}

// NOTE: the anchor is a public number, so the cursor tells no time and no internal id; the order in time is read from
// its row, which is still there when the inquiry was hidden meanwhile. Its place is not: with a cursor of one's own
// making, asking from here and from there would find where a hidden one was.
function comesAfter(city: string, sort: Sort, near: LatLng | undefined, { number, supports, at }: Anchor) {
  if (sort === 'nearest' && near) {
    return sql<boolean>`(${metres(shown, near)}, i.number) > (${metres(pointOf(at), near)}, ${number})`
  }
  const anchor = (column: RawBuilder<unknown>) =>
    sql`(select ${column} from inquiry a where a.city_id = ${city} and a.number = ${number})`
  const id = anchor(sql`a.id`)
  const published = anchor(sql`a.published_at`)
  if (sort === 'supported') {
    return sql<boolean>`(i.supports, i.published_at, i.id) < (${supports}::int, ${published}, ${id})`
  }
  return sql<boolean>`(i.published_at, i.id) < (${published}, ${id})`
}
