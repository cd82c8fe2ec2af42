import type { Hit, LexiconKind, TermList } from './kinds.ts'
import { type Pattern, readPattern, type Sequence } from './patterns.ts'
import { type Token, tokensOf } from './tokens.ts'
import { Trie } from './trie.ts'

export interface Term {
  kind: LexiconKind
  term: string
  pattern: Pattern
}

const anyDigits = '#'
/** How far apart the parts of one pattern may stand, in words. */
const farthest = 10
const widestGap = 2
/** How far a word reaches that says "not meant". */
const excuseReaches = 8
/** Of one pattern: a text that is all hits is sealed by the first. */
const mostHits = 20
/** Of one sequence: the longest text that anybody may send has no room for more. */
const mostPlaces = 1000

type Slot = ReadonlySet<number> | 'gap'
/** First and last word, the last one excluded. */
interface Stretch {
  from: number
  to: number
  sentence: number
}

interface Prepared extends Pick<Term, 'kind' | 'term'> {
  /** Numbers of sequences. */
  parts: number[]
  unless: number[]
}

/** Which words of the lexicon a word may be, and which sequences may begin with it. */
interface Known {
  ids: readonly number[]
  begins: readonly number[]
}

interface Seen {
  known: Known
  /** Where the word after it begins. */
  next: number
}

const nothing: readonly Seen[] = []

/** Many terms made ready to be looked for at once; the time it takes grows with the text, hardly with the terms. */
export class Lexicon {
  #trie = new Trie()
  #words = new Map<string, number>()
  #sequences: Slot[][] = []
  #known = new Map<string, number>()
  #byFirst = new Map<number, number[]>()
  #terms: Prepared[]

