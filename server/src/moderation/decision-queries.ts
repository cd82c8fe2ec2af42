import type { LatLng } from '@bezpechne/shared/geo'
import { sql } from 'kysely'

import type { Trx } from '../platform/database.ts'
import { asLatLng, pointOf } from '../platform/geo.ts'

interface One {
  city: string
  id: string
  sealed?: boolean
}

/** Nobody else can decide until the transaction ends. A sealed one is there only for who asks for a sealed one. */
export function lockForDecision(trx: Trx, { city, id, sealed = false }: One, actorId: string) {
  return trx
    .selectFrom('inquiry as i')
    .innerJoin('inquiry_original as o', (join) =>
      join.onRef('o.city_id', '=', 'i.city_id').onRef('o.inquiry_id', '=', 'i.id'),
    )
    .select(['i.number', 'i.state', 'i.category', 'i.hidden_by as hiddenBy'])
    .select(['i.organisation_id as organisationId'])
    .select([
      asLatLng<LatLng | null>('o.exact_point').as('exactAt'),
      sql<boolean>`coalesce(i.claimed_by = ${actorId}::text, false)`.as('mine'),
      sql<boolean>`coalesce(i.claimed_until > now(), false)`.as('claimed'),
      sql<boolean>`i.revised_at is not null`.as('revised'),
      othersTurn(actorId).as('othersTurn'),
    ])
    .where('i.city_id', '=', city)
    .where('i.id', '=', id)
    .where('i.sealed', '=', sealed)
    .forNoKeyUpdate('i')
    .executeTakeFirst()
}

/**
 * Many at once, always in the same order, and with each those that it has become part of: a merge that is taken back
 * changes them as well.
 */
export async function lockAll(trx: Trx, city: string, ids: readonly string[]): Promise<void> {
  for (;;) {
    await sql`savepoint not_yet`.execute(trx)
    const rows = await lockChains(trx, city, ids)
    const held = new Set(rows.map((row) => row.id))
    if (rows.every(({ into }) => into === null || held.has(into))) return
    // NOTE: one was merged while this waited for it. To take what it leads to now would be out of order.
    await sql`rollback to savepoint not_yet`.execute(trx)
  }
}

async function lockChains(trx: Trx, city: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; into: string | null }>`
    with recursive chain(id) as (
      select unnest(${[...ids]}::uuid[])
      union
      select i.merged_into from inquiry i join chain c on i.id = c.id
       where i.city_id = ${city} and i.merged_into is not null)
    select id, merged_into as "into" from inquiry where city_id = ${city} and id in (select id from chain)
     order by id for no key update`.execute(trx)
  return rows
}

/**
 * Who decided against it leaves a review to the others. A city may have one moderator alone: after three days it is
 * everybody's, so that nobody waits for ever.
 */
export function othersTurn(actorId: string) {
  return sql<boolean>`coalesce(i.refused_by = ${actorId}::text and i.state = 'submitted'
    and i.review_asked_at > now() - ${reviewByOthers}::interval, false)`
}
export const reviewByOthers = '3 days'

const leaseMinutes = 15

/** A new or longer lease of a waiting inquiry that nobody else holds; none otherwise. */
export function moveLease(trx: Trx, { city, id }: One, actorId: string) {
  return trx
    .updateTable('inquiry')
    .set({
      claimed_by: actorId,
      claimed_until: sql<Date>`now() + make_interval(mins => ${leaseMinutes}::int)`,
    })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('state', '=', 'submitted')
    .where(sql<boolean>`(claimed_by is null or claimed_by = ${actorId}::text or claimed_until <= now())`)
    .returning(['claimed_until as claimedUntil'])
    .returning(sql<number>`extract(epoch from claimed_until - now())::int`.as('secondsLeft'))
    .executeTakeFirst()
}

export async function clearLease(trx: Trx, { city, id }: One, actorId: string): Promise<void> {
  await trx
    .updateTable('inquiry')
    .set({ claimed_by: null, claimed_until: null })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('claimed_by', '=', actorId)
    .execute()
}

/** The next version of the public face, for who read this one: of two who read the same, one gets it. */
export async function moveVersion(trx: Trx, { city, id }: One, version: number): Promise<boolean> {
  const moved = await trx
    .updateTable('inquiry')
    .set({ version: sql`version + 1` })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

export interface PublicWords {
  title: string
  text: string
  place: string | null
  editReason: string | null
}

export interface PublicPin {
  category: string
  point: LatLng
  mapX: number
  mapY: number
  districtId: string | null
}

/** What everybody will read and see; the step after it makes it public. */
export async function setPublicFace(trx: Trx, one: One, face: PublicWords & PublicPin): Promise<void> {
  await setPublicWords(trx, one, face)
  await setPublicPlace(trx, one, face)
}

export async function setPublicWords(trx: Trx, { city, id }: One, words: PublicWords): Promise<void> {
  await trx
    .updateTable('inquiry')
    .set({
      title: words.title,
      public_text: words.text,
      public_place: words.place,
      edit_reason: words.editReason,
    })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .execute()
}

export async function setPublicPlace(trx: Trx, { city, id }: One, pin: PublicPin): Promise<void> {
  await trx
    .updateTable('inquiry')
    .set({
      category: pin.category,
      public_point: pointOf(pin.point),
      map_x: pin.mapX,
      map_y: pin.mapY,
      district_id: pin.districtId,
      // A day, never a time: the exact time of a report is the author's.
      happened_on: sql<string>`coalesce((select (happened_at at time zone 'Europe/Kyiv')::date from inquiry_original
        where city_id = ${city}::text and inquiry_id = ${id}::uuid), happened_on)`,
    })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .execute()
}

export async function setExactPoint(trx: Trx, { city, id }: One, at: LatLng): Promise<void> {
  await trx
    .updateTable('inquiry_original')
    .set({ exact_point: pointOf(at) })
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .execute()
}

/** Shows exactly these photos and no other. @returns how many of them the inquiry has */
export async function setShownPhotos(trx: Trx, { city, id }: One, photos: string[]): Promise<number> {
  const rows = await trx
    .updateTable('photo')
    .set({ shown: sql<boolean>`id = any(${photos}::uuid[])` })
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .returning('shown')
    .execute()
  return rows.filter(({ shown }) => shown).length
}
