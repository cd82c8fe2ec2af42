import type { LatLng } from '@bezpechne/shared/geo'
import { toStep } from '@bezpechne/shared/morton'
import { type RawBuilder, sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { countPins, passing } from './pyramid-queries.ts'
import { byRarity } from './rarity-queries.ts'
import type { Sought } from './sought.ts'

// Which inquiries are worth comparing, each from one index and no more of them than said here: texts are compared
// letter by letter, 0.1 ms each.

/** Read by their words: with one of the rare words, with two of the rarer, with all, with the rarest though it is common. */
const most = { rare: 1000, pairs: 500, all: 300, common: 300 }
/** Compared in full: the fullest matches, and the nearest. */
const compared = { words: 100, near: 200 }

/** How many of the stems are in a column of tsvector, from 0 to 1. */
export function shareOf(column: RawBuilder<unknown>, stems: readonly string[]) {
  return sql<number>`((length(${column}) - length(ts_delete(${column}, ${stems}::text[])))::float8 / ${stems.length}::int)`
}

/** @returns ids of those with the most of these stems that are, as "i", what is looked for */
export async function likeliestByWords(
  db: Db,
  city: string,
  stems: readonly string[],
  is: RawBuilder<boolean>,
): Promise<string[]> {
  if (!stems.length) return []
  const walks = await walksFor(db, city, stems)
  const { rows } = await sql<{ id: string }>`
    select i.id
      from (${sql.join(walks, sql` union `)}) n
     cross join lateral (select s.stems from inquiry_search s where s.city_id = ${city} and s.inquiry_id = n.id offset 0) s
     cross join lateral (select * from public_inquiry i where i.city_id = ${city} and i.id = n.id offset 0) i
     where ${is}
     order by ${shareOf(sql`s.stems`, stems)} desc, ts_rank('{0, 0.2, 0.5, 1}', s.stems, ${some(stems)}::tsquery) desc, i.id desc
     limit ${compared.words}::int`.execute(db)
  return rows.map(({ id }) => id)
}

/** As the index of words is walked for a query: what is rare in any combination, what is common only together. */
async function walksFor(db: Db, city: string, stems: readonly string[]): Promise<RawBuilder<unknown>[]> {
  const rarest = await byRarity(db, city, stems)
  let [rare, rows] = [0, 0]
  for (const one of rarest) {
    rows += one.rows
    if (rows > most.rare) break
    rare += 1
  }
  const sorted = rarest.map(({ stem }) => stem)
  if (rare === sorted.length) return [having(city, some(sorted), most.rare)]
  const walks = [having(city, together(sorted), most.all)]
  if (rare) walks.push(having(city, some(sorted.slice(0, rare)), most.rare))
  else walks.push(having(city, some(sorted.slice(0, 1)), most.common))
  if (sorted.length > 2) walks.push(having(city, pairsOf(sorted.slice(0, 4)), most.pairs))
  return walks
}

// NOTE: materialized, so that the planner expects to read all and takes the index; what is not asked for is not read.
function having(city: string, query: string, limit: number): RawBuilder<unknown> {
  return sql`(with worded as materialized (
      select s.inquiry_id as id from inquiry_search s
       where words_of_city(s.city_id, s.stems) @@ ${`'@${city}' & (${query})`}::tsquery)
    select id from worded limit ${limit}::int)`
}

/** One of them, as a tsquery. */
export function some(stems: readonly string[]): string {
  return stems.map(quoted).join(' | ')
}

function together(stems: readonly string[]): string {
  return stems.map(quoted).join(' & ')
}

function pairsOf(stems: readonly string[]): string {
  return stems
    .flatMap((one, at) => stems.slice(at + 1).map((other) => `(${together([one, other])})`))
    .join(' | ')
}

// NOTE: stems hold letters and digits alone; quoted, none is an operator.
function quoted(stem: string): string {
  return `'${stem}'`
}

/** Of the equator, in metres. */
const step = 40_075_017 / 2 ** 26

/** @returns ids of what stands around the place; in a crowd, of the nearest */
export async function likeliestNear(
  db: Db,
  city: string,
  { lat, lng }: LatLng,
  metres: number,
): Promise<string[]> {
  const metresInStep = step * Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  const sought = (reach: number): Sought => ({ city, categories, circle: { ...toStep(lng, lat), reach } })
  const categories = await placedCategories(db)
  let reach = Math.ceil(metres / metresInStep) + 1
  // Half the reach holds a quarter, so that fifty or more are left. On one point many may stand.
  while (reach > 1 && (await countAll(db, sought(reach))) > compared.near) reach = Math.floor(reach / 2)
  const { rows } = await sql<{ id: string }>`
    select i.id from (${passing(sought(reach))}) n
      join lateral (select i.id from inquiry i where i.city_id = ${city} and i.number = n.number offset 0) i on true
     limit ${compared.near}::int`.execute(db)
  return rows.map(({ id }) => id)
}

async function countAll(db: Db, sought: Sought): Promise<number> {
  const { red, green } = await countPins(db, sought)
  return red + green
}

/** Those shown where they are: the middle of a district is near to nobody. */
async function placedCategories(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('category')
    .select('no')
    .where('no', 'is not', null)
    .where('precision', '<>', 'district')
    .execute()
  return rows.flatMap(({ no }) => (no === null ? [] : [no]))
}
