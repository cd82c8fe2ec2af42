import type { AnsweredQuestion } from '@bezpechne/shared/search'
import { stemsOf } from '@bezpechne/shared/stems'

import { getCity } from '../cities/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { listAnswered, listReadable, listUnindexed, removeStems, setStems } from './search-queries.ts'

const mostAnswers = 10

/** @throws AppError 'city-not-found' */
export async function findAnswers(db: Db, city: string, q: string): Promise<AnsweredQuestion[]> {
  await getCity(db, city)
  return listAnswered(db, city, { q, stems: queryStems(q), limit: mostAnswers })
}

/** What to look for: each stem once, as many as a question has. */
export function queryStems(text: string): string[] {
  return [...new Set(stemsOf(text))].slice(0, 40)
}

/** Makes an inquiry findable by what everybody can read of it now, or by nothing where nobody can. */
export async function indexWords(trx: Trx, city: string, id: string): Promise<void> {
  if ((await indexAll(trx, city, [id])) === 0) await removeStems(trx, city, id)
}

/** @returns how many of them are public */
export async function indexAll(db: Db | Trx, city: string, ids: readonly string[]): Promise<number> {
  const readable = await listReadable(db, city, ids)
  const vectors = readable.map(({ id, title, text, answers }) => ({
    id,
    stems: vectorOf([
      [title, 'A'],
      [text, 'B'],
      [answers, 'C'],
    ]),
  }))
  if (vectors.length) await setStems(db, city, vectors)
  return readable.length
}

const atOnce = 200

/** Those that came without a step of their own, as an import does. @returns how many */
export async function indexTheRest(db: Db): Promise<number> {
  let done = 0
  let some: { city: string; id: string }[]
  do {
    some = await listUnindexed(db, atOnce)
    const cities = Map.groupBy(some, ({ city }) => city)
    for (const [city, ones] of cities) {
      done += await indexAll(
        db,
        city,
        ones.map(({ id }) => id),
      )
    }
  } while (some.length === atOnce)
  return done
}

// Positions of a tsvector end at 16,383.
const lastPosition = 16_000

/** A tsvector in its own notation: 'stem':1A,7B. */
function vectorOf(parts: [text: string, weight: 'A' | 'B' | 'C'][]): string {
  const places = new Map<string, string[]>()
  let position = 0
  for (const [text, weight] of parts) {
    for (const stem of stemsOf(text)) {
      position = Math.min(position + 1, lastPosition)
      places.set(stem, [...(places.get(stem) ?? []), `${position}${weight}`])
    }
  }
  return [...places].map(([stem, at]) => `'${stem}':${at.slice(0, 200).join(',')}`).join(' ')
}
