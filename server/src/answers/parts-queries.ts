import type { ReviewMonths } from '@bezpechne/shared/answers'
import type { AnswerRevision, PublicAnswer } from '@bezpechne/shared/inquiries'
import { sql } from 'kysely'

// Columns of an answer (or of an organisation) under the alias that a query gave it.

export const sourcesOf = (alias: string) =>
  sql<PublicAnswer['sources']>`${sql.ref(`${alias}.sources`)}`.as('sources')

export const monthsOf = (alias: string) =>
  sql<ReviewMonths>`${sql.ref(`${alias}.review_months`)}`.as('reviewMonths')

export const namesOf = (alias: string) =>
  sql<PublicAnswer['organisation']>`case when ${sql.ref(`${alias}.id`)} is not null then
    json_build_object('uk', ${sql.ref(`${alias}.name_uk`)}, 'en', ${sql.ref(`${alias}.name_en`)}) end`.as(
    'organisation',
  )

/** The day in Kyiv of a time. */
export const dayIn = (column: string) =>
  sql<string | null>`to_char(${sql.ref(column)} at time zone 'Europe/Kyiv', 'YYYY-MM-DD')`

/** It stands now: the inquiry "i" was not opened again since. */
export const isCurrent = (alias: string) =>
  sql<boolean>`i.state = 'answered' and not exists (select from inquiry_event r
    where r.city_id = ${sql.ref(`${alias}.city_id`)} and r.inquiry_id = ${sql.ref(`${alias}.inquiry_id`)}
      and r.step = 'reopen' and r.at > ${sql.ref(`${alias}.published_at`)})`

/** What it said before, oldest first. */
export const revisionsOf = (alias: string) =>
  sql<AnswerRevision[]>`(
    select coalesce(json_agg(json_build_object('text', r.text, 'basis', r.basis, 'steps', r.steps,
        'sources', r.sources, 'reason', r.reason, 'on', ${dayIn('r.replaced_at')}) order by r.no), '[]')
      from answer_revision r where r.city_id = ${sql.ref(`${alias}.city_id`)}
       and r.answer_id = ${sql.ref(`${alias}.id`)})`.as('revisions')
