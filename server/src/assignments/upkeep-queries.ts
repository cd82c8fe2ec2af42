import { sql } from 'kysely'

import type { Trx } from '../platform/database.ts'

// Waits for an answer: of what everybody sees red, and while no outage stops its clock.
const running = sql`a.answered_at is null and a.withdrawn_at is null and i.state in ('published', 'reopened')
  and not exists (select from outage o where o.city_id = a.city_id and o.until_at is null and o.from_at < a.due_at)`
const joined = sql`assignment a join inquiry i on i.city_id = a.city_id and i.id = a.inquiry_id`

export interface Late {
  city: string
  inquiryId: string
  organisationId: string
}

/** Late ones that nobody was told of; their inquiries are locked. */
export async function lockLate(trx: Trx, most: number): Promise<Late[]> {
  const { rows } = await sql<Late>`
    select a.city_id as city, a.inquiry_id as "inquiryId", a.organisation_id as "organisationId" from ${joined}
     where ${running} and a.due_at <= now() and a.escalated_at is null
     order by i.city_id, i.id, a.organisation_id limit ${most}::int for update of i skip locked`.execute(trx)
  return rows
}

/** @returns false where somebody was faster */
export async function moveToEscalated(trx: Trx, { city, inquiryId, organisationId }: Late): Promise<boolean> {
  const moved = await trx
    .updateTable('assignment')
    .set({ escalated_at: sql<Date>`now()` })
    .where('city_id', '=', city)
    .where('inquiry_id', '=', inquiryId)
    .where('organisation_id', '=', organisationId)
    .where('escalated_at', 'is', null)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

export interface Reminded {
  city: string
  organisationId: string
}

/**
 * Bodies with something to be reminded of for the first time, since it is late, or since it is late for another week;
 * with it goes all that is due or nearly, so that a body gets one mail and not one for each inquiry.
 */
export async function takeReminders(trx: Trx): Promise<Reminded[]> {
  // NOTE: two that remind at once would both find the same: the second waits here, and finds nothing.
  await sql`select pg_advisory_xact_lock(hashtextextended('reminders', 0))`.execute(trx)
  const { rows } = await sql<Reminded>`
    with waiting as (
      select a.city_id, a.inquiry_id, a.organisation_id, a.due_at <= now() as late,
             case when a.due_at <= now() then a.reminders < 2 or a.reminded_at <= now() - interval '7 days'
                  else a.reminders < 1 end as told_now
        from ${joined} where ${running} and a.warn_at <= now()
       order by a.city_id, a.inquiry_id, a.organisation_id for no key update of a),
    told as (
      update assignment a set reminded_at = now(),
             reminders = case when w.late then greatest(a.reminders + 1, 2) else greatest(a.reminders, 1::smallint) end
        from waiting w
       where w.city_id = a.city_id and w.inquiry_id = a.inquiry_id and w.organisation_id = a.organisation_id
         and exists (select from waiting n where n.city_id = w.city_id and n.organisation_id = w.organisation_id and n.told_now)
      returning a.city_id, a.organisation_id)
    select distinct city_id as city, organisation_id as "organisationId" from told order by 1, 2`.execute(trx)
  return rows
}

/** Who reads for a body: its members; without any, null for the body's own address, where it has one. */
export async function listReaders(trx: Trx, { city, organisationId }: Reminded): Promise<(string | null)[]> {
  const members = await trx
    .selectFrom('membership')
    .select('staff_id')
    .distinct()
    .where('city_id', '=', city)
    .where('organisation_id', '=', organisationId)
    .where('role', '=', 'responder')
    .execute()
  if (members.length > 0) return members.map(({ staff_id: id }) => id)
  const own = await trx
    .selectFrom('organisation')
    .select('id')
    .where('city_id', '=', city)
    .where('id', '=', organisationId)
    .where('email', 'is not', null)
    .executeTakeFirst()
  return own ? [null] : []
}