  constructor(terms: readonly Term[]) {
    this.#terms = terms.map(({ kind, term, pattern }) => ({
      kind,
      term,
      parts: pattern.parts.map((part) => this.#prepare(part)),
      unless: pattern.unless.map((part) => this.#prepare(part)),
    }))
  }

  /** In the order of the terms; of one term never two in the same words. */
  hitsIn(text: string): Hit<LexiconKind>[] {
    const tokens = tokensOf(text)
    const found = this.#occurrences(tokens)
    const hits: Hit<LexiconKind>[] = []
    for (const prepared of this.#terms) {
      const { kind, term } = prepared
      for (const { from, to } of stretchesOf(prepared, found)) {
        const [first, last] = [tokens[from], tokens[to - 1]]
        if (first && last) hits.push({ kind, term, start: first.start, end: last.end })
      }
    }
    return hits
  }

  #prepare(sequence: Sequence): number {
    const slots = sequence.map((slot): Slot =>
      slot === 'gap' ? slot : new Set(slot.map((word) => this.#idOf(word))),
    )
    const key = slots.map((slot) => (slot === 'gap' ? '_' : [...slot].join('|'))).join(' ')
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const n = this.#sequences.push(slots) - 1
    this.#known.set(key, n)
    const [first] = slots
    if (first instanceof Set) for (const id of first) listIn(this.#byFirst, id).push(n)
    return n
  }

  #idOf(word: { stem: string; open: boolean }): number {
    const key = word.open ? `${word.stem}*` : word.stem
    const known = this.#words.get(key)
    if (known !== undefined) return known
    const id = this.#words.size
    this.#words.set(key, id)
    if (word.stem !== anyDigits) this.#trie.add(word, id)
    return id
  }

  /** Where each sequence stands in the text. */
  #occurrences(tokens: readonly Token[]): Map<number, Stretch[]> {
    const look = this.#looking()
    const seen = tokens.map(({ readings }) => {
      let here = nothing
      for (const { text, next, run } of readings) {
        const known = look(text, run)
        if (known.ids.length) here = [...here, { known, next }]
      }
      return here
    })
    const found = new Map<number, Stretch[]>()
    for (let from = 0; from < seen.length; from++) {
      for (const n of beginningWith(seen[from] ?? nothing)) {
        const place = placeOf(this.#sequences[n] ?? [], from, { seen, tokens })
        const places = place ? listIn(found, n) : []
        if (place && places.length < mostPlaces) places.push(place)
      }
    }
    return found
  }

  /** Each different word walks down the tree once. */
  #looking(): (text: string, run: boolean) => Known {
    const known = new Map<string, Known>()
    const digits = this.#words.get(anyDigits)
    return (text, run) => {
      const before = known.get(text)
      if (before) return before
      const ids = this.#trie.find(text)
      if (run) ids.push(...this.#trie.findInside(text))
      if (digits !== undefined && /^\d+$/.test(text)) ids.push(digits)
      const look = { ids, begins: [...new Set(ids.flatMap((id) => this.#byFirst.get(id) ?? []))] }
      known.set(text, look)
      return look
    }
  }
}

/** Sequences whose first slot one of the readings fills. */
function beginningWith(readings: readonly Seen[]): Iterable<number> {
  if (readings.length < 2) return readings[0]?.known.begins ?? []
  return new Set(readings.flatMap(({ known }) => known.begins))
}

/** The sequence that begins here; undefined where it does not stand here, or goes on in the next sentence. */
function placeOf(
  slots: readonly Slot[],
  from: number,
  { seen, tokens }: { seen: readonly (readonly Seen[])[]; tokens: readonly Token[] },
): Stretch | undefined {
  const to = endOf(slots, 0, from, seen)
  const sentence = tokens[from]?.sentence ?? 0
  return to !== undefined && tokens[to - 1]?.sentence === sentence ? { from, to, sentence } : undefined
}

/** Where a sequence that begins here ends; undefined where it does not stand here. */
function endOf(
  slots: readonly Slot[],
  slot: number,
  at: number,
  seen: readonly (readonly Seen[])[],
): number | undefined {
  const wanted = slots[slot]
  if (wanted === undefined) return at
  if (wanted === 'gap') {
    for (let skipped = 0; skipped <= widestGap; skipped++) {
      const end = endOf(slots, slot + 1, at + skipped, seen)
      if (end !== undefined) return end
    }
    return undefined
  }
  for (const { known, next } of seen[at] ?? nothing) {
    const end = known.ids.some((id) => wanted.has(id)) ? endOf(slots, slot + 1, next, seen) : undefined
    if (end !== undefined) return end
  }
  return undefined
}

/** Stretches of one sentence in which all parts stand near one another and nothing beside them excuses them. */
function stretchesOf({ parts, unless }: Prepared, found: ReadonlyMap<number, Stretch[]>): Stretch[] {
  const [first, ...others] = parts.map((n) => found.get(n) ?? [])
  if (!first || others.some((places) => !places.length)) return []
  const excuses = unless.flatMap((n) => found.get(n) ?? []).toSorted((a, b) => a.from - b.from)
  const isExcused = nearTo(excuses, excuseReaches)
  const beside = others.map((places) => nearTo(places, farthest))
  const kept: Stretch[] = []
  for (const one of first) {
    if (kept.length >= mostHits) break
    if (one.from < (kept.at(-1)?.to ?? 0)) continue
    const span = beside.reduce<Stretch | undefined>((so, near) => so && widened(so, near(so)), one)
    if (span && !isExcused(span).length) kept.push(span)
  }
  return kept
}

function widened(span: Stretch, close: readonly Stretch[]): Stretch | undefined {
  // A word is not its own neighbour.
  const other = close.find(({ from, to }) => from >= span.to || to <= span.from)
  return other && { ...span, from: Math.min(span.from, other.from), to: Math.max(span.to, other.to) }
}

/** NOTE: both lists run along the text, so a window over one of them moves on and never back. */
function nearTo(places: readonly Stretch[], reach: number) {
  let start = 0
  return function near({ from, to, sentence }: Stretch): Stretch[] {
    while ((places[start]?.to ?? Infinity) < from - reach) start += 1
    let end = start
    while ((places[end]?.from ?? Infinity) <= to + reach) end += 1
    return places.slice(start, end).filter((place) => place.sentence === sentence)
  }
}

function listIn<Value>(lists: Map<number, Value[]>, key: number): Value[] {
  const known = lists.get(key) ?? []
  lists.set(key, known)
  return known
}

/** A list as it is written, ready for a lexicon. */
export function termsOf(kind: LexiconKind, list: TermList): Term[] {
  return Object.entries(list).flatMap(([term, patterns]) =>
    patterns.map((pattern) => ({ kind, term, pattern: readPattern(pattern) })),
  )
}
