import type { NewWords } from '@bezpechne/shared/answers'
import { type PublicState, publicStates } from '@bezpechne/shared/inquiry-states'
import { sql } from 'kysely'

import type { Trx } from '../platform/database.ts'
import { changeAnswer, columnsOf, dueIn } from './writing-queries.ts'

/** One answer, its inquiry locked first and then itself. Of what is not public there are no answers. */
export async function lockAnswer(trx: Trx, city: string, id: string) {
  const inquiry = await trx
    .selectFrom('inquiry as i')
    .select(['i.id', 'i.number', 'i.state'])
    .where('i.city_id', '=', city)
    .where('i.state', 'in', publicStates)
    .where('i.id', '=', (eb) =>
      eb.selectFrom('answer').select('inquiry_id').where('city_id', '=', city).where('id', '=', id),
    )
    .forNoKeyUpdate()
    .$narrowType<{ state: PublicState }>()
    .executeTakeFirst()
  if (!inquiry) return undefined
  // NOTE: a second statement: the first may have waited for the lock, and saw the answer as it was before.
  const answer = await trx
    .selectFrom('answer')
    .select(['id', 'state', 'version', 'organisation_id as organisationId'])
    .select(['text', 'basis', 'steps', 'sources', 'review_months as reviewMonths'])
    .where('city_id', '=', city)
    .where('id', '=', id)
    .executeTakeFirst()
  return answer && { inquiry, answer }
}

export type Locked = NonNullable<Awaited<ReturnType<typeof lockAnswer>>>

/** What it says until now stays for everybody to read. */
export async function insertRevision(
  trx: Trx,
  city: string,
  answerId: string,
  { reason, authorId }: { reason: string; authorId: string },
): Promise<void> {
  await trx
    .insertInto('answer_revision')
    .columns(['city_id', 'answer_id', 'no', 'text', 'basis', 'steps', 'sources', 'reason', 'author_id'])
    .expression(
      trx
        .selectFrom('answer as a')
        .select(['a.city_id', 'a.id'])
        .select(
          sql<number>`(select coalesce(max(r.no), 0) + 1 from answer_revision r
            where r.city_id = a.city_id and r.answer_id = a.id)`.as('no'),
        )
        .select(['a.text', 'a.basis', 'a.steps', 'a.sources'])
        .select([sql<string>`${reason}::text`.as('reason'), sql<string>`${authorId}::text`.as('author_id')])
        .where('a.city_id', '=', city)
        .where('a.id', '=', answerId),
    )
    .execute()
}

export function setCorrected(trx: Trx, city: string, id: string, words: NewWords) {
  return changeAnswer(trx, city, id, { ...columnsOf(words), review_by: dueIn(words.reviewMonths) })
}

export function setChecked(trx: Trx, city: string, id: string, months: NewWords['reviewMonths']) {
  return changeAnswer(trx, city, id, {
    checked_at: sql<Date>`now()`,
    review_months: months ?? null,
    review_by: dueIn(months),
  })
}

/** Those who care for what stands as the answer see it on their desk today. */
export async function lookAgain(trx: Trx, city: string, inquiryId: string): Promise<void> {
  await trx
    .updateTable('answer')
    .set({ review_by: sql<string>`least(review_by, (now() at time zone 'Europe/Kyiv')::date)` })
    .where('city_id', '=', city)
    .where('inquiry_id', '=', inquiryId)
    .where('state', '=', 'published')
    .execute()
}
