import { type Phrase, phrases } from './plain-phrases.ts'

/** What makes a text hard to read. */
export type HardKind = 'office' | 'nouns' | 'capitals' | 'sentence' | 'paragraph'

/** A stretch of the text, in UTF-16 units, end excluded. */
export interface Hard {
  kind: HardKind
  start: number
  end: number
  /** What people say instead, in the letter case of what it replaces; null where only the writer knows. */
  plain: string | null
  /** It may stand there as it is; else the words around must follow. */
  fits: boolean
  /** How many words, of a sentence or a paragraph. */
  words: number
}

const longestSentence = 20
const longestParagraph = 90
/** A person reads a list of so many; the rest shows when these are gone. */
const most = 40

interface Token {
  text: string
  start: number
  end: number
  isWord: boolean
}

// NOTE: one pass over the text and a walk along a tree of phrases for each word: the cost is a line, not a square.
const tokenPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}’'ʼ-]*|[.!?…]+|\n|[^\s\p{L}\p{N}]/gu

/** Hard places in the order of the text. Advice, never a verdict: nothing waits for it. */
export function hardPlaces(text: string): Hard[] {
  const tokens = [...text.matchAll(tokenPattern)].map((match): Token => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    isWord: /^[\p{L}\p{N}]/u.test(match[0]),
  }))
  const sentences = sentencesOf(text, tokens)
  return [
    ...officeWords(tokens),
    ...sentences.flatMap(nounHeaps),
    ...capitals(tokens),
    ...sentences.flatMap(longSentence),
    ...longParagraphs(text, tokens),
  ]
    .toSorted((one, other) => one.start - other.start || one.end - other.end)
    .slice(0, most)
}

/** The text with the advice taken. */
export function withPlain(text: string, { start, end, plain, fits }: Hard): string {
  if (plain === null || !fits) return text
  return text.slice(0, start) + plain + text.slice(end)
}

interface Branch {
  next: Map<string, Branch>
  /** Set where one ends here. */
  phrase?: Phrase
}

const tree: Branch = { next: new Map() }
for (const phrase of phrases) {
  let branch = tree
  for (const [word] of phrase.said.matchAll(tokenPattern)) {
    const found = branch.next.get(keyOf(word)) ?? { next: new Map<string, Branch>() }
    branch.next.set(keyOf(word), found)
    branch = found
  }
  branch.phrase = phrase
}

