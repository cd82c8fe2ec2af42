import type { InquirySummary } from '@bezpechne/shared/inquiries'
import type { InquiryFilter } from '@bezpechne/shared/inquiry-filter'
import { type RawBuilder, sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import type { DB } from '../platform/schema.generated.ts'
import { passesFilter, summary } from './public-queries.ts'
import { passing } from './pyramid-queries.ts'
import type { Lead } from './rarity-queries.ts'
import type { Place, Sought } from './sought.ts'
import { havingWord } from './word-queries.ts'

/** So many that may have a word are asked whether they pass: of a word that more have, the list itself is exact. */
export const mostWithWord = 5000

// A page is either walked to, in the order of an index, or gathered from what the map's tables say passes; both ask
// the truth for every line. A "limit" or "offset 0" inside each holds the planner to the one that was chosen.

/** Where a page ended, told by public facts alone. */
export interface Anchor extends Place {
  /** Of its last lines, the last one first: that one may be withdrawn before the next page is asked for. */
  numbers: string[]
  supports: number
}

export interface Wanted {
  city: string
  filter: InquiryFilter
  /** Where words are asked for. */
  lead?: Lead | undefined
  after?: Anchor | undefined
  limit: number
}

/** A line of the list with its text, and where it stands on the map. */
export type Line = InquirySummary & Place & { text: string }

/** Newest first, at most so many rows back in time. */
export function walkNewest(db: Db, wanted: Wanted, most: number): Promise<Line[]> {
  return newestFirst(db, wanted, backInTime(wanted, most))
}

/** All that may pass, then in order. */
export function gatherNewest(db: Db, wanted: Wanted, sought: Sought): Promise<Line[]> {
  return newestFirst(db, wanted, truthOf(wanted.city, latest(wanted, sought)))
}

/** Those with supporters in order, at most so many; those without come after all of them, newest first. */
export function walkSupported(db: Db, { city, filter, after, limit }: Wanted, most: number): Promise<Line[]> {
  const rows = sql`select i.*, s.supports as walked, s.published_at as walked_at, s.inquiry_id as walked_id
    from (${supportedFrom(city, after, most)}) s
    cross join lateral (
      select * from public_inquiry i where i.city_id = ${city} and i.id = s.inquiry_id offset 0) i`
  // NOTE: by the columns of the walk, which are equal: by those of i the planner would sort all that was walked.
  return linesOf(db, rows, filter)
    .orderBy(sql`walked desc, walked_at desc, walked_id desc`)
    .limit(limit)
    .execute()
}

/** How many the walk has before it, as far as it goes. */
export async function countSupported(db: Db, { city, after }: Wanted, most: number): Promise<number> {
  const ahead = supportedFrom(city, after, most)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${ahead}) s`.execute(db)
  return rows[0]?.n ?? 0
}

function supportedFrom(city: string, after: Anchor | undefined, most: number): RawBuilder<unknown> {
  const later = after
    ? sql`and (s.supports, s.published_at, s.inquiry_id) < ${supportOf(city, after)}`
    : sql``
  return sql`select * from inquiry_supports s where s.city_id = ${city} ${later}
    order by s.supports desc, s.published_at desc, s.inquiry_id desc limit ${most}::int`
}

export function walkUnsupported(db: Db, wanted: Wanted, most: number): Promise<Line[]> {
  const rows = sql`select * from (${backInTime(wanted, most)}) i where i.supports = 0`
  return newestFirst(db, wanted, rows)
}

export function gatherSupported(db: Db, wanted: Wanted, sought: Sought): Promise<Line[]> {
  return mostSupportedFirst(db, wanted, all(wanted, sought))
}

/** Nearest first on the map, of all that may pass. */
export function gatherNearest(db: Db, wanted: Wanted, sought: Sought, { x, y }: Place): Promise<Line[]> {
  const { after, limit, filter } = wanted
  const far = (atX: RawBuilder<unknown>, atY: RawBuilder<unknown>) =>
    sql<number>`((${atX} - ${x}::int8) * (${atX} - ${x}::int8) + (${atY} - ${y}::int8) * (${atY} - ${y}::int8))`
  const distance = far(sql`i.map_x`, sql`i.map_y`)
  let lines = linesOf(db, all(wanted, sought), filter).orderBy(distance).orderBy('i.number').limit(limit)
  if (after) {
    const last = far(sql`${after.x}::int8`, sql`${after.y}::int8`)
    lines = lines.where(sql<boolean>`(${distance}, i.number) > (${last}, ${after.numbers[0]}::text)`)
  }
  return lines.execute()
}

/** All of a district, or among so many that may have the words, then in order. */
export function gatherListed(db: Db, wanted: Wanted, sought: Sought): Promise<Line[]> {
  return newestFirst(db, wanted, all(wanted, sought))
}

/** Counted one by one; of a word that more have, among those many: then there are at least so many. */
export async function countWords(
  db: Db,
  { city, filter, lead }: Pick<Wanted, 'city' | 'filter'> & { lead: Lead },
) {
  const passes = passesFilter(filter)
  const { rows } = await sql<{ red: number; green: number; tried: number }>`
    select count(*) filter (where i.colour = 'red' and ${passes})::int as red,
           count(*) filter (where i.colour = 'green' and ${passes})::int as green, coalesce(max(n.read), 0)::int as tried
      from (${havingWord(city, lead, mostWithWord)}) n left join lateral (
        select * from public_inquiry i where i.city_id = ${city} and i.id = n.id offset 0) i on true`.execute(
    db,
  )
  const { red, green, tried } = rows[0] ?? { red: 0, green: 0, tried: 0 }
  return { red, green, ...(tried >= mostWithWord && { atLeast: true as const }) }
}

/** Counted one by one, by the index inquiry_district. */
export async function countDistrict(db: Db, wanted: Pick<Wanted, 'city' | 'filter'>) {
  return countRows(db, inDistrict(wanted), wanted.filter)
}

function inDistrict({ city, filter }: Pick<Wanted, 'city' | 'filter'>): RawBuilder<unknown> {
  return sql`select i.* from public_inquiry i where i.city_id = ${city} and i.published_at is not null
    and i.district_id = ${filter.district} offset 0`
}

function countRows(db: Db, rows: RawBuilder<unknown>, filter: InquiryFilter) {
  return db
    .selectFrom(sql<DB['public_inquiry']>`(${rows})`.as('i'))
    .where(passesFilter(filter))
    .select([
      sql<number>`count(*) filter (where i.colour = 'red')::int`.as('red'),
      sql<number>`count(*) filter (where i.colour = 'green')::int`.as('green'),
    ])
    .executeTakeFirstOrThrow()
}

function withWords(city: string, lead: Lead): RawBuilder<unknown> {
  return sql`select i.* from (${havingWord(city, lead, mostWithWord)}) n cross join lateral (
    select * from public_inquiry i where i.city_id = ${city} and i.id = n.id offset 0) i`
}

/** In the order of the index inquiry_published, or of inquiry_district. */
function backInTime({ city, filter, after }: Wanted, most: number): RawBuilder<unknown> {
  const { from, to, district } = filter
  const conditions = [sql`i.city_id = ${city}`, sql`i.published_at is not null`]
  if (from !== undefined) conditions.push(sql`i.published_at >= ${beginOf(from)}`)
  if (to !== undefined) conditions.push(sql`i.published_at < ${beginOf(to + 1)}`)
  if (district) conditions.push(sql`i.district_id = ${district}`)
  if (after) conditions.push(isEarlier(city, after))
  return sql`select i.* from public_inquiry i where ${sql.join(conditions, sql` and `)}
    order by i.published_at desc, i.id desc limit ${most}::int`
}

/** The month of a publication never changes, so the index of words needs not know it: the bounds only shorten the walk. */
function beginOf(month: number): RawBuilder<Date> {
  return sql<Date>`make_timestamptz(${2000 + Math.floor(month / 12)}::int, ${(month % 12) + 1}::int, 1, 0, 0, 0, 'Europe/Kyiv')`
}

/**
 * Of what passes, the months that fill a page: pins know their month, so no more rows are read than those.
 * NOTE: the index of pins does not know the district, so in a box all are read.
 */
function latest({ city, filter, after, limit }: Wanted, sought: Sought): RawBuilder<unknown> {
  if (filter.district) return sql`select number from (${passing(sought)}) f`
  const last = after ? sql`coalesce(${anchorOf(city, after, 'public_month')}, 32767)` : sql`32767`
  return sql`with found as materialized (${passing(sought)})
    select number from found where month is null or (month <= ${last} and month >= coalesce((
      select f.month from found f where f.month < ${last} order by f.month desc
       limit 1 offset ${limit}::int + (select count(*) from found p where p.month is null)), 0))`
}

/** All that may pass: by words where there are some, else by district, place and topic. */
function all(wanted: Wanted, sought: Sought): RawBuilder<unknown> {
  if (wanted.lead) return withWords(wanted.city, wanted.lead)
  if (wanted.filter.district) return inDistrict(wanted)
  return truthOf(wanted.city, sql`select number from (${passing(sought)}) f`)
}

function truthOf(city: string, numbers: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select i.* from (${numbers}) n cross join lateral (
    select * from public_inquiry i where i.city_id = ${city} and i.number = n.number offset 0) i`
}

