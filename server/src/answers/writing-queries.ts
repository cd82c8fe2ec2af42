import type { NewAnswer } from '@bezpechne/shared/answers'
import { type PublicState, publicStates } from '@bezpechne/shared/inquiry-states'
import { sql } from 'kysely'

import type { Trx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'

/** Whose answer to which inquiry. */
export interface Voice {
  city: string
  inquiryId: string
  organisationId: string | null
}

/** Nobody else can answer it until the transaction ends. What is not public is not found. */
export function lockForAnswer(trx: Trx, city: string, number: string) {
  return trx
    .selectFrom('inquiry')
    .select(['id', 'state', 'organisation_id as organisationId'])
    .where('city_id', '=', city)
    .where('number', '=', number)
    .where('state', 'in', publicStates)
    .forUpdate()
    .$narrowType<{ state: PublicState }>()
    .executeTakeFirst()
}

type Words = Pick<NewAnswer, 'text' | 'basis' | 'steps'>

// NOTE: the inquiry is locked, so between the two statements no second draft of the same voice can appear.
export async function setDraft(trx: Trx, voice: Voice, authorId: string, words: Words): Promise<Date> {
  const changed = await trx
    .updateTable('answer')
    .set({ ...columnsOf(words), author_id: authorId, changed_at: sql<Date>`now()` })
    .where('city_id', '=', voice.city)
    .where('inquiry_id', '=', voice.inquiryId)
    .where('organisation_id', 'is not distinct from', voice.organisationId)
    .where('state', '=', 'draft')
    .returning('changed_at as at')
    .executeTakeFirst()
  return changed?.at ?? insertAnswer(trx, voice, { authorId, state: 'draft', words })
}

export async function insertAnswer(
  trx: Trx,
  voice: Voice,
  { authorId, state, words }: { authorId: string; state: NewAnswer['state']; words: Words },
): Promise<Date> {
  const { at } = await trx
    .insertInto('answer')
    .values({
      city_id: voice.city,
      id: newId(),
      inquiry_id: voice.inquiryId,
      organisation_id: voice.organisationId,
      author_id: authorId,
      state,
      ...columnsOf(words),
      published_at: state === 'published' ? sql<Date>`now()` : null,
    })
    .returning('changed_at as at')
    .executeTakeFirstOrThrow()
  return at
}

export async function clearDraft(trx: Trx, voice: Voice): Promise<void> {
  await trx
    .deleteFrom('answer')
    .where('city_id', '=', voice.city)
    .where('inquiry_id', '=', voice.inquiryId)
    .where('organisation_id', 'is not distinct from', voice.organisationId)
    .where('state', '=', 'draft')
    .execute()
}

function columnsOf({ text, basis, steps }: Words) {
  return { text, basis: basis ?? null, steps: steps ?? null }
}
