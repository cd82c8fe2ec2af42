import { sql } from 'kysely'

import type { Trx } from '../platform/database.ts'

interface One {
  city: string
  id: string
}

/** Steps out of the queue: these can be taken back. */
const decisions = ['publish', 'reject', 'request-changes', 'merge']

/**
 * The last decision that stands: what was written in its transaction carries its time.
 * @param seconds within which it can be taken back, by the database's clock: who asked in time is in time, and of a wave
 * all or none
 */
export function findLastDecision(trx: Trx, { city, id }: One, actorId: string, seconds: number) {
  return trx
    .selectFrom('inquiry_event as d')
    .select(['d.step', sql<string>`d.at::text`.as('at')])
    .select([
      sql<boolean>`coalesce(d.actor_id = ${actorId}::text, false)`.as('mine'),
      sql<boolean>`now() < d.at + make_interval(secs => ${seconds}::int)`.as('inTime'),
      sql<boolean>`not exists (select from inquiry_event e where e.city_id = d.city_id
        and e.inquiry_id = d.inquiry_id and e.seq > d.seq and e.at <> d.at)`.as('isLast'),
      sql<string | null>`(select e.note from inquiry_event e where e.city_id = d.city_id
        and e.inquiry_id = d.inquiry_id and e.at = d.at and e.step = 'recategorise')`.as('category'),
    ])
    .where('d.city_id', '=', city)
    .where('d.inquiry_id', '=', id)
    .where('d.step', 'in', decisions)
    .where('d.undone', '=', false)
    .orderBy('d.seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The decision, and what was written along with it: it happened, but it tells nobody. */
export async function setUndone(trx: Trx, { city, id }: One, at: string): Promise<void> {
  await trx
    .updateTable('inquiry_event')
    .set({ undone: true })
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .where(sql<boolean>`at = ${at}::timestamptz`)
    .execute()
}

/** What everybody could read and see for a moment; the state has left the map before. */
export async function clearPublicFace(trx: Trx, { city, id }: One, category: string | null): Promise<void> {
  const face = ['title', 'public_text', 'public_place', 'edit_reason', 'district_id', 'public_point'] as const
  const onMap = ['map_x', 'map_y', 'happened_on', 'organisation_id'] as const
  await trx
    .updateTable('inquiry')
    .set({
      ...Object.fromEntries([...face, ...onMap].map((column) => [column, null])),
      ...(category === null ? {} : { category }),
      version: sql`version + 1`,
    })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .execute()
  await trx
    .updateTable('photo')
    .set({ shown: false })
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .execute()
}

/** Bodies that were asked to answer along with the decision. */
export async function deleteAssignments(trx: Trx, { city, id }: One, at: string): Promise<void> {
  await trx
    .deleteFrom('assignment')
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .where(sql<boolean>`assigned_at = ${at}::timestamptz`)
    .execute()
}

/** Two moderators had agreed to what the guard held back: taken back, it is held back again. */
export async function sealAgain(trx: Trx, { city, id }: One): Promise<void> {
  await trx
    .updateTable('inquiry')
    .set({ sealed: true })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('inquiry_event as e')
          .select('e.seq')
          .whereRef('e.city_id', '=', 'inquiry.city_id')
          .whereRef('e.inquiry_id', '=', 'inquiry.id')
          .where('e.step', '=', 'agree'),
      ),
    )
    .execute()
}
