import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'

export interface Waiting {
  queue: string
  count: number
  /** Seconds since the oldest could have been done. */
  oldest: number
}

/** What jobs are due and not done; dead letters are queues of their own, "…-dead". */
export async function listQueues(db: Db): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select q.name as queue, count(j.id)::int as count,
           coalesce(extract(epoch from now() - min(j.start_after)), 0)::float8 as oldest
      from pgboss.queue q left join pgboss.job j
        on j.name = q.name and j.state in ('created', 'retry') and j.start_after <= now()
     where q.name not like '\\_\\_%' group by 1 order by 1`.execute(db)
  return rows
}

export interface Backlog {
  /** News that nobody outside was told of. */
  outbox: number
  outboxOldest: number
  /** Changes that the map does not show yet. */
  map: number
}

export async function countBacklog(db: Db): Promise<Backlog> {
  const { rows } = await sql<Backlog>`
    select (select count(*)::int from outbox) as outbox,
           (select coalesce(extract(epoch from now() - min(created_at)), 0)::float8 from outbox) as "outboxOldest",
           (select count(*)::int from (select from map_outbox limit 100000) m) as map`.execute(db)
  return rows[0] ?? { outbox: 0, outboxOldest: 0, map: 0 }
}

export interface Screening {
  city: string
  count: number
  oldest: number
}

/** What waits for a moderator. What is sealed is counted nowhere. */
export async function listScreening(db: Db): Promise<Screening[]> {
  const { rows } = await sql<Screening>`
    select c.id as city, count(i.id)::int as count,
           coalesce(extract(epoch from now() - min(i.queue_at)), 0)::float8 as oldest
      from city c left join inquiry i on i.city_id = c.id and i.state = 'submitted' and not i.sealed
     group by 1 order by 1`.execute(db)
  return rows
}
