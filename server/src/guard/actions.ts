import type { LatLng } from '@bezpechne/shared/geo'
import { type CityWords, guardIn, kindsOf, productTerms } from '@bezpechne/shared/guard/guard'
import { type GuardKind, lexiconKinds } from '@bezpechne/shared/guard/kinds'
import {
  type CityLexicon,
  type GuardAnswer,
  type GuardQuestion,
  mostOwnTerms,
  type NewTerm,
  type SwitchTerm,
} from '@bezpechne/shared/lexicon'

import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import {
  areInAreas,
  deleteTermRow,
  listAreas,
  listAreasAt,
  listTermRows,
  lockCity,
  setTermRow,
  type TermRow,
} from './queries.ts'

interface Written {
  text: string
  address?: string | undefined
  at?: LatLng | undefined
}

/**
 * Kinds of what must not be public before two people have read it: by the product's words, the city's own, and the
 * areas of which the city publishes nothing. Never the words themselves.
 */
export async function guardHits(
  trx: Trx,
  city: string,
  { text, address, at }: Written,
): Promise<GuardKind[]> {
  const { hits, areas } = await askGuard(trx, city, { text: address ? `${text}\n${address}` : text, at })
  return areas.length ? [...kindsOf(hits), 'no-publish-area'] : kindsOf(hits)
}

/** The same of many at once: an import brings thousands. */
export async function guardHitsOfAll(
  db: Db,
  city: string,
  all: (Written & { at: LatLng })[],
): Promise<GuardKind[][]> {
  const words = cityWords(await listTermRows(db, city))
  const closed = await areInAreas(
    db,
    city,
    all.map(({ at }) => at),
  )
  return all.map(({ text, address }, n) => {
    const kinds = kindsOf(guardIn(address ? `${text}\n${address}` : text, words))
    return closed[n] ? [...kinds, 'no-publish-area'] : kinds
  })
}

/** The same with the places in the text, for whoever may read it. */
export async function askGuard(
  db: Db,
  city: string,
  { text, at }: { text: string; at?: GuardQuestion['at'] },
): Promise<GuardAnswer> {
  const hits = guardIn(text, cityWords(await listTermRows(db, city)))
  return { hits, areas: at ? await listAreasAt(db, city, at) : [] }
}

export async function getLexicon(db: Db, city: string): Promise<CityLexicon> {
  const { added, off } = cityWords(await listTermRows(db, city))
  const terms = lexiconKinds.flatMap((kind) => [
    ...added.filter((one) => one.kind === kind).map(({ term }) => ({ kind, term, own: true, used: true })),
    ...Object.keys(productTerms[kind]).map((term) => ({
      kind,
      term,
      own: false,
      used: !off.some((one) => one.kind === kind && one.term === term),
    })),
  ])
  return { terms, areas: await listAreas(db, city) }
}

export interface By {
  city: string
  actorId: string
}

/** The same term again changes nothing. @throws AppError 'city-not-found', 'too-many-terms' */
export async function addTerm(
  trx: Trx,
  { city, actorId }: By,
  { kind, term }: NewTerm,
): Promise<CityLexicon> {
  await lock(trx, city)
  const { added } = cityWords(await listTermRows(trx, city))
  const known = added.some((one) => one.kind === kind && one.term.toLowerCase() === term.toLowerCase())
  if (!known && !isProducts({ kind, term })) {
    if (added.length >= mostOwnTerms) throw new AppError('too-many-terms')
    await setTermRow(trx, city, { kind, term, used: true }, actorId)
  }
  return getLexicon(trx, city)
}

/** One that a colleague has removed is as gone. @throws AppError 'city-not-found' */
export async function removeTerm(trx: Trx, city: string, { kind, term }: NewTerm): Promise<CityLexicon> {
  await lock(trx, city)
  await deleteTermRow(trx, city, { kind, term, used: true })
  return getLexicon(trx, city)
}

/** Whether this city uses a term of the product. @throws AppError 'city-not-found', 'not-found' */
export async function switchTerm(
  trx: Trx,
  { city, actorId }: By,
  { kind, term, used }: SwitchTerm,
): Promise<CityLexicon> {
  await lock(trx, city)
  if (!isProducts({ kind, term })) throw new AppError('not-found')
  if (used) await deleteTermRow(trx, city, { kind, term, used: false })
  else await setTermRow(trx, city, { kind, term, used: false }, actorId)
  return getLexicon(trx, city)
}

async function lock(trx: Trx, city: string): Promise<void> {
  if (!(await lockCity(trx, city))) throw new AppError('city-not-found')
}

function isProducts({ kind, term }: NewTerm): boolean {
  return Object.hasOwn(productTerms[kind], term)
}

/** NOTE: a term that a release has renamed is used again until the city says otherwise. */
function cityWords(rows: readonly TermRow[]): CityWords {
  return {
    added: rows.filter(({ used }) => used),
    off: rows.filter((row) => !row.used && isProducts(row)),
  }
}