function keyOf(word: string): string {
  return word.toLowerCase().replaceAll(/['ʼ]/g, '’')
}

function officeWords(tokens: Token[]): Hard[] {
  const found: Hard[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const { length, phrase } = longestPhrase(tokens, at)
    const [first, last] = [tokens[at], tokens[at + length - 1]]
    if (!phrase || !first || !last) continue
    const plain = cased(phrase.plain, first.text)
    found.push({ kind: 'office', start: first.start, end: last.end, plain, fits: phrase.fits, words: length })
    at += length - 1
  }
  return found
}

function longestPhrase(tokens: Token[], from: number): { length: number; phrase: Phrase | undefined } {
  let branch: Branch | undefined = tree
  let longest: { length: number; phrase: Phrase | undefined } = { length: 0, phrase: undefined }
  for (let at = from; at < tokens.length; at += 1) {
    branch = branch.next.get(keyOf(tokens[at]?.text ?? ''))
    if (!branch) break
    if (branch.phrase) longest = { length: at - from + 1, phrase: branch.phrase }
  }
  return longest
}

function cased(plain: string | null, said: string): string | null {
  const first = said.charAt(0)
  return plain !== null && first !== first.toLowerCase()
    ? plain.charAt(0).toUpperCase() + plain.slice(1)
    : plain
}

// A dot after these, or after one letter, ends no sentence: вул. Садова, ст. 15, т. д.
const short =
  /^(?:\p{L}|вул|просп|пров|буд|корп|ст|пп|гр|ім|смт|обл|тис|млн|млрд|грн|год|хв|тел|див|напр|тощо|etc|art|no|st)$/iu

type Sentence = Token[]

function sentencesOf(text: string, tokens: Token[]): Sentence[] {
  const all: Sentence[] = [[]]
  for (const [index, token] of tokens.entries()) {
    if (endsSentence(text, token, tokens[index - 1])) all.push([])
    else all.at(-1)?.push(token)
  }
  return all.map((sentence) => sentence.filter(({ isWord }) => isWord)).filter(({ length }) => length > 0)
}

function endsSentence(text: string, { text: sign, end }: Token, before: Token | undefined): boolean {
  if (sign === '\n') return true
  if (!/^[.!?…]/.test(sign)) return false
  if (sign === '.' && before && short.test(before.text)) return false
  return end >= text.length || /\s/u.test(text.charAt(end)) || /[»”")]/.test(text.charAt(end))
}

function longSentence(sentence: Sentence): Hard[] {
  return sentence.length > longestSentence ? [stretch('sentence', sentence)] : []
}

// Nouns made of verbs: вирішення, забезпечення, виконання; in every case. Not: питання, звернення, життя.
const nounOfVerb = /^\p{L}{3,}(?:[ауяоюеєії]нн|тт)(?:я|ю|ям|і|ями|ях)$|^\p{L}{4,}(?:[аяеє]нь)$/iu
const plainNouns =
  /^(?:питан|зверне?н|рішен|відділен|приміщен|населен|освітлен|повідомлен|посилан|засідан|завдан|навчан|значен|житт|смітт|взутт|почутт|статт|покритт|зупинен|камін|кімнат|обличч|осінь|тижден|день|пень|січень|травень|червень|липень|серпень|вересень|жовтень|управлін|товариств|підприємств|насінн|коріння?|весілл|волосс|знань?|бажан)/iu
const heap = 3
/** So many words may stand between two nouns of a heap. */
const apart = 4

function nounHeaps(sentence: Sentence): Hard[] {
  const at = sentence.flatMap(({ text }, index) =>
    nounOfVerb.test(text) && !plainNouns.test(text) ? [index] : [],
  )
  const heaps: number[][] = []
  for (const index of at) {
    const last = heaps.at(-1)
    if (last && index - (last.at(-1) ?? 0) <= apart) last.push(index)
    else heaps.push([index])
  }
  return heaps
    .filter(({ length }) => length >= heap)
    .map((indexes) => stretch('nouns', sentence.slice(indexes[0], (indexes.at(-1) ?? 0) + 1)))
}

/** Words shouted: a long one, or three one after another. Abbreviations are short and stand alone. */
function capitals(tokens: Token[]): Hard[] {
  const runs: Token[][] = []
  let open: Token[] | undefined
  for (const token of tokens) {
    if (token.isWord && /^[\p{Lu}’'ʼ-]{2,}$/u.test(token.text)) {
      if (open) open.push(token)
      else runs.push((open = [token]))
    } else open = undefined
  }
  return runs
    .filter((run) => run.length >= 3 || run.some(({ text }) => text.length >= 7))
    .map((run) => stretch('capitals', run))
}

function longParagraphs(text: string, tokens: Token[]): Hard[] {
  const found: Hard[] = []
  let from = 0
  for (const [gap] of [...text.matchAll(/\n\s*\n|$/gu)].map(({ index }) => [index] as const)) {
    const words = tokens.filter(({ isWord, start }) => isWord && start >= from && start < gap)
    if (words.length > longestParagraph) found.push(stretch('paragraph', words))
    from = gap
  }
  return found
}

function stretch(kind: HardKind, words: Token[]): Hard {
  return {
    kind,
    start: words[0]?.start ?? 0,
    end: words.at(-1)?.end ?? 0,
    plain: null,
    fits: false,
    words: words.length,
  }
}
