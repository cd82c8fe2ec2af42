import { putBackSeconds } from '@bezpechne/shared/mine'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

interface One {
  city: string
  id: string
}

/**
 * Seconds left to put back what its author has taken back; null where it cannot be. Once: who takes it back again means
 * it. What a moderator had hidden stays out of sight either way.
 */
export function putBackIn(i: string) {
  const column = (name: string) => sql.ref(`${i}.${name}`)
  return sql<number | null>`case when ${column('withdrawn_from')} <> 'hidden'
      and ${column('withdrawn_at')} > now() - make_interval(secs => ${putBackSeconds}::int)
      and not exists (select from inquiry_event e where e.city_id = ${column('city_id')}
        and e.inquiry_id = ${column('id')} and e.step = 'put-back')
      and exists (select from inquiry_original w where w.city_id = ${column('city_id')}
        and w.inquiry_id = ${column('id')} and w.text is not null)
    then ceil(extract(epoch from ${column('withdrawn_at')} - now()) + ${putBackSeconds}::int)::int end`
}

export async function findPutBack(db: Db, { city, id }: One): Promise<number | null> {
  const found = await db
    .selectFrom('inquiry as i')
    .select(putBackIn('i').as('seconds'))
    .where('i.city_id', '=', city)
    .where('i.id', '=', id)
    .executeTakeFirst()
  return found?.seconds ?? null
}

/** It happened, and tells nobody: the author thought better of it. */
export async function setWithdrawalUndone(trx: Trx, { city, id }: One): Promise<void> {
  await trx
    .updateTable('inquiry_event')
    .set({ undone: true })
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .where('step', '=', 'withdraw')
    .execute()
}

/** The address of its author, wherever it led: of this inquiry, and of the one it became part of. */
export async function eraseContact(trx: Trx, { city, id }: One): Promise<void> {
  await trx
    .updateTable('inquiry_original')
    .set({ email: null, author_key: null })
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .execute()
  await trx.deleteFrom('follower').where('city_id', '=', city).where('came_from', '=', id).execute()
}

/** What its author wrote and sent, where and when it was: at once, not after its time. */
export async function eraseOriginal(trx: Trx, { city, id }: One): Promise<void> {
  await trx
    .updateTable('inquiry_original')
    .set({ text: null, text_before: null, address: null, exact_point: null, happened_at: null })
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .execute()
  await trx
    .updateTable('inquiry_event')
    .set({ note: null })
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .where('actor_role', '=', 'resident')
    .execute()
  await trx.deleteFrom('author_cover').where('city_id', '=', city).where('inquiry_id', '=', id).execute()
  // The files go with the sweep.
  await trx
    .deleteFrom('photo')
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .where('shown', '=', false)
    .execute()
}

/** What everybody reads now, locked. */
export function lockPublicWords(trx: Trx, { city, id }: One) {
  return trx
    .selectFrom('inquiry')
    .select((eb) => [eb.ref('title').$notNull().as('title'), eb.ref('public_text').$notNull().as('text')])
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('state', 'in', ['published', 'answered', 'reopened'])
    .forNoKeyUpdate()
    .executeTakeFirst()
}

interface Words {
  title: string
  text: string
}

/** The new words; what stood there before waits for a moderator, also when more is covered meanwhile. */
export async function setCovered(trx: Trx, { city, id }: One, before: Words, now: Words): Promise<void> {
  await trx
    .updateTable('inquiry')
    .set({ title: now.title, public_text: now.text, version: sql`version + 1` })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .execute()
  await trx
    .insertInto('author_cover')
    .values({ city_id: city, inquiry_id: id, title: before.title, public_text: before.text })
    .onConflict((known) => known.doNothing())
    .execute()
}
