import type { Role } from '@bezpechne/shared/access'
import type { Names } from '@bezpechne/shared/cities'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'

/** Its id and state, and whether a body may work on it: it has it, and everybody can see it. */
export function findNoted(db: Db, city: string, number: string, organisationId: string | null) {
  return db
    .selectFrom('inquiry as i')
    .select('i.id')
    .select(
      sql<boolean>`i.state in ('published', 'answered', 'reopened') and exists (select from assignment a
        where a.city_id = i.city_id and a.inquiry_id = i.id and a.withdrawn_at is null
          and a.organisation_id = ${organisationId}::uuid)`.as('given'),
    )
    .where('i.city_id', '=', city)
    .where('i.number', '=', number)
    .where('i.sealed', '=', false)
    .executeTakeFirst()
}

export function listNotes(db: Db, city: string, inquiryId: string) {
  return db
    .selectFrom('internal_note as n')
    .leftJoin('user as u', 'u.id', 'n.author_id')
    .leftJoin('organisation as o', (join) =>
      join.onRef('o.city_id', '=', 'n.city_id').onRef('o.id', '=', 'n.organisation_id'),
    )
    .select(['n.id', 'n.at', 'n.author_role as role', 'u.name as author', 'n.text'])
    .select(
      sql<Names | null>`case when o.id is not null then json_build_object('uk', o.name_uk, 'en', o.name_en) end`.as(
        'organisation',
      ),
    )
    .where('n.city_id', '=', city)
    .where('n.inquiry_id', '=', inquiryId)
    .orderBy('n.at')
    .orderBy('n.id')
    .limit(500)
    .execute()
}

interface NewNote {
  inquiryId: string
  actor: { id: string; role: Role; organisationId: string | null }
  text: string
}

export async function insertNote(trx: Trx, city: string, { inquiryId, actor, text }: NewNote): Promise<void> {
  await trx
    .insertInto('internal_note')
    .values({
      city_id: city,
      id: newId(),
      inquiry_id: inquiryId,
      author_id: actor.id,
      author_role: actor.role,
      organisation_id: actor.organisationId,
      text,
    })
    .execute()
}
