import type { NewWords } from '@bezpechne/shared/answers'
import { type PublicState, publicStates } from '@bezpechne/shared/inquiry-states'
import { type InsertObject, sql, type UpdateObject } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import type { DB } from '../platform/schema.generated.ts'

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
    .forNoKeyUpdate()
    .$narrowType<{ state: PublicState }>()
    .executeTakeFirst()
}

// NOTE: the inquiry is locked first, always: between a look at its answers and the writing nobody else writes one.

/** The one that this voice is working on, or has given to a moderator. */
export function findOpenAnswer(trx: Trx, voice: Voice) {
  return trx
    .selectFrom('answer')
    .select(['id', 'state', 'version', 'by_link as byLink'])
    .where('city_id', '=', voice.city)
    .where('inquiry_id', '=', voice.inquiryId)
    .where('organisation_id', 'is not distinct from', voice.organisationId)
    .where('state', 'in', ['draft', 'review'])
    .executeTakeFirst()
}

/** Whether a moderator reads what this organisation answers; nobody reads after a moderator. */
export async function isReviewed(db: Db, city: string, organisationId: string | null): Promise<boolean> {
  const found = await db
    .selectFrom('organisation')
    .select('answers_reviewed as reviewed')
    .where('city_id', '=', city)
    .where('id', '=', organisationId)
    .executeTakeFirst()
  return found?.reviewed ?? false
}

interface Writing {
  /** The one to go on with; a new one where there is none. */
  id: string | undefined
  /** Null leaves the author as it is. */
  authorId: string | null
  state: 'draft' | 'review' | 'published'
  words: NewWords
  /** Words were changed by who only had to check them. */
  edited?: boolean
}

export interface Written {
  id: string
  version: number
  changedAt: Date
}

const isNow = sql<Date>`now()`
const today = sql`(now() at time zone 'Europe/Kyiv')::date`

export function setAnswer(trx: Trx, voice: Voice, { id, authorId, state, words, edited }: Writing) {
  const given = {
    ...columnsOf(words),
    ...(authorId === null ? {} : { author_id: authorId }),
    state,
    returned_note: null,
    edited: edited ?? false,
    ...(state === 'published' ? { published_at: isNow, review_by: dueIn(words.reviewMonths) } : {}),
  }
  return id ? changeAnswer(trx, voice.city, id, given) : insertAnswer(trx, voice, given)
}

type Columns = UpdateObject<DB, 'answer'>

export function changeAnswer(trx: Trx, city: string, id: string, columns: Columns): Promise<Written> {
  return trx
    .updateTable('answer')
    .set({ ...columns, version: sql<number>`version + 1`, changed_at: isNow })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .returning(['id', 'version', 'changed_at as changedAt'])
    .executeTakeFirstOrThrow()
}

function insertAnswer(trx: Trx, voice: Voice, columns: NewColumns): Promise<Written> {
  return trx
    .insertInto('answer')
    .values({
      ...columns,
      city_id: voice.city,
      id: newId(),
      inquiry_id: voice.inquiryId,
      organisation_id: voice.organisationId,
    })
    .returning(['id', 'version', 'changed_at as changedAt'])
    .executeTakeFirstOrThrow()
}

type NewColumns = Omit<InsertObject<DB, 'answer'>, 'city_id' | 'id' | 'inquiry_id' | 'organisation_id'>

export function columnsOf({ text, basis, steps, sources, reviewMonths }: NewWords) {
  return {
    text,
    basis: basis ?? null,
    steps: steps ?? null,
    sources: JSON.stringify(sources ?? []),
    review_months: reviewMonths ?? null,
  }
}

/** The day from which on it is to be looked at again. */
export function dueIn(months: NewWords['reviewMonths']) {
  return sql<string | null>`(${today} + make_interval(months => ${months ?? null}::int))::date`
}
