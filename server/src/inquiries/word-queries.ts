import { stemsOf } from '@bezpechne/shared/stems'
import { type RawBuilder, sql } from 'kysely'

import type { Lead } from './rarity-queries.ts'

/** What somebody typed, each word once, up to five. */
export function wordsOf(q: string | undefined): string[] {
  return [...new Set(q?.split(/\s+/u))].filter(Boolean).slice(0, 5)
}

/** Whether an inquiry, as "i", has the word: as its number, in one of its forms, or as the beginning of a word. */
export function mentions(word: string): RawBuilder<boolean> {
  return sql<boolean>`(i.number = upper(${word}) or exists (
      select from inquiry_search s where s.city_id = i.city_id and s.inquiry_id = i.id and s.stems @@ ${stemQuery(word)}::tsquery)
    or ${begins(sql`i.title || ' ' || i.public_text`, word)})`
}

/**
 * Ids of at most so many inquiries of a city that may have a word; whether they do is asked of each. "read" is the
 * same number for all: whether it is the limit tells whether there may be more.
 * NOTE: materialized, so that the planner expects to read all and takes the index; read no further than the limit,
 * so that the letters are not looked up for a word that already has enough. The index of words lists all that have a
 * word before the first is read: 318 ms for 190,000 in a city of 1.2 million, where back in time 5,000 take 21 ms.
 */
export function havingWord(city: string, { word, common }: Lead, most: number): RawBuilder<unknown> {
  const letters = word.replaceAll(/[^\p{L}\d]/gu, '').length
  const spelled =
    letters < 3
      ? sql``
      : sql`union all select id from (
          select i.id, i.city_id from inquiry i where i.title || ' ' || i.public_text ilike ${anywhere(word)} offset 0) i
         where i.city_id = ${city}`
  const stemmed = common
    ? sql`where s.city_id = ${city} and s.stems @@ ${stemQuery(word)}::tsquery
       order by s.inquiry_id desc limit ${most}::int`
    : sql`where words_of_city(s.city_id, s.stems) @@ ${`'@${city}' & (${stemQuery(word)})`}::tsquery`
  return sql`with stemmed as materialized (select s.inquiry_id as id from inquiry_search s ${stemmed})
    select id, sum(count(*)) over () as read from (
      select id from (
        select i.id from inquiry i where i.city_id = ${city} and i.number = upper(${word})
        union all select id from stemmed ${spelled}) w limit ${most}::int) few group by id`
}

/** In any of its forms; from three letters on also as the beginning of a stem. */
function stemQuery(word: string): string {
  const stems = stemsOf(word)
  const forms = stems.map((stem) => `'${stem}'`).join(' & ')
  const begun = word.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '')
  const ways = [forms && `(${forms})`, begun.length > 2 && `'${begun}':*`].filter(Boolean)
  return ways.join(' | ') || `'?'`
}

/** A word of the text begins so: who is still typing finds it, "люк" does not find "малюк". */
function begins(text: RawBuilder<unknown>, word: string) {
  // NOTE: the first condition is the one that the index of words knows.
  const atStart = `(^|[^а-яґєії’'a-z0-9])${word.toLowerCase().replaceAll(/[^\p{L}\d]/gu, String.raw`\$&`)}`
  return sql<boolean>`((${text}) ilike ${anywhere(word)} and lower(${text}) ~ ${atStart})`
}

// Only our own wildcards count.
function anywhere(word: string): string {
  return `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}
