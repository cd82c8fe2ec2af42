import { type InquiryState, publicStates } from '@bezpechne/shared/inquiry-states'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { isFrozen } from '../platform/frozen.ts'

/** All that was sent with this address, in every city, what changed last first. */
export function listOfAddress(db: Db, email: string, limit: number) {
  return db
    .selectFrom('inquiry_original as o')
    .innerJoin('inquiry as i', (join) =>
      join.onRef('i.city_id', '=', 'o.city_id').onRef('i.id', '=', 'o.inquiry_id'),
    )
    .select(['i.city_id as city', 'i.id', 'i.number', 'i.state', 'i.category', 'i.title', 'o.text'])
    .select(['i.submitted_at as submittedAt', 'i.changes_until as changesUntil'])
    .select([
      sql<Date>`(select max(e.at) from inquiry_event e where e.city_id = i.city_id and e.inquiry_id = i.id
        and not e.undone and e.step <> 'claim')`.as('changedAt'),
      sql<boolean>`i.state in (${sql.join(publicStates)}) and ${isFrozen('i')}`.as('frozen'),
    ])
    .where(sql<boolean>`lower(o.email) = ${email}`)
    .orderBy('changedAt', (order) => order.desc().nullsLast())
    .orderBy('i.id', 'desc')
    .limit(limit)
    .execute()
}

/** What others did to what was sent with this address, since a day: the last of it, of each. */
export function listDoneToOwn(db: Db, email: string, days: number, limit: number) {
  return db
    .selectFrom('inquiry_original as o')
    .innerJoin('inquiry as i', (join) =>
      join.onRef('i.city_id', '=', 'o.city_id').onRef('i.id', '=', 'o.inquiry_id'),
    )
    .innerJoinLateral(
      sql<{ at: Date }>`(select max(e.at) as at from inquiry_event e
        where e.city_id = i.city_id and e.inquiry_id = i.id and not e.undone and e.actor_role <> 'resident'
          and e.step in ('publish', 'reject', 'request-changes', 'merge', 'answer', 'add-answer', 'revise-answer',
            'reopen', 'hide', 'restore', 'archive', 'neighbours-confirm', 'neighbours-dispute'))`.as('done'),
      (join) => join.onTrue(),
    )
    .select(['i.city_id as city', 'i.id', 'i.number', 'i.state', 'i.title', 'o.text', 'done.at'])
    .where(sql<boolean>`lower(o.email) = ${email}`)
    .where('done.at', '>', sql<Date>`now() - make_interval(days => ${days}::int)`)
    .where('i.state', '<>', 'withdrawn')
    .orderBy('done.at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(limit)
    .execute()
}

/** Keeps the address of whoever holds its receipt; false where it has one, or is too old to keep one. */
export async function setContact(
  trx: Trx,
  { city, id }: { city: string; id: string },
  { email, authorKey }: { email: string; authorKey: string },
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update inquiry_original o set email = ${email}, author_key = ${authorKey}
      from inquiry i
     where o.city_id = ${city} and o.inquiry_id = ${id}::uuid and o.email is null and o.text is not null
       and i.city_id = o.city_id and i.id = o.inquiry_id and i.state <> 'withdrawn'
       and i.submitted_at > now() - interval '365 days'`.execute(trx)
  return numAffectedRows > 0n
}

export async function findContact(trx: Trx, city: string, id: string): Promise<string | null> {
  const { email } = await trx
    .selectFrom('inquiry_original')
    .select(sql<string | null>`lower(email)`.as('email'))
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .executeTakeFirstOrThrow()
  return email
}

/** Where it stands; nobody moves it until the transaction ends. */
export async function lockToErase(trx: Trx, city: string, id: string): Promise<InquiryState> {
  const { state } = await trx
    .selectFrom('inquiry')
    .select('state')
    .where('city_id', '=', city)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  return state
}
