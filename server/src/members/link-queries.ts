import type { Role } from '@bezpechne/shared/access'
import type { Names } from '@bezpechne/shared/cities'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { waits } from './grant-queries.ts'

const names = (table: string) =>
  sql<Names>`json_build_object('uk', ${sql.ref(`${table}.name_uk`)}, 'en', ${sql.ref(`${table}.name_en`)})`

/** Nobody works in the city yet: whoever comes now is its first administrator. */
const isFirst = sql<boolean>`n.role = 'administrator' and c.state = 'opening'
  and not exists (select from membership m where m.city_id = n.city_id)`

/** Behind a link, also one that opens nothing any more: whoever holds it may be told which of the two it is. */
export async function findByToken(db: Db, tokenHash: string) {
  return db
    .selectFrom('invitation as n')
    .innerJoin('city as c', 'c.id', 'n.city_id')
    .leftJoin('organisation as o', (join) =>
      join.onRef('o.city_id', '=', 'n.city_id').onRef('o.id', '=', 'n.organisation_id'),
    )
    .select(['n.city_id as city', 'n.id', 'n.email', 'n.expires_at as expiresAt'])
    .select([
      sql<Role>`n.role`.as('role'),
      names('c').as('cityName'),
      sql<Names | null>`case when o.id is not null then ${names('o')} end`.as('organisation'),
      sql<boolean>`n.accepted_at is null and n.withdrawn_at is null and n.expires_at > now()
        and coalesce(o.active, true) and not ${waits}`.as('valid'),
      sql<boolean>`exists (select 1 from "user" u join account a on a."userId" = u.id where u.email = n.email)`.as(
        'hasAccount',
      ),
      isFirst.as('first'),
      // NOTE: of the mailbox that asked alone, which is who holds the link.
      sql<string>`coalesce((select r.name from city_request r where r.city_id = n.city_id and r.email = n.email limit 1), '')`.as(
        'name',
      ),
    ])
    .where('n.token_hash', '=', tokenHash)
    .executeTakeFirst()
}

/** Of two that accept at once, one does. */
export async function moveToAccepted(trx: Trx, city: string, id: string) {
  return trx
    .updateTable('invitation as n')
    .set({ accepted_at: sql<Date>`now()` })
    .where('n.city_id', '=', city)
    .where('n.id', '=', id)
    .where('n.accepted_at', 'is', null)
    .where('n.withdrawn_at', 'is', null)
    .where('n.expires_at', '>', sql<Date>`now()`)
    .where(sql<boolean>`not ${waits}`)
    .where(
      sql<boolean>`not exists (select 1 from organisation o
        where o.city_id = n.city_id and o.id = n.organisation_id and not o.active)`,
    )
    .returning(['n.organisation_id as organisationId', 'n.language'])
    .returning(sql<Role>`n.role`.as('role'))
    .executeTakeFirst()
}

const due = sql<boolean>`coalesce(accepted_at, withdrawn_at, expires_at) < now() - interval '30 days'`

export async function countOver(db: Db): Promise<number> {
  const { over } = await db
    .selectFrom('invitation')
    .select((eb) => eb.fn.countAll<number>().as('over'))
    .where(due)
    .executeTakeFirstOrThrow()
  return over
}

export async function removeOver(db: Db, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from invitation
     where ctid = any(array(select ctid from invitation where ${due} limit ${most}::int))`.execute(db)
  return Number(numAffectedRows)
}
