import type { AuditAction } from '@bezpechne/shared/audit'
import type { Hand } from '@bezpechne/shared/inquiries'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

/** How long after a decision against it another moderator can be asked for. */
const reviewWithin = '14 days'
/** What was refused as military is kept no longer than that, for this one review. */
export const militaryTextKept = '72 hours'
const reviewTime = sql`(case when e.reason = 'military' then ${militaryTextKept} else ${reviewWithin} end)::interval`

/** What the author can still do about a decision, by the database's clock. */
export async function findCourse(db: Db | Trx, city: string, id: string) {
  return db
    .selectFrom('inquiry as i')
    .innerJoin('inquiry_original as o', (join) =>
      join.onRef('o.city_id', '=', 'i.city_id').onRef('o.inquiry_id', '=', 'i.id'),
    )
    .select(['o.happened_at as happenedAt', 'i.revised_at as revisedAt'])
    .select(['i.changes_until as changesUntil', 'i.review_asked_at as reviewAskedAt'])
    .select([
      sql<boolean>`coalesce(i.changes_until > now(), false)`.as('inTime'),
      // NOTE: who sent no changes was refused by nobody, so nobody else can look again.
      sql<Date | null>`(select e.at + ${reviewTime} from inquiry_event e
        where e.city_id = i.city_id and e.inquiry_id = i.id and e.step = 'reject' and not e.undone and e.actor_role <> 'system'
          and i.state = 'rejected' and i.review_asked_at is null and o.text is not null
          and e.at > now() - ${reviewTime}
        order by e.seq desc limit 1)`.as('reviewUntil'),
    ])
    .where('i.city_id', '=', city)
    .where('i.id', '=', id)
    .executeTakeFirstOrThrow()
}

/** Held until the transaction ends: one change, one request for review. */
export async function lockOwn(trx: Trx, city: string, id: string): Promise<void> {
  await trx
    .selectFrom('inquiry')
    .select('id')
    .where('city_id', '=', city)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .execute()
}

export function listOwnPhotos(db: Db | Trx, city: string, inquiryId: string) {
  return db
    .selectFrom('photo')
    .select(['id', 'width', 'height'])
    .where('city_id', '=', city)
    .where('inquiry_id', '=', inquiryId)
    .orderBy('position')
    .execute()
}

export interface Touch extends Omit<Hand, 'at' | 'times' | 'action'> {
  action: AuditAction
  at: Date
}

const mostHands = 300

/** Every act of staff on it, the first one first; of very many the latest. */
export async function listTouches(db: Db, city: string, id: string): Promise<Touch[]> {
  const { rows } = await sql<Touch>`
    select role, action, at from (
      select seq, actor_role as role, action, at from audit
       where city_id = ${city} and inquiry_id = ${id}::uuid order by seq desc limit ${mostHands}::int) latest
     order by seq`.execute(db)
  return rows
}
