import type { Names } from '@bezpechne/shared/cities'
import type { Followed, FollowKind, Quiet, Rhythm } from '@bezpechne/shared/following'
import type { Language } from '@bezpechne/shared/inquiries'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { shapeOf } from './area-queries.ts'

export interface NewReader {
  channel: 'mail' | 'push'
  addressKey: string
  /** Sealed. */
  address: Buffer
  language: Language
  quiet: Quiet
}

/**
 * The reader of a mailbox or a browser. What a stranger typed changes nothing for somebody who has ever confirmed; until then the
 * last wish counts.
 * @param proven the address is that of who asks
 * @returns the reader's id
 */
export async function putReader(
  trx: Trx,
  { channel, addressKey, address, language, quiet }: NewReader,
  proven: boolean,
): Promise<string> {
  await sql`
    insert into reader (id, channel, address_key, address, language, quiet_from, quiet_to)
    values (${newId()}::uuid, ${channel}, ${addressKey}, ${address}::bytea, ${language}, ${quiet.from}::int, ${quiet.to}::int)
    on conflict (channel, address_key) do update
       set address = excluded.address, language = excluded.language, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to
     where ${proven}::boolean
        or not exists (select from subscription s where s.reader_id = reader.id and s.confirmed_at is not null)`.execute(
    trx,
  )
  const { id } = await trx
    .selectFrom('reader')
    .select('id')
    .where('channel', '=', channel)
    .where('address_key', '=', addressKey)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return id
}

export interface Thing {
  kind: FollowKind
  /** The same in one word: nobody follows one thing twice. */
  thing: string
  inquiryId?: string
  category?: string
  ring?: readonly [number, number][]
}

interface NewSubscription extends Thing {
  city: string
  readerId: string
  rhythm: Rhythm
}

/** @param proven it counts at once; else it waits, and changes nothing that was confirmed before */
export async function putSubscription(trx: Trx, wanted: NewSubscription, proven: boolean): Promise<string> {
  const { city, readerId, kind, thing, inquiryId = null, category = null, ring, rhythm } = wanted
  const area = ring ? shapeOf(ring) : sql`null::geometry`
  await sql`
    insert into subscription (city_id, id, reader_id, kind, thing, inquiry_id, category, area, rhythm, confirmed_at)
    values (${city}, ${newId()}::uuid, ${readerId}::uuid, ${kind}, ${thing}, ${inquiryId}::uuid, ${category}::text, ${area},
            ${rhythm}, case when ${proven}::boolean then now() end)
    on conflict (city_id, reader_id, thing) do update
       set rhythm = excluded.rhythm, made_at = now(), confirmed_at = coalesce(subscription.confirmed_at, excluded.confirmed_at)
     where ${proven}::boolean or subscription.confirmed_at is null`.execute(trx)
  const { id } = await trx
    .selectFrom('subscription')
    .select('id')
    .where('city_id', '=', city)
    .where('reader_id', '=', readerId)
    .where('thing', '=', thing)
    .executeTakeFirstOrThrow()
  return id
}

/** A public inquiry by its number. */
export function findPublic(db: Db, city: string, number: string) {
  return db
    .selectFrom('public_inquiry')
    .select((eb) => eb.ref('id').$notNull().as('id'))
    .where('city_id', '=', city)
    .where('number', '=', number)
    .executeTakeFirst()
}

export async function hasCategory(db: Db, city: string, category: string): Promise<boolean> {
  const found = await db
    .selectFrom('city_category')
    .select('category')
    .where('city_id', '=', city)
    .where('category', '=', category)
    .executeTakeFirst()
  return found !== undefined
}

/** Whose subscription it is; its row is locked until the transaction ends. */
export async function lockSubscription(trx: Trx, id: string) {
  const { rows } = await sql<{ city: string; readerId: string; confirmed: boolean; young: boolean }>`
    select city_id as city, reader_id as "readerId", confirmed_at is not null as confirmed,
           made_at > now() - interval '2 days' as young
      from subscription where id = ${id}::uuid for update`.execute(trx)
  return rows[0]
}

export async function confirm(trx: Trx, city: string, id: string): Promise<void> {
  await trx
    .updateTable('subscription')
    .set({ confirmed_at: sql<Date>`now()` })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .execute()
}

