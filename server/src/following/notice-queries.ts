import type { NoticeKind } from '@bezpechne/shared/following'
import type { AnswerWords, Language } from '@bezpechne/shared/inquiries'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

/** Something that happened to an inquiry: a step in its life. */
export interface Happened {
  city: string
  inquiryId: string
  /** Number of the step. */
  event: number
  kind: NoticeKind
}

/** What concerns who follows a place, and not only the one inquiry. */
const ofPlace: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['published', 'answered', 'reopened'])

/**
 * A notice for every reader whom it concerns, one however many of their subscriptions it meets: by the soonest, then the
 * nearest. Who follows an inquiry follows what it was merged into, for as long as it is.
 * @param seconds after which it may be told
 */
export async function insertNotices(
  trx: Trx,
  { city, inquiryId, event, kind }: Happened,
  seconds: number,
): Promise<void> {
  const place = ofPlace.has(kind)
    ? sql`
      union all select s.id from subscription s join it on s.city_id = it.city_id and s.kind = 'city'
      union all select s.id from subscription s join it on s.city_id = it.city_id and s.category = it.category
      union all select s.id from subscription s join it on s.city_id = it.city_id and st_intersects(s.area, it.public_point)`
    : sql``
  await sql`
    with recursive it as materialized (
      select * from inquiry where city_id = ${city} and id = ${inquiryId}::uuid and not sealed
    ), part(id) as (
      select id from it
      union select i.id from inquiry i join part p on i.merged_into = p.id where i.city_id = ${city}
    ), met as (
      select s.id from subscription s join part p on s.city_id = ${city} and s.inquiry_id = p.id ${place}
    )
    insert into notice (city_id, inquiry_id, event, reader_id, channel, kind, subscription_id, due_at)
    select distinct on (r.id) ${city}, ${inquiryId}::uuid, ${event}::int, r.id, r.channel, ${kind}, s.id,
           notice_due(s.rhythm, r.quiet_from, r.quiet_to, now() + make_interval(secs => ${seconds}::float8))
      from met join inquiry_event e on e.city_id = ${city} and e.inquiry_id = ${inquiryId}::uuid and e.seq = ${event}::int
      join subscription s on s.city_id = ${city} and s.id = met.id and s.confirmed_at <= e.at
      join reader r on r.id = s.reader_id
     where not exists (select from dead_address d where d.address_key = r.address_key)
     order by r.id, array_position(array['each', 'daily', 'weekly'], s.rhythm),
              array_position(array['inquiry', 'area', 'category', 'city'], s.kind), s.id
    on conflict do nothing`.execute(trx)
}

/** How somebody is told. */
export type Channel = 'mail' | 'push'

const mostReaders = 200
/** More than a mail holds, as after an import of a city's past, comes in several. */
const mostInDigest = 200

/**
 * Takes what has come due into digests, one for each reader; another process takes other readers.
 * @returns their ids
 */
