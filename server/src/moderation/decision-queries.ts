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
    ])
    .where('i.city_id', '=', city)
    .where('i.id', '=', id)
    .where('i.sealed', '=', sealed)
    .forUpdate('i')
    .executeTakeFirst()
}

/** Many at once, always in the same order. */
export async function lockAll(trx: Trx, city: string, ids: string[]): Promise<void> {
  await trx
    .selectFrom('inquiry')
    .select('id')
    .where('city_id', '=', city)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

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

export interface PublicFace {
  title: string
  text: string
  place: string | null
  editReason: string | null
  category: string
  point: LatLng
  mapX: number
  mapY: number
  districtId: string | null
}

/** What everybody will read and see; the step after it makes it public. */
export async function setPublicFace(trx: Trx, { city, id }: One, face: PublicFace): Promise<void> {
  await trx
    .updateTable('inquiry')
    .set({
      title: face.title,
      public_text: face.text,
      public_place: face.place,
      edit_reason: face.editReason,
      category: face.category,
      public_point: pointOf(face.point),
      map_x: face.mapX,
      map_y: face.mapY,
      district_id: face.districtId,
      // A day, never a time: the exact time of a report is the author's.
      happened_on: sql<string>`(select (happened_at at time zone 'Europe/Kyiv')::date from inquiry_original
        where city_id = ${city}::text and inquiry_id = ${id}::uuid)`,
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
