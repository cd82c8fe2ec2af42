import type { Names } from '@bezpechne/shared/cities'
import { type PublicState, publicStates } from '@bezpechne/shared/inquiry-states'
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'

import type { Db, Trx } from '../platform/database.ts'

interface Link {
  city: string
  id: string
  inquiryId: string
}

const days = 14

export async function insertLink(
  trx: Trx,
  { city, id, inquiryId }: Link,
  by: { organisationId: string; tokenHash: string; actorId: string },
): Promise<Date> {
  const { at } = await trx
    .insertInto('reply_link')
    .values({
      city_id: city,
      id,
      inquiry_id: inquiryId,
      organisation_id: by.organisationId,
      token_hash: by.tokenHash,
      created_by: by.actorId,
      expires_at: sql<Date>`now() + make_interval(days => ${days}::int)`,
    })
    .returning('expires_at as at')
    .executeTakeFirstOrThrow()
  return at
}

/** A body has one link that opens: the one before closes. @returns how many closed */
export async function closeLinks(
  trx: Trx,
  city: string,
  inquiryId: string,
  organisationId: string,
): Promise<void> {
  await trx
    .updateTable('reply_link')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('city_id', '=', city)
    .where('inquiry_id', '=', inquiryId)
    .where('organisation_id', '=', organisationId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** @returns false where it was used, or is closed already */
export async function moveToClosed(trx: Trx, { city, id, inquiryId }: Link): Promise<boolean> {
  const moved = await trx
    .updateTable('reply_link')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('inquiry_id', '=', inquiryId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

/** The body lost the inquiry: its link opens nothing. */
const withdrawn = sql<boolean>`(l.withdrawn_at is not null or not exists (select from assignment a
  where a.city_id = l.city_id and a.inquiry_id = l.inquiry_id and a.organisation_id = l.organisation_id
    and a.withdrawn_at is null))`

const linkState = sql<'open' | 'used' | 'expired' | 'withdrawn'>`case when l.used_at is not null then 'used'
  when ${withdrawn} then 'withdrawn' when l.expires_at <= now() then 'expired' else 'open' end`

export function listLinks(db: Db, city: string, inquiryId: string) {
  return db
    .selectFrom('reply_link as l')
    .select(['l.id', 'l.organisation_id as organisationId', 'l.created_at as createdAt'])
    .select(['l.expires_at as expiresAt', linkState.as('state')])
    .where('l.city_id', '=', city)
    .where('l.inquiry_id', '=', inquiryId)
    .orderBy('l.created_at', 'desc')
    .limit(50)
    .execute()
}

/** Whose link it is and whether it opens; what it opens is another question. */
export function findLink(db: Db, tokenHash: string) {
  return db
    .selectFrom('reply_link as l')
    .innerJoin('city as c', 'c.id', 'l.city_id')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.city_id', '=', 'l.city_id').onRef('o.id', '=', 'l.organisation_id'),
    )
    .select(['l.city_id as city', 'l.id', 'l.inquiry_id as inquiryId', 'l.organisation_id as organisationId'])
    .select(['l.expires_at as expiresAt', linkState.as('state')])
    .select(sql<Names>`json_build_object('uk', c.name_uk, 'en', c.name_en)`.as('cityName'))
    .select(sql<Names>`json_build_object('uk', o.name_uk, 'en', o.name_en)`.as('organisation'))
    .where('l.token_hash', '=', tokenHash)
    .executeTakeFirst()
}

/** Public words alone: what is not public now is not there. */
export function findOpened(db: Db, city: string, inquiryId: string) {
  return db
    .selectFrom('public_inquiry as i')
    .select('i.public_place as place')
    .select((eb) => [
      eb.ref('i.number').$notNull().as('number'),
      eb.ref('i.category').$notNull().as('category'),
      eb.ref('i.title').$notNull().as('title'),
      eb.ref('i.public_text').$notNull().as('text'),
      sql<PublicState>`i.state`.as('state'),
      sql<string>`(i.published_at at time zone 'Europe/Kyiv')::date::text`.as('publishedOn'),
      jsonArrayFrom(
        eb
          .selectFrom('photo as p')
          .select(['p.id', 'p.width', 'p.height'])
          .where('p.city_id', '=', sql<string>`i.city_id`)
          .where('p.inquiry_id', '=', sql<string>`i.id`)
          .where('p.shown', '=', true)
          .orderBy('p.position'),
      ).as('photos'),
    ])
    .where('i.city_id', '=', city)
    .where('i.id', '=', inquiryId)
    .executeTakeFirst()
}

/** Nobody else answers it until the transaction ends; nothing where it is not public. */
export function lockPublic(trx: Trx, city: string, inquiryId: string) {
  return trx
    .selectFrom('inquiry')
    .select('number')
    .where('city_id', '=', city)
    .where('id', '=', inquiryId)
    .where('state', 'in', publicStates)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/** Burns it; false where somebody was faster, or its time is over. */
export async function moveToUsed(trx: Trx, { city, id }: Omit<Link, 'inquiryId'>): Promise<boolean> {
  const moved = await trx
    .updateTable('reply_link')
    .set({ used_at: sql<Date>`now()` })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

/** Whether the body has an address of its own. */
export async function hasAddress(db: Db, city: string, organisationId: string): Promise<boolean> {
  const found = await db
    .selectFrom('organisation')
    .select('id')
    .where('city_id', '=', city)
    .where('id', '=', organisationId)
    .where('email', 'is not', null)
    .executeTakeFirst()
  return found !== undefined
}
