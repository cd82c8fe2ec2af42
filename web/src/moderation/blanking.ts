import { bar } from '@bezpechne/shared/blanks'

/** A stretch of a text in UTF-16 units, end excluded. */
export interface Stretch {
  start: number
  end: number
}

interface Piece extends Stretch {
  text: string
}

/** One bar put into a text, and what it took the place of: enough to take it back after other things were typed. */
export interface Blanking {
  text: string
  /** Which bar of the text it is, from 0. */
  bar: number
  removed: string
}

const significant = /\p{L}[\p{L}\p{M}’'ʼ]*|\d+|█+/gu

/** Words, numbers and bars; all between them is glue. */
export function piecesOf(text: string): Piece[] {
  return [...text.matchAll(significant)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
}

export interface Pair {
  from: Piece
  to: Piece
}

/**
 * Where the pieces of the original stand in the text that was made of it, by their longest common order; nothing where
 * a piece was taken out or typed over.
 */
export function align(original: string, text: string): Pair[] {
  const [a, b] = [piecesOf(original), piecesOf(text)]
  const longest = commonOrder(a, b)
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  for (let [from, to] = [a[i], b[j]]; from && to; [from, to] = [a[i], b[j]]) {
    const same = from.text === to.text
    if (same) pairs.push({ from, to })
    const skipsOriginal = longest(i + 1, j) >= longest(i, j + 1)
    if (same || skipsOriginal) i += 1
    if (same || !skipsOriginal) j += 1
  }
  return pairs
}

/** How long the longest common order of what follows two places is. */
function commonOrder(a: Piece[], b: Piece[]): (i: number, j: number) => number {
  const columns = b.length + 1
  const rest = new Uint16Array((a.length + 1) * columns)
  const at = (i: number, j: number) => rest[i * columns + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      rest[i * columns + j] =
        a[i]?.text === b[j]?.text ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  return at
}

/** Widened to whole words: half a name left readable is a name. */
export function wholeWords(text: string, { start, end }: Stretch): Stretch | undefined {
  const touched = piecesOf(text).filter((piece) => piece.start < end && start < piece.end)
  const [first, last] = [touched[0], touched.at(-1)]
  return first && last && { start: Math.min(first.start, start), end: Math.max(last.end, end) }
}

/** Puts a bar where a stretch of the original stands in the text; undefined where nothing of it is left there. */
export function blank(original: string, text: string, stretch: Stretch): Blanking | undefined {
  const pairs = align(original, text).filter(
    ({ from }) => from.start < stretch.end && stretch.start < from.end,
  )
  const [first, last] = [pairs[0], pairs.at(-1)]
  if (!first || !last) return undefined
  // What clings to the words goes with them: the plus of a number, a bracket, a dot.
  const before = original.slice(stretch.start, first.from.start).trimStart()
  const after = original.slice(last.from.end, stretch.end).trimEnd()
  const start = first.to.start - (text.slice(0, first.to.start).endsWith(before) ? before.length : 0)
  const end = last.to.end + (text.slice(last.to.end).startsWith(after) ? after.length : 0)
  return putBar(text, joined(text, { start, end }))
}

/** Bars that touch are one: two would tell of two words. */
function joined(text: string, { start, end }: Stretch): Stretch {
  const before = /█+[ \t\u00A0]*$/u.exec(text.slice(0, start))
  const after = /^[ \t\u00A0]*█+/u.exec(text.slice(end))
  return { start: before ? before.index : start, end: after ? end + after[0].length : end }
}

function putBar(text: string, { start, end }: Stretch): Blanking {
  const before = text.slice(0, start)
  return { text: before + bar + text.slice(end), bar: barsIn(before).length, removed: text.slice(start, end) }
}

/** Takes a bar back and leaves alone what was typed since; undefined where that bar is not there any more. */
export function unblank(text: string, { text: then, bar: index, removed }: Blanking): string | undefined {
  const now = barsIn(text)
  const there = now.length === barsIn(then).length ? now[index] : undefined
  return there && text.slice(0, there.start) + removed + text.slice(there.end)
}

export function barsIn(text: string): Stretch[] {
  return [...text.matchAll(/█+/gu)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }))
}

/** Whether nothing of a stretch of the original is left in the text: `pairs` are those of align(). */
export function isBlanked(pairs: readonly Pair[], { start, end }: Stretch): boolean {
  return !pairs.some(({ from }) => from.start < end && start < from.end)
}

/**
 * Puts the words of the original back where a bar stands for them; undefined where something else was written there.
 * A bar that stands for more than this stretch gives all of it back.
 */
export function reveal(original: string, text: string, stretch: Stretch): string | undefined {
  const pairs = align(original, text)
  const before = pairs.findLast(({ from }) => from.end <= stretch.start) ?? edge(0, 0)
  const after = pairs.find(({ from }) => from.start >= stretch.end) ?? edge(original.length, text.length)
  const between = piecesOf(text.slice(before.to.end, after.to.start))
  if (between.length !== 1 || !between[0]?.text.startsWith('█')) return undefined
  const words = original.slice(before.from.end, after.from.start)
  return text.slice(0, before.to.end) + words + text.slice(after.to.start)
}

function edge(from: number, to: number): { from: Stretch; to: Stretch } {
  return { from: { start: from, end: from }, to: { start: to, end: to } }
}
