import type { Names } from '@bezpechne/shared/cities'
import type { Written } from '@bezpechne/shared/languages'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { emit } from '../platform/outbox.ts'
import { kept, past, stale, waits } from './request-queries.ts'

/**
 * Asks all other administrators for the second word, each archive once: and those of one community at most once an hour,
 * however often somebody asks and cancels. Who comes while nobody else was there is asked then.
 */
export async function tellSeconds(trx: Trx): Promise<void> {
  const { rows } = await sql<{ city: string; id: string; by: string }>`
    update archive_request set told_at = now()
     where state = 'asked' and told_at is null and not ${stale}
       and not exists (select from archive_request o
         where o.city_id = archive_request.city_id and o.told_at > now() - interval '1 hour')
       and exists (select from membership s where s.city_id = archive_request.city_id
         and s.role = 'administrator' and s.staff_id <> archive_request.asked_by)
    returning city_id as city, id, asked_by as by`.execute(trx)
  for (const { city, id, by } of rows) {
    const seconds = await trx
      .selectFrom('membership')
      .select('staff_id as staffId')
      .where('city_id', '=', city)
      .where('role', '=', 'administrator')
      .where('staff_id', '<>', by)
      .execute()
    for (const { staffId } of seconds) await emit(trx, city, 'archive.waits', { id: `${id}/${staffId}` })
  }
}

export interface ArchiveTold {
  state: 'asked' | 'ready' | 'failed'
  email: string
  language: Written
  cityName: Names
  askedBy: string
  agreedBy: string | null
  /** Whether the reader is who asked. */
  own: boolean
  /** Until when one can agree to it, or fetch it. */
  until: Date
}

/** An archive as one administrator may be told of it: to agree to one of another's, or one of their own two. */
export async function findArchiveTold(
  db: Db,
  city: string,
  { id, readerId }: { id: string; readerId: string },
): Promise<ArchiveTold | undefined> {
  const { rows } = await sql<ArchiveTold>`
    select state, u.email, m.language, a.name as "askedBy", b.name as "agreedBy", asked_by = u.id as own,
           (select json_build_object('uk', c.name_uk, 'en', c.name_en) from city c where c.id = archive_request.city_id) as "cityName",
           case state when 'asked' then asked_at + ${waits} else coalesce(made_at, now()) + ${kept} end as until
      from archive_request
           join membership m on m.city_id = archive_request.city_id and m.staff_id = ${readerId} and m.role = 'administrator'
           join "user" u on u.id = m.staff_id
           join "user" a on a.id = asked_by left join "user" b on b.id = agreed_by
     where archive_request.city_id = ${city} and archive_request.id = ${id}::uuid
       and case state when 'asked' then asked_by <> u.id and not ${stale}
             when 'ready' then u.id in (asked_by, agreed_by) and not (${past})
             else state = 'failed' and u.id = asked_by end`.execute(db)
  return rows[0]
}
