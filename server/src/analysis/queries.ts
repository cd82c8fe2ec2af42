import type { Numbers, Spread } from '@bezpechne/shared/numbers'
import { type RawBuilder, sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { isFrozen } from '../platform/frozen.ts'

/** Months since 2000-01, both included. */
export interface Period {
  city: string
  from: number
  to: number
}

export async function findMonthNow(db: Db): Promise<number> {
  const { rows } = await sql<{ month: number }>`
    select ((extract(year from t) - 2000) * 12 + extract(month from t) - 1)::int as month
      from (select now() at time zone 'Europe/Kyiv' as t) n`.execute(db)
  return rows[0]?.month ?? 0
}

function beginning(month: number): RawBuilder<Date> {
  return sql<Date>`make_timestamptz(${2000 + Math.floor(month / 12)}::int, ${(month % 12) + 1}::int, 1, 0, 0, 0, 'Europe/Kyiv')`
}

function during(at: RawBuilder<unknown>, { from, to }: Period): RawBuilder<boolean> {
  return sql<boolean>`${at} >= ${beginning(from)} and ${at} < ${beginning(to + 1)}`
}

/** @param least of so many at least, else null */
function spread(of: RawBuilder<unknown>, least = 1): RawBuilder<Spread> {
  return sql<Spread>`case when count(${of}) >= ${least}::int then json_build_object(
    'median', round((percentile_cont(0.5) within group (order by ${of}))::numeric, 1)::float8,
    'p90', round((percentile_cont(0.9) within group (order by ${of}))::numeric, 1)::float8) end`
}

/** Public, or public to its end: of these the numbers tell. What a frozen area hides is in no number meanwhile. */
const seen = sql`i.state in ('published', 'answered', 'reopened', 'archived') and not ${isFrozen('i')}`
const waiting = sql`i.state in ('published', 'reopened') and not ${isFrozen('i')}`
/** Months since 2000-01. */
const indexOf = (at: RawBuilder<unknown>) =>
  sql`((extract(year from ${at} at time zone 'Europe/Kyiv') - 2000) * 12 + extract(month from ${at} at time zone 'Europe/Kyiv') - 1)::int`
const monthOf = (at: RawBuilder<unknown>) => sql`to_char(${at} at time zone 'Europe/Kyiv', 'YYYY-MM')`

/** First answers of the period: when, and how many days after publication. Of what is still public, or was to its end. */
function answeredIn(period: Period) {
  return sql`(
    select i.id, i.category, min(e.at) as at, extract(epoch from min(e.at) - i.published_at) / 86400 as days,
           (array_agg(e.organisation_id order by e.seq))[1] as organisation_id
      from inquiry i join inquiry_event e on e.city_id = i.city_id and e.inquiry_id = i.id and e.step = 'answer'
     where i.city_id = ${period.city} and ${seen}
     group by i.city_id, i.id, i.category, i.published_at
    having ${during(sql`min(e.at)`, period)})`
}

/** First decisions of the period on what came in: how many hours it had waited. */
function decidedIn(period: Period) {
  return sql`(
    select extract(epoch from min(e.at) - i.submitted_at) / 3600 as hours
      from inquiry_event e join inquiry i on i.city_id = e.city_id and i.id = e.inquiry_id
     where e.city_id = ${period.city} and e.step in ('publish', 'reject', 'merge', 'request-changes') and not e.undone and not i.sealed
       and ${during(sql`e.at`, period)}
     group by i.city_id, i.id, i.submitted_at)`
}

const overdue = sql`a.answered_at is null and a.withdrawn_at is null and a.due_at < now() and ${waiting}`

type Totals = Pick<
  Numbers,
  | 'received'
  | 'published'
  | 'rejected'
  | 'answered'
  | 'confirmed'
  | 'disputed'
  | 'unanswered'
  | 'overdue'
  | 'decisionHours'
  | 'answerDays'
>

/** @param leastDecisions of fewer the time until a decision is not told */
export async function findTotals(db: Db, period: Period, leastDecisions: number): Promise<Totals> {
  const { city } = period
  // Whoever says so, the author or enough neighbours.
  const verdicts = (step: string) => sql`(select count(distinct e.inquiry_id)::int from inquiry_event e
    join inquiry i on i.city_id = e.city_id and i.id = e.inquiry_id and ${seen}
    where e.city_id = ${city} and e.step in (${step}, ${`neighbours-${step}`}) and ${during(sql`e.at`, period)})`
  const { rows } = await sql<Totals>`select
    (select count(*)::int from inquiry i where i.city_id = ${city} and not i.sealed and ${during(sql`i.submitted_at`, period)}) as received,
    (select count(*)::int from inquiry i where i.city_id = ${city} and ${seen} and ${during(sql`i.published_at`, period)}) as published,
    (select count(*)::int from ${rejectedIn(period)} r) as rejected,
    (select count(*)::int from ${answeredIn(period)} a) as answered,
    ${verdicts('confirm')} as confirmed, ${verdicts('dispute')} as disputed,
    (select count(*)::int from inquiry i where i.city_id = ${city} and ${waiting}) as unanswered,
    (select count(distinct i.id)::int from assignment a join inquiry i on i.city_id = a.city_id and i.id = a.inquiry_id
      where a.city_id = ${city} and ${overdue}) as overdue,
    (select ${spread(sql`d.hours`, leastDecisions)} from ${decidedIn(period)} d) as "decisionHours",
    (select ${spread(sql`a.days`)} from ${answeredIn(period)} a) as "answerDays"`.execute(db)
  const [totals] = rows
  if (!totals) throw new Error('a select without from has one row')
  return totals
}

/** The last rejection of what is rejected now. */
function rejectedIn(period: Period) {
  return sql`(
    select distinct on (i.id) coalesce(e.reason, 'other') as reason, ${indexOf(sql`e.at`)} as month from inquiry i
      join inquiry_event e on e.city_id = i.city_id and e.inquiry_id = i.id and e.step = 'reject'
     where i.city_id = ${period.city} and i.state = 'rejected' and not e.undone and not i.sealed and ${during(sql`e.at`, period)}
     order by i.id, e.seq desc)`
}

export async function listReasons(db: Db, period: Period): Promise<{ reason: string; count: number }[]> {
  const { rows } = await sql<{ reason: string; count: number }>`
    select reason, count(*)::int as count from ${rejectedIn(period)} r
     group by 1 order by 2 desc, 1`.execute(db)
  return rows
}

/** What came in since the beginning, month by month: what everybody sees now, and what is not, or no more, to be seen. */
export async function listArrivals(
  db: Db,
  { city, to }: Period,
): Promise<{ month: number; seen: number; apart: number }[]> {
  const { rows } = await sql<{ month: number; seen: number; apart: number }>`
    select ${indexOf(sql`i.submitted_at`)} as month, count(*) filter (where ${seen})::int as seen,
           count(*) filter (where not (${seen}))::int as apart
      from inquiry i where i.city_id = ${city} and not i.sealed and ${during(sql`i.submitted_at`, { city, from: 0, to })}
     group by 1`.execute(db)
  return rows
}

/** Rejections since the beginning, by month and reason. */
export async function listRejections(
  db: Db,
  { city, to }: Period,
): Promise<{ month: number; reason: string; count: number }[]> {
  const { rows } = await sql<{ month: number; reason: string; count: number }>`
    select month, reason, count(*)::int as count from ${rejectedIn({ city, from: 0, to })} r group by 1, 2`.execute(
    db,
  )
  return rows
}

export async function listMonths(db: Db, period: Period): Promise<Numbers['months']> {
  const { city, from, to } = period
  const { rows } = await sql<Numbers['months'][number]>`
    with came as (select ${monthOf(sql`submitted_at`)} as m, count(*)::int as n from inquiry i
            where city_id = ${city} and not sealed and ${during(sql`submitted_at`, period)} group by 1),
         shown as (select ${monthOf(sql`published_at`)} as m, count(*)::int as n from inquiry i
            where city_id = ${city} and ${seen} and ${during(sql`published_at`, period)} group by 1),
         told as (select ${monthOf(sql`a.at`)} as m, count(*)::int as n from ${answeredIn(period)} a group by 1)
    select month, coalesce(came.n, 0) as received, coalesce(shown.n, 0) as published, coalesce(told.n, 0) as answered
      from generate_series(${from}::int, ${to}::int) g
     cross join lateral (select to_char(make_date(2000 + g / 12, g % 12 + 1, 1), 'YYYY-MM') as month) l
      left join came on came.m = month left join shown on shown.m = month left join told on told.m = month
     order by month`.execute(db)
  return rows
}

function assignedWhere(only: RawBuilder<unknown>) {
  return sql`(select count(*)::int from assignment a
    join inquiry i on i.city_id = a.city_id and i.id = a.inquiry_id
    where a.city_id = o.city_id and a.organisation_id = o.id and ${only})`
}

export async function listOrganisations(db: Db, period: Period): Promise<Numbers['organisations']> {
  const { city } = period
  const { rows } = await sql<Numbers['organisations'][number]>`
    select json_build_object('uk', o.name_uk, 'en', o.name_en) as name, count(f.id)::int as answered,
           ${spread(sql`f.days`)} as "answerDays",
           ${assignedWhere(sql`a.answered_at is null and a.withdrawn_at is null and ${waiting}`)} as unanswered,
           ${assignedWhere(overdue)} as overdue
      from organisation o left join ${answeredIn(period)} f on f.organisation_id = o.id
     where o.city_id = ${city}
     group by o.city_id, o.id, o.name_uk, o.name_en
     order by 2 desc, o.name_uk collate "und-x-icu"`.execute(db)
  return rows
}

export async function listCategories(db: Db, period: Period): Promise<Numbers['categories']> {
  const { city } = period
  const { rows } = await sql<Numbers['categories'][number]>`
    with shown as (select category, count(*)::int as n from inquiry i
            where city_id = ${city} and ${seen} and ${during(sql`published_at`, period)} group by 1),
         told as (select a.category, count(*)::int as n, ${spread(sql`a.days`)} as days from ${answeredIn(period)} a group by 1)
    select category, coalesce(shown.n, 0) as published, coalesce(told.n, 0) as answered, told.days as "answerDays"
      from shown full join told using (category) order by 2 desc, 1`.execute(db)
  return rows
}

export async function findWaiting(db: Db, city: string) {
  const { rows } = await sql<{ waiting: number; oldestAt: Date | null }>`
    select count(*)::int as waiting, min(submitted_at) as "oldestAt" from inquiry
     where city_id = ${city} and waiting and not sealed`.execute(db)
  return { waiting: rows[0]?.waiting ?? 0, oldestAt: rows[0]?.oldestAt?.toISOString() ?? null }
}
