import { coordinatesIn } from './coordinates.ts'
import { type GuardKind, type Hit, type LexiconKind, lexiconKinds, type TermList } from './kinds.ts'
import { Lexicon, termsOf } from './lexicon.ts'
import { airDefence } from './lexicon/air-defence.ts'
import { arms } from './lexicon/arms.ts'
import { checkpoints } from './lexicon/checkpoints.ts'
import { emergency } from './lexicon/emergency.ts'
import { explosive } from './lexicon/explosive.ts'
import { forces } from './lexicon/forces.ts'
import { strikePlaces } from './lexicon/strike-places.ts'
import { readPlainTerm } from './patterns.ts'

/** The product's list, by kind: what each term is called, and what finds it. */
export const productTerms: Readonly<Record<LexiconKind, TermList>> = {
  emergency,
  explosive,
  'strike-places': strikePlaces,
  'air-defence': airDefence,
  forces,
  arms,
  checkpoints,
}

/** What a city has made of the list. */
export interface CityWords {
  added: readonly { kind: LexiconKind; term: string }[]
  off: readonly { kind: LexiconKind; term: string }[]
}

let product: Lexicon | undefined

/** What a text tells that must not be public before two people have read it, in the order of the text. */
export function guardIn(text: string, { added, off }: CityWords = { added: [], off: [] }): Hit[] {
  product ??= new Lexicon(lexiconKinds.flatMap((kind) => termsOf(kind, productTerms[kind])))
  const own = new Lexicon(added.map((term) => ({ ...term, pattern: readPlainTerm(term.term) })))
  const unused = new Set(off.map(({ kind, term }) => `${kind} ${term}`))
  const hits = [
    ...product.hitsIn(text).filter(({ kind, term }) => !unused.has(`${kind} ${term}`)),
    ...own.hitsIn(text),
    ...coordinatesIn(text),
  ]
  // Two patterns of one term may find the same words.
  const once = new Map(hits.map((hit) => [`${hit.term} ${hit.start} ${hit.end}`, hit]))
  return [...once.values()].toSorted((a, b) => a.start - b.start || b.end - a.end)
}

export function kindsOf(hits: readonly { kind: GuardKind }[]): GuardKind[] {
  return [...new Set(hits.map(({ kind }) => kind))].toSorted()
}
