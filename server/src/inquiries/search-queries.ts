import type { AnsweredQuestion } from '@bezpechne/shared/search'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { likeliestByWords, shareOf, some } from './likely-queries.ts'
import { publicInquiries, summary } from './public-queries.ts'

/** What everybody can read of an inquiry, and so what may find it. */
interface Readable {
  city: string
  id: string
  title: string
  text: string
  answers: string
}

/** Published ones among these, out of sight or not: found again as soon as they are shown. */
export async function listReadable(db: Db, city: string, ids: readonly string[]): Promise<Readable[]> {
  const { rows } = await sql<Readable>`
    select i.city_id as city, i.id, i.title, concat_ws(' ', i.public_text, i.public_place) as text, coalesce((
      select string_agg(concat_ws(' ', a.text, a.basis, a.steps), ' ' order by a.published_at) from answer a
       where a.city_id = i.city_id and a.inquiry_id = i.id and a.state = 'published'), '') as answers
      from published_inquiry i where i.city_id = ${city} and i.id = any(${ids}::uuid[])`.execute(db)
  return rows
}

/** Published ones that no words find yet: imported, or of the demonstration. */
export async function listUnindexed(db: Db, limit: number): Promise<{ city: string; id: string }[]> {
  const { rows } = await sql<{ city: string; id: string }>`
    select i.city_id as city, i.id from published_inquiry i
     where not exists (select from inquiry_search s where s.city_id = i.city_id and s.inquiry_id = i.id)
     limit ${limit}::int`.execute(db)
  return rows
}

/** @param vectors the text of a tsvector for each id */
export async function setStems(
  trx: Db | Trx,
  city: string,
  vectors: readonly { id: string; stems: string }[],
): Promise<void> {
  await sql`
    insert into inquiry_search (city_id, inquiry_id, stems)
    select ${city}, r.id, r.stems::tsvector from jsonb_to_recordset(${JSON.stringify(vectors)}::jsonb) as r(id uuid, stems text)
    on conflict (city_id, inquiry_id) do update set stems = excluded.stems`.execute(trx)
}

export async function removeStems(trx: Trx, city: string, id: string): Promise<void> {
  await trx.deleteFrom('inquiry_search').where('city_id', '=', city).where('inquiry_id', '=', id).execute()
}

const lastAnswer = sql<string>`(select left(a.text, 300) from answer a where a.city_id = i.city_id and a.inquiry_id = i.id
  and a.state = 'published' order by a.published_at desc, a.id desc limit 1)`

const mostNearly = 100
const fields = ['number', 'city', 'category', 'title', 'place', 'answeredOn', 'answeredBy'] as const

/** Answered ones with these words or nearly these, the fullest match first. */
export async function listAnswered(
  db: Db,
  city: string,
  { q, stems, limit }: { q: string; stems: readonly string[]; limit: number },
): Promise<AnsweredQuestion[]> {
  const words = sql`(i.title || ' ' || i.public_text)`
  const ids = await likeliestByWords(db, city, stems, sql<boolean>`i.state = 'answered'`)
  if (ids.length < limit) ids.push(...(await nearlyWorded(db, city, q)))
  // NOTE: "offset 0" holds the planner to the key of each.
  const found = publicInquiries(db, city)
    .innerJoinLateral(
      sql<{ stems: string }>`(
        select s.stems from inquiry_search s where s.city_id = i.city_id and s.inquiry_id = i.id offset 0)`.as(
        's',
      ),
      (join) => join.onTrue(),
    )
    .where('i.state', '=', 'answered')
    .where(sql<boolean>`i.id = any(${ids}::uuid[])`)
    .select([...summary, lastAnswer.as('answer')])
    .orderBy(
      sql`2 * ${stems.length ? shareOf(sql`s.stems`, stems) : sql`0`} + word_similarity(${q}::text, ${words})
        + ${stems.length ? sql`ts_rank('{0, 0.2, 0.5, 1}', s.stems, ${some(stems)}::tsquery)` : sql`0`}`,
      'desc',
    )
    .orderBy('i.id', 'desc')
    .limit(limit)
  return db
    .selectFrom(found.as('f'))
    .select([...fields.map((field) => `f.${field}` as const), 'f.answer'])
    .$castTo<AnsweredQuestion>()
    .execute()
}

/** With a slip of the keyboard. Asked only where words as they are typed find little: letters are in all texts. */
async function nearlyWorded(db: Db, city: string, q: string): Promise<string[]> {
  // NOTE: "<%" is the operator that the trigram index knows; "offset 0" holds the planner to it.
  const { rows } = await sql<{ id: string }>`
    select i.id from (
      select i.id, i.city_id, i.state from inquiry i where ${q}::text <% (i.title || ' ' || i.public_text) offset 0) i
     where i.city_id = ${city} and i.state = 'answered' limit ${mostNearly}::int`.execute(db)
  return rows.map(({ id }) => id)
}
