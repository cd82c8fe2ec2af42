import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

export interface On {
  city: string
  id: string
}

/** Gives it to bodies that do not have it. @returns those that have it from now on and did not before */
export async function insertAssignments(
  trx: Trx,
  { city, id }: On,
  organisations: readonly string[],
  actorId: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into assignment (city_id, inquiry_id, organisation_id, assigned_by)
    select ${city}, ${id}::uuid, given, ${actorId} from unnest(${[...organisations]}::uuid[]) as given
    on conflict (city_id, inquiry_id, organisation_id) do update
      set withdrawn_at = null, assigned_at = now(), clock_from = now(), assigned_by = excluded.assigned_by,
          answered_at = null, due_at = null, warn_at = null, reminders = 0, reminded_at = null, escalated_at = null
      where assignment.withdrawn_at is not null
    returning organisation_id as id`.execute(trx)
  return rows.map((row) => row.id)
}

export async function setLead(trx: Trx, { city, id }: On, organisationId: string | null): Promise<void> {
  await trx
    .updateTable('inquiry')
    .set({ organisation_id: organisationId })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .execute()
}

/** The state, who leads; nobody else hands over or withdraws until the transaction ends. */
export function lockForHandover(trx: Trx, { city, id }: On) {
  return trx
    .selectFrom('inquiry')
    .select(['number', 'state', 'organisation_id as lead'])
    .where('city_id', '=', city)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/** @returns false where it does not have it, or has answered */
export async function moveToWithdrawn(trx: Trx, { city, id }: On, organisationId: string): Promise<boolean> {
  const moved = await trx
    .updateTable('assignment')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .where('organisation_id', '=', organisationId)
    .where('withdrawn_at', 'is', null)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

/** The one that has it longest, to lead where the leading one was withdrawn. */
export async function findNextLead(trx: Trx, { city, id }: On): Promise<string | null> {
  const next = await held(trx, { city, id })
    .select('organisation_id as id')
    .orderBy('assigned_at')
    .orderBy('organisation_id')
    .limit(1)
    .executeTakeFirst()
  return next?.id ?? null
}

/** Whether a body has it; whether it has answered already. */
export function findAssignment(db: Db, on: On, organisationId: string) {
  return held(db, on)
    .select(sql<boolean>`answered_at is not null`.as('answered'))
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
}

/** Who has it, the leading one first. */
export function listBodies(db: Db, { city, id }: On) {
  return db
    .selectFrom('assignment as a')
    .innerJoin('inquiry as i', (join) =>
      join.onRef('i.city_id', '=', 'a.city_id').onRef('i.id', '=', 'a.inquiry_id'),
    )
    .select([
      'a.organisation_id as organisationId',
      'a.assigned_at as assignedAt',
      'a.answered_at as answeredAt',
    ])
    .select(['a.due_at as dueAt', 'i.state'])
    .select(sql<boolean>`a.organisation_id is not distinct from i.organisation_id`.as('lead'))
    .where('a.city_id', '=', city)
    .where('a.inquiry_id', '=', id)
    .where('a.withdrawn_at', 'is', null)
    .where('i.sealed', '=', false)
    .orderBy('lead', 'desc')
    .orderBy('a.assigned_at')
    .orderBy('a.organisation_id')
    .execute()
}

function held(db: Db, { city, id }: On) {
  return db
    .selectFrom('assignment')
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .where('withdrawn_at', 'is', null)
}