function newestFirst(
  db: Db,
  { city, filter, after, limit }: Wanted,
  rows: RawBuilder<unknown>,
): Promise<Line[]> {
  let lines = linesOf(db, rows, filter).orderBy('i.published_at', 'desc').orderBy('i.id', 'desc').limit(limit)
  if (after) lines = lines.where(isEarlier(city, after))
  return lines.execute()
}

function mostSupportedFirst(
  db: Db,
  { city, filter, after, limit }: Wanted,
  rows: RawBuilder<unknown>,
): Promise<Line[]> {
  let lines = linesOf(db, rows, filter)
    .orderBy('i.supports', 'desc')
    .orderBy('i.published_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(limit)
  if (after) {
    lines = lines.where(sql<boolean>`(i.supports, i.published_at, i.id) < ${supportOf(city, after)}`)
  }
  return lines.execute()
}

function linesOf(db: Db, rows: RawBuilder<unknown>, filter: InquiryFilter) {
  return db
    .selectFrom(sql<DB['public_inquiry']>`(${rows})`.as('i'))
    .where(passesFilter(filter))
    .select([...summary, 'i.public_text as text', 'i.map_x as x', 'i.map_y as y'])
    .$castTo<Line>()
}

function isEarlier(city: string, after: Anchor): RawBuilder<boolean> {
  return sql<boolean>`(i.published_at, i.id) < (${anchorOf(city, after, 'published_at')}, ${anchorOf(city, after, 'id')})`
}

function supportOf(city: string, after: Anchor) {
  return sql`(${after.supports}::int, ${anchorOf(city, after, 'published_at')}, ${anchorOf(city, after, 'id')})`
}

// NOTE: the anchor is a public number, so the cursor tells no time and no internal id; the order in time is read from
// its row, which is still there when the inquiry was hidden meanwhile, and only where publishing was taken back is not.
function anchorOf(city: string, { numbers }: Anchor, column: 'published_at' | 'id' | 'public_month') {
  return sql`(select ${sql.ref(`a.${column}`)} from unnest(${numbers}::text[]) with ordinality n(number, turn)
    join inquiry a on a.city_id = ${city} and a.number = n.number
   where a.published_at is not null order by n.turn limit 1)`
}
