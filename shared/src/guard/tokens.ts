import { foldWord } from './fold.ts'

/** One way to read the text from a word on: the word itself, or several that were one before they were cut apart. */
interface Reading {
  text: string
  /** The word after it. */
  next: number
  /** Single letters in a row: the borders of words are lost in it. */
  run: boolean
}

export interface Token {
  start: number
  end: number
  sentence: number
  readings: Reading[]
}

// NOTE: linear: a word begins with a letter, and what follows it is taken once.
const words = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}*@'’ʼ`]*[\p{L}\p{N}\p{M}])?/gu
const glue = /^[-‐-―_.·•|/\\+~=*]{1,2}$/u
const apart = /^[\s\-_.·•|/\\+~=*]{1,3}$/u
const sentenceEnd = /[!?…\n;]|\.\s/u
const mostGlued = 12
const longestWord = 60

/** The words of a text in their order, each with every way in which it may be read. */
export function tokensOf(text: string): Token[] {
  const cut: Cut = { tokens: [], typed: [], gaps: [], fold: folding() }
  let sentence = 0
  let end = 0
  words.lastIndex = 0
  for (let match = words.exec(text); match; match = words.exec(text)) {
    const [word] = match
    const gap = text.slice(end, match.index)
    if (cut.typed.length) cut.gaps.push(gap)
    if (gap !== ' ' && sentenceEnd.test(gap) && !isAbbreviated(cut.typed.at(-1) ?? '', gap)) sentence += 1
    end = match.index + word.length
    cut.typed.push(word)
    cut.tokens.push({ start: match.index, end, sentence, readings: [] })
    if (word.length <= longestWord) add(cut, cut.typed.length - 1, cut.typed.length, false)
  }
  addGlued(cut)
  addRuns(cut)
  return cut.tokens
}

interface Cut {
  tokens: Token[]
  typed: string[]
  /** What stands between a word and the next. */
  gaps: string[]
  fold: (word: string) => readonly string[]
}

/** Most words come again, and folding is most of the work. */
function folding(): Cut['fold'] {
  const known = new Map<string, readonly string[]>()
  return function fold(word) {
    const before = known.get(word)
    if (before) return before
    const folded = foldWord(word)
    known.set(word, folded)
    return folded
  }
}

/** "вул. Садова": the sentence goes on. */
function isAbbreviated(word: string, gap: string): boolean {
  return gap.startsWith('.') && word.length <= 4 && word === word.toLowerCase()
}

/** "блок-пост", "бло.к.пост", "С-300": each joined with the next one, and all that hang together. */
function addGlued(cut: Cut): void {
  const { typed, gaps } = cut
  for (let first = 0; first < typed.length; first++) {
    let end = first + 1
    while (end < typed.length && glue.test(gaps[end - 1] ?? '')) end += 1
    for (let n = first; n + 1 < end; n++) if (end - first === 2 || !isRow(typed, n)) add(cut, n, n + 2, false)
    if (end - first > 2 && end - first <= mostGlued) add(cut, first, end, false)
    first = end - 1
  }
}

/** "б л о к п о с т", "З. С. У.": single letters in a row, and those of them that are capitals. */
function addRuns(cut: Cut): void {
  const { typed, gaps } = cut
  const endOf = (from: number, fits: (word: string) => boolean): number => {
    let end = from
    while (end < typed.length && fits(typed[end] ?? '') && (end === from || apart.test(gaps[end - 1] ?? '')))
      end += 1
    return end
  }
  for (let first = 0; first < typed.length; first++) {
    const end = endOf(first, isLetter)
    if (end - first >= 3) add(cut, first, end, true)
    for (let n = first; n < end; n++) {
      if (!isCapital(typed[n] ?? '')) continue
      const capitals = endOf(n, isCapital)
      if (capitals - n >= 2) add(cut, n, capitals, false)
      n = capitals - 1
    }
    first = Math.max(first, end - 1)
  }
}

/** Single letters are a run, which is joined whole. */
function isRow(typed: readonly string[], n: number): boolean {
  return isLetter(typed[n] ?? '') && isLetter(typed[n + 1] ?? '')
}

function isLetter(word: string): boolean {
  return word.length === 1
}

function isCapital(word: string): boolean {
  return isLetter(word) && word !== word.toLowerCase()
}

function add({ tokens, typed, fold }: Cut, from: number, next: number, run: boolean): void {
  const token = tokens[from]
  const whole = next === from + 1 ? (typed[from] ?? '') : typed.slice(from, next).join('')
  for (const text of fold(whole)) token?.readings.push({ text, next, run })
}