export async function countConfirmed(db: Db, readerId: string): Promise<number> {
  const { count } = await db
    .selectFrom('subscription')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('reader_id', '=', readerId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return count
}

/** A reader as a link of today finds them, with the number of the day. */
export function findReader(db: Db, id: string) {
  return db
    .selectFrom('reader')
    .select([
      'id',
      'address_key as addressKey',
      'address',
      'language',
      'quiet_from as from',
      'quiet_to as to',
    ])
    .select(today)
    .$narrowType<{ language: Language }>()
    .where('id', '=', id)
    .executeTakeFirst()
}

const today = sql<number>`floor(extract(epoch from now()) / 86400)::int`.as('today')

export async function findToday(db: Db): Promise<number> {
  return (await db.selectNoFrom(today).executeTakeFirstOrThrow()).today
}

export async function findReaderOf(
  db: Db,
  addressKey: string,
  channel: 'mail' | 'push' = 'mail',
): Promise<string | undefined> {
  const found = await db
    .selectFrom('reader')
    .select('id')
    .where('channel', '=', channel)
    .where('address_key', '=', addressKey)
    .executeTakeFirst()
  return found?.id
}

/** A city that a reader follows something in; undefined where nothing is confirmed. */
export async function findCityOf(db: Db, readerId: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('subscription')
    .select('city_id as city')
    .where('reader_id', '=', readerId)
    .where('confirmed_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return found?.city
}

/** What somebody follows, the newest first; of an inquiry that was merged, what it has become. */
export async function listFollowed(
  db: Db,
  of: { readerId: string } | { subscriptionId: string },
): Promise<Followed[]> {
  const which =
    'readerId' in of
      ? sql`s.reader_id = ${of.readerId}::uuid and s.confirmed_at is not null`
      : sql`s.id = ${of.subscriptionId}::uuid`
  const { rows } = await sql<Followed & { categoryName: Names }>`
    select s.id, s.city_id as city, json_build_object('uk', y.name_uk, 'en', y.name_en) as "cityName", s.kind, s.rhythm,
           case when i.id is not null then json_build_object('number', coalesce(p.number, i.number), 'title', p.title) end as inquiry,
           case when c.code is not null then json_build_object('code', c.code,
             'name', json_build_object('uk', c.name_uk, 'en', c.name_en)) end as category,
           case when s.area is not null then json_build_object(
             'at', json_build_object('lat', round(st_y(st_centroid(s.area))::numeric, 6)::float8,
                                     'lng', round(st_x(st_centroid(s.area))::numeric, 6)::float8),
             'km2', round((st_area(s.area::geography) / 1e6)::numeric, 3)::float8) end as area
      from subscription s
      join city y on y.id = s.city_id
      left join category c on c.code = s.category
      left join inquiry i on i.city_id = s.city_id and i.id = s.inquiry_id
      left join lateral (
        with recursive chain(id, into_id, depth) as (
          select i.id, i.merged_into, 0
          union all
          select n.id, n.merged_into, k.depth + 1 from inquiry n join chain k on n.id = k.into_id
           where n.city_id = s.city_id and k.depth < 100)
        select q.number, q.title from chain k
          join public_inquiry q on q.city_id = s.city_id and q.id = k.id limit 1) p on true
     where ${which} order by s.made_at desc, s.id desc`.execute(db)
  return rows
}

/** What a mail stops by; false where it was stopped before. NOTE: its notices go with it. */
export async function removeSubscription(trx: Trx, id: string, readerId?: string): Promise<boolean> {
  const { rows } = await sql<{ readerId: string }>`
    delete from subscription where id = ${id}::uuid
       and (${readerId ?? null}::uuid is null or reader_id = ${readerId ?? null}::uuid)
    returning reader_id as "readerId"`.execute(trx)
  for (const gone of rows) await removeIdle(trx, gone.readerId)
  return rows.length > 0
}

/** Nobody is remembered who follows nothing. */
async function removeIdle(trx: Trx, readerId: string): Promise<void> {
  await sql`
    delete from reader r where r.id = ${readerId}::uuid
       and not exists (select from subscription s where s.reader_id = r.id)`.execute(trx)
}

export async function removeReader(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('reader').where('id', '=', id).execute()
}

/** What waits for the reader comes in the new rhythm, too. */
export async function setRhythm(trx: Trx, id: string, readerId: string, rhythm: Rhythm): Promise<void> {
  await trx
    .updateTable('subscription')
    .set({ rhythm })
    .where('id', '=', id)
    .where('reader_id', '=', readerId)
    .execute()
  await setDue(trx, readerId)
}

export async function setQuiet(trx: Trx, readerId: string, { from, to }: Quiet): Promise<void> {
  await trx.updateTable('reader').set({ quiet_from: from, quiet_to: to }).where('id', '=', readerId).execute()
  await setDue(trx, readerId)
}

export async function setLanguage(trx: Trx, readerId: string, language: Language): Promise<void> {
  await trx.updateTable('reader').set({ language }).where('id', '=', readerId).execute()
}

/** NOTE: half a minute from now, as what was decided this moment may still be taken back. */
async function setDue(trx: Trx, readerId: string): Promise<void> {
  await sql`
    update notice n set due_at = notice_due(s.rhythm, r.quiet_from, r.quiet_to, now() + interval '30 seconds')
      from subscription s, reader r
     where n.reader_id = ${readerId}::uuid and n.digest_id is null and r.id = n.reader_id
       and s.city_id = n.city_id and s.id = n.subscription_id`.execute(trx)
}

/** A wish to follow, whether confirmed or not, and where its letter goes. */
export async function findAsked(db: Db, id: string) {
  const { rows } = await sql<{
    readerId: string
    address: Uint8Array
    language: Language
    confirmed: boolean
    today: number
  }>`
    select r.id as "readerId", r.address, r.language, s.confirmed_at is not null as confirmed,
           floor(extract(epoch from now()) / 86400)::int as today
      from subscription s join reader r on r.id = s.reader_id where s.id = ${id}::uuid`.execute(db)
  return rows[0]
}
