import { publicStates } from '@bezpechne/shared/inquiry-states'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { isFrozen } from '../platform/frozen.ts'
import { asLatLng } from '../platform/geo.ts'
import { putBackIn } from './withdraw-queries.ts'

export function findByReceipt(db: Db, receiptHash: string) {
  return ownOf(db).where('o.receipt_hash', '=', receiptHash).executeTakeFirst()
}

/** Sent with this address; nobody else's of the same number. */
export function findOfAddress(
  db: Db,
  { city, number, email }: { city: string; number: string; email: string },
) {
  return ownOf(db)
    .where('i.city_id', '=', city)
    .where('i.number', '=', number)
    .where(sql<boolean>`lower(o.email) = ${email}`)
    .executeTakeFirst()
}

function ownOf(db: Db) {
  return (
    db
      .selectFrom('inquiry_original as o')
      .innerJoin('inquiry as i', (join) =>
        join.onRef('i.city_id', '=', 'o.city_id').onRef('i.id', '=', 'o.inquiry_id'),
      )
      .select([
        'i.city_id as city',
        'i.id',
        'i.number',
        'i.state',
        'i.category',
        'i.submitted_at as submittedAt',
      ])
      // Of what was published alone: who sends from here and from there would find the border of what is frozen.
      .select(sql<boolean>`i.state in (${sql.join(publicStates)}) and ${isFrozen('i')}`.as('frozen'))
      .select([
        'o.text',
        'o.address',
        asLatLng<{ lat: number; lng: number } | null>('o.exact_point').as('at'),
      ])
      .select([sql<boolean>`o.email is not null`.as('hasEmail'), putBackIn('i').as('putBackSeconds')])
  )
}

/** What a moderator told the author with the last step of this kind. */
export function findVerdict(db: Db, city: string, inquiryId: string, step: string) {
  return db
    .selectFrom('inquiry_event')
    .select(['reason', 'note'])
    .where('city_id', '=', city)
    .where('inquiry_id', '=', inquiryId)
    .where('step', '=', step)
    .where('undone', '=', false)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Whether the last answer is still open to a dispute, and what the author has said of the answers so far. */
export async function findDisputes(trx: Trx, city: string, inquiryId: string) {
  return trx
    .selectFrom('inquiry as i')
    .select('i.state')
    .select([
      sql<boolean>`coalesce(i.answered_at > now() - interval '30 days', false)`.as('inTime'),
      sql<number>`(select count(*) from inquiry_event e where e.city_id = i.city_id and e.inquiry_id = i.id
        and e.step = 'dispute')`.as('disputes'),
      sql<boolean>`exists (select from inquiry_event e where e.city_id = i.city_id and e.inquiry_id = i.id
        and e.step = 'confirm' and e.at >= i.answered_at)`.as('confirmed'),
    ])
    .where('i.city_id', '=', city)
    .where('i.id', '=', inquiryId)
    .executeTakeFirstOrThrow()
}
