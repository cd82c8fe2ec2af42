import type { PhotoBox } from '@bezpechne/shared/photo-boxes'
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'

import { photosComing } from '../inquiries/index.ts'
import type { Db } from '../platform/database.ts'
import { isFrozen } from '../platform/frozen.ts'
import { asLatLng } from '../platform/geo.ts'
import { claimedByOther } from './queue-queries.ts'

export interface CaseOf {
  city: string
  id: string
  actorId: string
  /** A sealed one is found by who asks for a sealed one, and nowhere else. */
  sealed?: boolean
}

/** All of one inquiry that a moderator may see. */
export function findCase(db: Db, { city, id, actorId, sealed = false }: CaseOf) {
  return db
    .selectFrom('inquiry as i')
    .innerJoin('inquiry_original as o', (join) =>
      join.onRef('o.city_id', '=', 'i.city_id').onRef('o.inquiry_id', '=', 'i.id'),
    )
    .select(['i.id', 'i.number', 'i.state', 'i.category', 'i.submitted_at as submittedAt'])
    .select(['o.happened_at as happenedAt', 'o.text', 'o.address', 'i.district_id as districtId'])
    .select(['i.title', 'i.public_text as publicText', 'i.public_place as publicPlace'])
    .select(['i.edit_reason as editReason', 'i.organisation_id as organisationId', 'i.version'])
    .select([
      asLatLng<{ lat: number; lng: number } | null>('o.exact_point').as('exactAt'),
      asLatLng<{ lat: number; lng: number } | null>('i.public_point').as('publicAt'),
      sql<boolean>`o.email is not null`.as('hasEmail'),
      sql<boolean>`coalesce(i.hidden_by = ${actorId}::text, false)`.as('hiddenByMe'),
      claimedByOther(actorId).as('claimedByOther'),
      isFrozen('i').as('frozen'),
      sql<{
        title: string
        text: string
      } | null>`(select json_build_object('title', c.title, 'text', c.public_text)
        from author_cover c where c.city_id = i.city_id and c.inquiry_id = i.id)`.as('cover'),
      photosComing.as('photosComing'),
      sql<Date | null>`case when i.claimed_until > now() then i.claimed_until end`.as('claimedUntil'),
    ])
    .select([photosOfCase(db).as('photos'), eventsOfCase(db).as('events')])
    .where('i.city_id', '=', city)
    .where('i.id', '=', id)
    .where('i.sealed', '=', sealed)
    .executeTakeFirst()
}

function photosOfCase(db: Db) {
  return jsonArrayFrom(
    db
      .selectFrom('photo as p')
      .select(['p.id', 'p.width', 'p.height', 'p.shown', 'p.copy', 'p.with_event as withEvent'])
      .select(sql<PhotoBox[]>`p.boxes`.as('boxes'))
      .where('p.city_id', '=', sql<string>`i.city_id`)
      .where('p.inquiry_id', '=', sql<string>`i.id`)
      .orderBy('p.position'),
  )
}

function eventsOfCase(db: Db) {
  return jsonArrayFrom(
    db
      .selectFrom('inquiry_event as e')
      .leftJoin('user as u', 'u.id', 'e.actor_id')
      .select(['e.seq', 'e.step', 'e.actor_role as role', 'u.name as actor', 'e.reason', 'e.note'])
      // NOTE: inside JSON a time would be written by the engine's own taste.
      .select(sql<string>`to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`.as('at'))
      .where('e.city_id', '=', sql<string>`i.city_id`)
      .where('e.inquiry_id', '=', sql<string>`i.id`)
      .orderBy('e.seq'),
  )
}
