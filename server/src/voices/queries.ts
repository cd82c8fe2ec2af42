import type { Outcome, PublicState } from '@bezpechne/shared/inquiry-states'
import { sql } from 'kysely'

import type { Trx } from '../platform/database.ts'

export interface One {
  city: string
  id: string
}

/** Voices come one after the other: the second finds what the first has brought about. Only what everybody sees. */
export async function lockPublic(trx: Trx, city: string, number: string) {
  const found = await trx
    .selectFrom('public_inquiry')
    .select('id')
    .where('city_id', '=', city)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!found?.id) return undefined
  // NOTE: a second statement: its state is the one under the lock.
  return trx
    .selectFrom('inquiry')
    .select(['id', 'state'])
    .where('city_id', '=', city)
    .where('id', '=', found.id)
    .forNoKeyUpdate()
    .$narrowType<{ state: PublicState }>()
    .executeTakeFirst()
}

/** False where this browser has never spoken of it. */
export async function changeVoice(
  trx: Trx,
  { city, id }: One,
  speaker: string,
  helped: boolean | null,
): Promise<boolean> {
  const changed = await trx
    .updateTable('voice')
    .set({ helped, at: sql<Date>`now()` })
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .where('speaker', '=', speaker)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

export async function insertVoice(
  trx: Trx,
  { city, id }: One,
  voice: { speaker: string; helped: boolean; weighs: boolean },
): Promise<void> {
  await trx
    .insertInto('voice')
    .values({ city_id: city, inquiry_id: id, ...voice })
    .execute()
}

/** What the voices amount to, and what of it the history tells already. */
export interface Standing {
  helped: number
  notHelped: number
  outcome: Outcome
  confirms: boolean
  /** Since somebody of the staff last looked whether the answer holds. */
  disputes: boolean
}

export async function findStanding(trx: Trx, { city, id }: One): Promise<Standing> {
  const { rows } = await sql<Standing>`
    with of as (
      select i.city_id, i.id, i.state, i.answered_at, greatest(i.answered_at, (
          select max(e.at) from inquiry_event e where e.city_id = i.city_id and e.inquiry_id = i.id
             and e.step in ('check-answer', 'revise-answer', 'add-answer'))) as looked_at
        from inquiry i where i.city_id = ${city} and i.id = ${id}::uuid),
    told as (
      select coalesce(bool_or(e.step = 'neighbours-confirm' and e.at >= of.answered_at), false) as confirm,
             coalesce(bool_or(e.step = 'neighbours-dispute' and e.at >= of.looked_at), false) as dispute
        from of left join inquiry_event e on e.city_id = of.city_id and e.inquiry_id = of.id)
    select (select count(*)::int from voice v where v.city_id = of.city_id and v.inquiry_id = of.id
              and v.at >= of.answered_at and v.helped) as helped,
           (select count(*)::int from voice v where v.city_id = of.city_id and v.inquiry_id = of.id
              and v.at >= of.answered_at and not v.helped) as "notHelped",
           inquiry_outcome(of.city_id, of.id, of.state, of.answered_at) as outcome,
           not told.confirm and neighbours_say(of.city_id, of.id, of.answered_at) is not distinct from 'confirmed' as confirms,
           not told.dispute and neighbours_say(of.city_id, of.id, of.looked_at) is not distinct from 'disputed' as disputes
      from of, told`.execute(trx)
  const [standing] = rows
  if (!standing) throw new Error('the inquiry is locked: it is there')
  return standing
}