export async function gatherDigests(trx: Trx, channel: Channel): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with due as materialized (
      select distinct reader_id from (select reader_id from notice
        where channel = ${channel} and digest_id is null and due_at <= now() order by due_at limit 5000) n limit ${mostReaders}::int
    ), held as materialized (
      select r.id from reader r join due on due.reader_id = r.id order by r.id for update of r skip locked
    ), taken as materialized (
      select n.city_id, n.inquiry_id, n.event, n.reader_id,
             row_number() over (partition by n.reader_id order by n.due_at, n.city_id, n.inquiry_id, n.event) as no
        from notice n join held on held.id = n.reader_id
       where n.channel = ${channel} and n.digest_id is null and n.due_at <= now()
    ), made as (
      insert into digest (id, reader_id) select gen_random_uuid(), id from held returning id, reader_id
    ), put as (
      update notice n set digest_id = made.id from made, taken
       where made.reader_id = taken.reader_id and taken.no <= ${mostInDigest}::int and n.digest_id is null
         and (n.city_id, n.inquiry_id, n.event, n.reader_id) = (taken.city_id, taken.inquiry_id, taken.event, taken.reader_id)
      returning n.digest_id
    )
    select distinct digest_id as id from put`.execute(trx)
  return rows.map(({ id }) => id)
}

export async function hasDue(db: Db, channel: Channel): Promise<boolean> {
  const { rows } = await sql`
    select from notice where channel = ${channel} and digest_id is null and due_at <= now() limit 1`.execute(
    db,
  )
  return rows.length > 0
}

/** Who a digest is for; undefined where it was sent, or its reader follows nothing any more. */
export async function findDigestReader(db: Db, id: string) {
  const { rows } = await sql<{
    id: string
    address: Uint8Array
    addressKey: string
    language: Language
    dead: boolean
    today: number
  }>`
    select r.id, r.address, r.address_key as "addressKey", r.language,
           exists (select from dead_address d where d.address_key = r.address_key) as dead,
           floor(extract(epoch from now()) / 86400)::int as today
      from digest g join reader r on r.id = g.reader_id where g.id = ${id}::uuid`.execute(db)
  return rows[0]
}

interface TheAnswer extends AnswerWords {
  uk: string | null
  en: string | null
  reason: string | null
}

/** An event as everybody may read of it now. */
export interface ToldNotice {
  subscriptionId: string
  kind: NoticeKind
  city: string
  number: string
  title: string
  state: string
  merged: boolean
  answer: TheAnswer | null
  /** Addresses of who is told the same as an author: theirs, or merged into it. */
  authors: string[]
}

/**
 * What a digest tells: nothing of what was taken back, is hidden or frozen by now. Of what was merged, the other one.
 * NOTE: each looked up by its key, which "limit 1" makes sure of: joined, 200 notices took 12 s in a young database.
 */
export async function listTold(db: Db, digestId: string): Promise<ToldNotice[]> {
  const { rows } = await sql<ToldNotice>`
    select n.subscription_id as "subscriptionId", n.kind, n.city_id as city, p.number, p.title, p.state,
           i.state = 'merged' as merged,
           case when n.kind in ('answered', 'corrected') then (
             select json_build_object('text', a.text, 'basis', a.basis, 'steps', a.steps, 'sources', a.sources,
               'uk', o.name_uk, 'en', o.name_en, 'reason', (select v.reason from answer_revision v
                 where v.city_id = a.city_id and v.answer_id = a.id order by v.no desc limit 1))
               from answer a left join organisation o on o.city_id = a.city_id and o.id = a.organisation_id
              where a.city_id = i.city_id and a.inquiry_id = i.id and a.state = 'published'
              order by a.published_at desc, a.id desc limit 1) end as answer,
           array(select w.email from inquiry_original w where w.city_id = i.city_id and w.inquiry_id = i.id
                    and w.email is not null and n.kind in ('published', 'answered', 'corrected', 'merged')
                  union all
                 select f.email from follower f where f.city_id = i.city_id and f.inquiry_id = i.id
                    and n.kind in ('answered', 'corrected')) as authors
      from notice n
      cross join lateral (select i.* from inquiry i
        where i.city_id = n.city_id and i.id = n.inquiry_id and not i.sealed limit 1) i
      cross join lateral (select e.at from inquiry_event e
        where e.city_id = n.city_id and e.inquiry_id = n.inquiry_id and e.seq = n.event and not e.undone limit 1) e
      cross join lateral (select q.number, q.title, q.state from public_inquiry q
        where q.city_id = n.city_id and q.id = case when n.kind = 'merged' then i.merged_into else i.id end limit 1) p
     where n.digest_id = ${digestId}::uuid
     order by n.city_id, e.at, n.inquiry_id, n.event`.execute(db)
  return rows
}

/** It was told, or there is nothing to tell. */
export async function removeDigest(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('notice').where('digest_id', '=', id).execute()
  await trx.deleteFrom('digest').where('id', '=', id).execute()
}

/** A mail server says that there is no such mailbox: nothing waits for it any more. */
export async function insertDead(trx: Trx, addressKey: string): Promise<void> {
  await sql`
    insert into dead_address (address_key) values (${addressKey}) on conflict (address_key) do update set since = now()`.execute(
    trx,
  )
  await sql`
    delete from notice n using reader r
     where r.channel = 'mail' and r.address_key = ${addressKey} and n.reader_id = r.id`.execute(trx)
}

export async function isDead(db: Db, addressKey: string): Promise<boolean> {
  const found = await db
    .selectFrom('dead_address')
    .select('address_key')
    .where('address_key', '=', addressKey)
    .executeTakeFirst()
  return found !== undefined
}

/** Somebody has just read a mail there. */
export async function removeDead(trx: Trx, readerId: string): Promise<void> {
  await sql`
    delete from dead_address d using reader r where r.id = ${readerId}::uuid and d.address_key = r.address_key`.execute(
    trx,
  )
}
