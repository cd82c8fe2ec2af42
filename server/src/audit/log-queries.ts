import type { AuditLine, AuditQuery } from '@bezpechne/shared/audit-log'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'

type Filter = Omit<AuditQuery, 'limit'>

/** Newest first; one row more than the limit, where there is one. */
export function listLines(db: Db, city: string, { number, actor, action, cursor }: Filter, limit: number) {
  return db
    .selectFrom('audit as a')
    .leftJoin('user as u', 'u.id', 'a.actor_id')
    .leftJoin('inquiry as i', (join) =>
      // What is sealed has no name here: that somebody read it is all that is told.
      join.onRef('i.city_id', '=', 'a.city_id').onRef('i.id', '=', 'a.inquiry_id').on('i.sealed', '=', false),
    )
    .select(['a.seq', 'a.at', 'a.actor_role as role', 'a.action', 'i.number'])
    .select([
      sql<string | null>`case when a.inquiry_id is null or i.id is not null then a.subject end`.as('subject'),
      sql<AuditLine['actor']>`case when a.actor_id is not null
        then json_build_object('id', a.actor_id, 'name', u.name) end`.as('actor'),
      // A change of roles names the person and the role: "id role".
      sql<AuditLine['person']>`case when a.action like 'role-%' then (
        select json_build_object('name', w.name, 'role', split_part(a.subject, ' ', 2)) from "user" w
         where w.id = split_part(a.subject, ' ', 1)) end`.as('person'),
    ])
    .where('a.city_id', '=', city)
    .$if(cursor !== undefined, (query) => query.where('a.seq', '<', cursor ?? 0))
    .$if(actor !== undefined, (query) => query.where('a.actor_id', '=', actor ?? ''))
    .$if(action !== undefined, (query) => query.where('a.action', '=', action ?? ''))
    .$if(number !== undefined, (query) => query.where('i.number', '=', number ?? ''))
    .orderBy('a.seq', 'desc')
    .limit(limit + 1)
    .execute()
}

export async function findHead(db: Db, city: string): Promise<string> {
  const head = await db
    .selectFrom('audit_head')
    .select(sql<string>`encode(hash, 'hex')`.as('hash'))
    .where('city_id', '=', city)
    .executeTakeFirst()
  return head?.hash ?? ''
}

/** How many rows the audit of a city has: grows with whatever staff does, so what it hides is noticed by one number. */
export async function countDeeds(db: Db, city: string): Promise<number> {
  const head = await db.selectFrom('audit_head').select('seq').where('city_id', '=', city).executeTakeFirst()
  return head?.seq ?? 0
}
