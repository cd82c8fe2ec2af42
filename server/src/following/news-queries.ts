import type { Outcome } from '@bezpechne/shared/inquiry-states'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

/** A public inquiry that somebody follows, by itself or by its place, and its latest change. */
export interface FollowedNews {
  city: string
  number: string
  title: string
  outcome: Outcome
  at: Date
}

/** So many of a city's latest changes are looked through for who follows a place of it. */
const latest = 500

/**
 * What happened since somebody began to follow, the last of it of each. Of an inquiry that was merged, own or followed,
 * what became of the one it leads to. NOTE: public_inquiry alone says what there is: nothing sealed, hidden or frozen.
 * @param ownIds of inquiries that were sent by the same person
 */
export async function listFollowedNews(
  db: Db,
  { addressKey, ownIds }: { addressKey: string; ownIds: string[] },
  days: number,
  limit: number,
): Promise<FollowedNews[]> {
  const { rows } = await sql<FollowedNews>`
    with recursive mine as materialized (
      select s.* from subscription s join reader r on r.id = s.reader_id
       where r.channel = 'mail' and r.address_key = ${addressKey} and s.confirmed_at is not null
    ), chain(city_id, id, into_id, since, depth) as (
      select i.city_id, i.id, i.merged_into, m.confirmed_at, 0
        from mine m join inquiry i on i.city_id = m.city_id and i.id = m.inquiry_id
      union all
      select i.city_id, i.id, i.merged_into, i.submitted_at, 0 from inquiry i
       where i.id = any(${ownIds}::uuid[]) and i.state = 'merged' and not i.sealed
      union all
      select n.city_id, n.id, n.merged_into, k.since, k.depth + 1
        from chain k join inquiry n on n.city_id = k.city_id and n.id = k.into_id where k.depth < 100
    ), place as materialized (
      select distinct city_id from mine where kind <> 'inquiry'
    ), changed(city_id, id) as materialized (
      select p.city_id, e.inquiry_id from place p cross join lateral (
        select inquiry_id from inquiry_event where city_id = p.city_id and ${isNews} order by at desc limit ${latest}::int) e
      union
      select p.city_id, q.id from place p cross join lateral (
        select id from public_inquiry where city_id = p.city_id order by published_at desc limit ${latest}::int) q
    ), met(city_id, id, since) as (
      select city_id, id, since from chain
      union all
      select c.city_id, c.id, m.confirmed_at from changed c
        join inquiry i on i.city_id = c.city_id and i.id = c.id
        join mine m on m.city_id = c.city_id and (m.kind = 'city' or m.category = i.category
          or st_intersects(m.area, i.public_point))
    ), concerned as materialized (select city_id, id, min(since) as since from met group by city_id, id)
    select q.city_id as city, q.number, q.title, (select o.outcome from outcome_of(q.city_id, q.id, q.state, q.answered_at) o) as outcome, t.at
      from concerned c join public_inquiry q on q.city_id = c.city_id and q.id = c.id
     cross join lateral (
       select max(at) as at from (
         select e.at from inquiry_event e
          where e.city_id = c.city_id and e.inquiry_id = c.id and ${isNews} and not e.undone
         union all select q.published_at) a) t
     where t.at >= c.since and t.at > now() - make_interval(days => ${days}::int)
     order by t.at desc, q.id desc limit ${limit}::int`.execute(db)
  return rows
}

// As the index inquiry_event_changed says it.
const isNews = sql<boolean>`step in ('answer', 'add-answer', 'revise-answer', 'reopen', 'neighbours-confirm',
  'neighbours-dispute', 'confirm')`

/** What was read before this is no news; null: nothing was read yet. And what time it is. */
export async function findSeen(db: Db, person: string): Promise<{ seen: Date | null; now: Date }> {
  const { rows } = await sql<{ seen: Date | null; now: Date }>`
    select (select until from resident_seen where person = ${person}) as seen, clock_timestamp() as now`.execute(
    db,
  )
  return rows[0] ?? { seen: null, now: new Date(0) }
}

/** Never later than now, and never back. */
export async function putSeen(trx: Trx, person: string, until: string): Promise<void> {
  await sql`
    insert into resident_seen (person, until) values (${person}, least(${until}::timestamptz, now()))
    on conflict (person) do update
       set until = greatest(resident_seen.until, excluded.until), at = now()`.execute(trx)
}

export async function deleteSeen(trx: Trx, person: string): Promise<void> {
  await trx.deleteFrom('resident_seen').where('person', '=', person).execute()
}
