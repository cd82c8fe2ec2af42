import type { AnsweredQuestion } from '@bezpechne/shared/search'
import { type RawBuilder, sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
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

/** Whether one of the stems is there, as a condition on a column of tsvector. */
export function hasAny(column: RawBuilder<unknown>, stems: readonly string[]) {
  return sql<boolean>`${column} @@ ${stems.map(quoted).join(' | ')}::tsquery`
}

/** How many of the stems are there, from 0 to 1. */
export function shareOf(column: RawBuilder<unknown>, stems: readonly string[]) {
  const all = JSON.stringify(stems.map(quoted))
  return sql<number>`(select count(*) filter (where ${column} @@ q::tsquery)::float8 / count(*)
    from jsonb_array_elements_text(${all}::jsonb) q)`
}

// NOTE: stems hold letters and digits alone; quoted, none is an operator.
function quoted(stem: string): string {
  return `'${stem}'`
}

export const stemsOfInquiry = sql`(select s.stems from inquiry_search s where s.city_id = i.city_id and s.inquiry_id = i.id)`

const lastAnswer = sql<string>`(select left(a.text, 300) from answer a where a.city_id = i.city_id and a.inquiry_id = i.id
  and a.state = 'published' order by a.published_at desc, a.id desc limit 1)`

const fields = ['number', 'city', 'category', 'title', 'place', 'answeredOn', 'answeredBy'] as const

/** Answered ones with these words or nearly these, the fullest match first. */
export async function listAnswered(
  db: Db,
  city: string,
  { q, stems, limit }: { q: string; stems: readonly string[]; limit: number },
): Promise<AnsweredQuestion[]> {
  const words = sql`(i.title || ' ' || i.public_text)`
  // NOTE: "<%" tolerates a slip of the keyboard; it is the operator that the trigram index knows.
  const alike = sql<boolean>`${q}::text <% ${words}`
  const found = publicInquiries(db, city)
    .innerJoin('inquiry_search as s', (join) =>
      join.onRef('s.city_id', '=', 'i.city_id').onRef('s.inquiry_id', '=', 'i.id'),
    )
    .where('i.state', '=', 'answered')
    .where(stems.length ? sql<boolean>`(${hasAny(sql`s.stems`, stems)} or ${alike})` : alike)
    .select([...summary, lastAnswer.as('answer')])
    .orderBy(
      sql`2 * ${stems.length ? shareOf(sql`s.stems`, stems) : sql`0`} + word_similarity(${q}::text, ${words})
        + ${stems.length ? sql`ts_rank('{0, 0.2, 0.5, 1}', s.stems, ${stems.map(quoted).join(' | ')}::tsquery)` : sql`0`}`,
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
