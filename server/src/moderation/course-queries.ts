import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { othersTurn, reviewByOthers } from './decision-queries.ts'

/** How an inquiry came to be where it is: changed as asked, merged, looked at again. */
export function findCourse(db: Db, { city, id, actorId }: { city: string; id: string; actorId: string }) {
  return db
    .selectFrom('inquiry as i')
    .leftJoin('inquiry_original as o', (join) =>
      join.onRef('o.city_id', '=', 'i.city_id').onRef('o.inquiry_id', '=', 'i.id'),
    )
    .leftJoin('inquiry as t', (join) =>
      join.onRef('t.city_id', '=', 'i.city_id').onRef('t.id', '=', 'i.merged_into'),
    )
    .select(['i.revised_at as revisedAt', 'o.text_before as textBefore', 'i.changes_until as changesUntil'])
    .select(['t.number as mergedInto', 'i.review_asked_at as askedAt'])
    .select([
      lastSaid('ask-review', 'note').as('note'),
      lastSaid('reject', 'reason').as('reason'),
      lastSaid('reject', 'note').as('reasonNote'),
      sql<Date | null>`case when ${othersTurn(actorId)} then i.review_asked_at + ${reviewByOthers}::interval end`.as(
        'othersUntil',
      ),
    ])
    .where('i.city_id', '=', city)
    .where('i.id', '=', id)
    .executeTakeFirstOrThrow()
}

function lastSaid(step: string, what: 'reason' | 'note') {
  return sql<string | null>`(select e.${sql.ref(what)} from inquiry_event e where e.city_id = i.city_id
    and e.inquiry_id = i.id and e.step = ${step} and not e.undone order by e.seq desc limit 1)`
}
