import { publicStates } from '@bezpechne/shared/inquiry-states'
import type { ModeratedTab } from '@bezpechne/shared/moderation'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { isFrozen } from '../platform/frozen.ts'
import { type Slice, timeKey } from '../platform/page.ts'

/** Newest publication first; one row more than the limit, where there is one. */
export function listModerated(db: Db, city: string, tab: ModeratedTab, { limit, after }: Slice) {
  return inTab(db, city, tab)
    .select(['id', 'number', 'state', 'category', 'organisation_id as organisationId'])
    .select((eb) => [
      eb.ref('title').$notNull().as('title'),
      eb.ref('published_at').$notNull().as('publishedAt'),
      timeKey('published_at').as('key'),
      isFrozen('inquiry').as('frozen'),
      isCovered.as('covered'),
    ])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(published_at, id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
}

export async function countModerated(db: Db, city: string, tab: ModeratedTab): Promise<number> {
  const { total } = await inTab(db, city, tab)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

function inTab(db: Db, city: string, tab: ModeratedTab) {
  return db
    .selectFrom('inquiry')
    .where('city_id', '=', city)
    .where('state', 'in', tab === 'hidden' ? ['hidden'] : publicStates)
    .$if(tab === 'covered', (query) => query.where(isCovered))
}

/** Its author covered words, and no moderator has looked yet. */
const isCovered = sql<boolean>`exists (
  select from author_cover c where c.city_id = inquiry.city_id and c.inquiry_id = inquiry.id)`
