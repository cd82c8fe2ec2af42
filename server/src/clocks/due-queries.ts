import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

export interface Running {
  inquiryId: string
  organisationId: string
  from: Date
  hours: number
}

/** Assignments that wait for an answer, of a city or of one inquiry, with the working hours that they have. */
export function listRunning(trx: Trx, city: string, inquiryId?: string): Promise<Running[]> {
  return trx
    .selectFrom('assignment as a')
    .innerJoin('inquiry as i', (join) =>
      join.onRef('i.city_id', '=', 'a.city_id').onRef('i.id', '=', 'a.inquiry_id'),
    )
    .innerJoin('category as c', 'c.code', 'i.category')
    .leftJoin('category_clock as k', (join) =>
      join.onRef('k.city_id', '=', 'i.city_id').onRef('k.category', '=', 'i.category'),
    )
    .select(['a.inquiry_id as inquiryId', 'a.organisation_id as organisationId', 'a.clock_from as from'])
    .select(sql<number>`coalesce(k.hours, c.answer_hours)`.as('hours'))
    .where('a.city_id', '=', city)
    .where('a.answered_at', 'is', null)
    .where('a.withdrawn_at', 'is', null)
    .$if(inquiryId !== undefined, (query) => query.where('a.inquiry_id', '=', inquiryId ?? ''))
    .execute()
}

export interface Due extends Pick<Running, 'inquiryId' | 'organisationId'> {
  dueAt: Date | null
  warnAt: Date | null
}

/** In one statement, and only what is another time than before. */
export async function setDue(trx: Trx, city: string, due: readonly Due[]): Promise<void> {
  // NOTE: in the order in which everybody takes many of them, else two that do wait for each other.
  await sql`select from assignment where city_id = ${city}
    and inquiry_id = any(${due.map((row) => row.inquiryId)}::uuid[])
    order by inquiry_id, organisation_id for no key update`.execute(trx)
  await sql`
    update assignment a set due_at = v.due_at, warn_at = v.warn_at
      from unnest(${due.map((row) => row.inquiryId)}::uuid[], ${due.map((row) => row.organisationId)}::uuid[],
                  ${due.map((row) => iso(row.dueAt))}::timestamptz[],
                  ${due.map((row) => iso(row.warnAt))}::timestamptz[]) as v (inquiry_id, organisation_id, due_at, warn_at)
     where a.city_id = ${city} and a.inquiry_id = v.inquiry_id and a.organisation_id = v.organisation_id
       and (a.due_at is distinct from v.due_at or a.warn_at is distinct from v.warn_at)`.execute(trx)
}

/** Whoever was given it has to answer again, from now on. */
export async function startAgain(trx: Trx, city: string, inquiryId: string): Promise<void> {
  await trx
    .updateTable('assignment')
    .set({
      clock_from: sql<Date>`now()`,
      answered_at: null,
      reminders: 0,
      reminded_at: null,
      escalated_at: null,
    })
    .where('city_id', '=', city)
    .where('inquiry_id', '=', inquiryId)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** A body has answered: its clock stands. */
export async function stop(trx: Trx, city: string, inquiryId: string, organisationId: string): Promise<void> {
  await trx
    .updateTable('assignment')
    .set({ answered_at: sql<Date>`now()` })
    .where('city_id', '=', city)
    .where('inquiry_id', '=', inquiryId)
    .where('organisation_id', '=', organisationId)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** Cities where something that waits has no time set: given before there were clocks. */
export async function listUnset(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('assignment')
    .select('city_id')
    .distinct()
    .where('due_at', 'is', null)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
  return rows.map(({ city_id: city }) => city)
}

function iso(moment: Date | null): string | null {
  return moment?.toISOString() ?? null
}
