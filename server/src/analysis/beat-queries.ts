import type { BeatWork, ReportCounts } from '@bezpechne/shared/beat-work'
import { type RawBuilder, sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { isFrozen } from '../platform/frozen.ts'

/** A beat, and days in Kyiv, both included. */
export interface BeatSpan {
  city: string
  beat: string
  since: RawBuilder<unknown> | string
  until: RawBuilder<unknown> | string
}

export const twelveMonths = {
  since: sql`((now() at time zone 'Europe/Kyiv')::date - interval '12 months')::date`,
  until: sql`(now() at time zone 'Europe/Kyiv')::date`,
}

function within(at: RawBuilder<unknown>, { since, until }: BeatSpan): RawBuilder<boolean> {
  return sql<boolean>`(${at} at time zone 'Europe/Kyiv')::date between ${since}::date and ${until}::date`
}

/**
 * Public inquiries whose public point lies in the beat, with their first answer. What is told by district alone is left
 * out: to count it here would say where in the district it is.
 */
function inquiriesIn({ city, beat }: BeatSpan) {
  return sql`(
    select i.number, i.title, i.state, i.category, i.published_at as published, i.answered_at,
           (select min(e.at) from inquiry_event e
             where e.city_id = i.city_id and e.inquiry_id = i.id and e.step = 'answer') as answered
      from beat b
      join inquiry i on i.city_id = b.city_id and st_covers(b.boundary, i.public_point)
       and i.state in ('published', 'answered', 'reopened', 'archived') and not ${isFrozen('i')}
      join category c on c.code = i.category and c.precision in ('exact', 'street')
     where b.city_id = ${city} and b.id = ${beat})`
}

type Counts = BeatWork['counts']

export async function countInquiries(db: Db, span: BeatSpan): Promise<Counts & { unanswered: number }> {
  const [published, answered] = [within(sql`published`, span), within(sql`answered`, span)]
  const { rows } = await sql<Counts & { unanswered: number }>`
    select count(*) filter (where ${published})::int as published,
           count(*) filter (where ${answered})::int as answered,
           round((percentile_cont(0.5) within group (order by extract(epoch from answered - i.published) / 86400)
             filter (where ${answered}))::numeric, 1)::float8 as "answerDays",
           count(*) filter (where state in ('published', 'reopened'))::int as unanswered
      from ${inquiriesIn(span)} i`.execute(db)
  return rows[0] ?? { published: 0, answered: 0, answerDays: null, unanswered: 0 }
}

export async function countByCategory(
  db: Db,
  span: BeatSpan,
): Promise<ReportCounts['inquiries']['categories']> {
  const { rows } = await sql<ReportCounts['inquiries']['categories'][number]>`
    select i.category, json_build_object('uk', c.name_uk, 'en', c.name_en) as name,
           count(*) filter (where ${within(sql`published`, span)})::int as published,
           count(*) filter (where ${within(sql`answered`, span)})::int as answered
      from ${inquiriesIn(span)} i join category c on c.code = i.category
     where ${within(sql`published`, span)} or ${within(sql`answered`, span)}
     group by i.category, c.name_uk, c.name_en order by 3 desc, 1`.execute(db)
  return rows
}

/** The newest answers that stand. */
export async function listLatest(db: Db, span: BeatSpan): Promise<BeatWork['latest']> {
  const { rows } = await sql<BeatWork['latest'][number]>`
    select number, title, (answered_at at time zone 'Europe/Kyiv')::date::text as "answeredOn"
      from ${inquiriesIn(span)} i where state = 'answered' and answered_at is not null
     order by answered_at desc limit 5`.execute(db)
  return rows
}

interface LetterCounts {
  tracks: Record<'appeal' | 'crime' | 'tip', number>
  states: Record<'open' | 'answered' | 'other', number>
}

/** Letters that reached the officer, by what they are and what became of them: never a word, a name or a time. */
export async function countLetters(db: Db, span: BeatSpan): Promise<LetterCounts> {
  const { rows } = await sql<LetterCounts>`
    select json_build_object('appeal', count(*) filter (where track = 'appeal'),
             'crime', count(*) filter (where track = 'crime'), 'tip', count(*) filter (where track = 'tip')) as tracks,
           json_build_object(
             'open', count(*) filter (where state in ('forwarded', 'registered', 'clarification', 'extended')),
             'answered', count(*) filter (where state in ('replied', 'recorded', 'closed')),
             'other', count(*) filter (where state not in
               ('forwarded', 'registered', 'clarification', 'extended', 'replied', 'recorded', 'closed'))) as states
      from letter
     where city_id = ${span.city} and beat_id = ${span.beat} and route = 'beat' and forwarded_at is not null
       and ${within(sql`received_at`, span)}`.execute(db)
  return rows[0] ?? { tracks: { appeal: 0, crime: 0, tip: 0 }, states: { open: 0, answered: 0, other: 0 } }
}
