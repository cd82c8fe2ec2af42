import { namesIn } from './findings-names.ts'
import { numberRules } from './findings-numbers.ts'
import { plateRules } from './findings-plates.ts'

/** What an author may have left in a public text by mistake. */
export const findingKinds = ['email', 'card', 'tax', 'passport', 'phone', 'plate', 'flat', 'name'] as const
export type FindingKind = (typeof findingKinds)[number]

/** A stretch of the text, in UTF-16 units, end excluded. */
export interface Finding {
  kind: FindingKind
  start: number
  end: number
}

/** How one kind is written. */
export interface Rule {
  kind: FindingKind
  pattern: RegExp
  /** Only so soon after these words. */
  near?: Context
  /** Never so soon after these. */
  far?: Context
  keep?: (found: string) => boolean
}

interface Context {
  words: RegExp
  /** Most signs between their end and what they are about. */
  within: number
}

const flat =
  /(?<!\p{L})(?:кв|квартир\p{L}{0,4}|apt|apartment|flat)\.?\s?(?:№|#|no\.?|номер)?\s?\d{1,4}\p{L}?(?![\p{L}\d])/giu
// "у 45-й квартирі", "з 27 квартири"; "5 квартир" is a number of them.
const flatBefore =
  /(?<=(?<!\p{L})(?:з|із|у|в|до|від|над|під|біля)\s)\d{1,4}(?:-?(?:а|я|й|ї|ої|ій|у|ю))?\sквартир[аиіу](?!\p{L})|(?<!\d)\d{1,4}-(?:а|я|й|ї|ої|ій|у|ю)\sквартир[аиіую](?!\p{L})/giu

const rules: Rule[] = [
  ...numberRules,
  ...plateRules,
  { kind: 'flat', pattern: flat },
  { kind: 'flat', pattern: flatBefore },
]

/** Personal data in the order of the text, never overlapping. Finds what is likely, not all: a person still reads. */
export function findingsIn(text: string): Finding[] {
  const plain = folded(text)
  const names = namesIn(plain).map(({ start, end }) => ({ kind: 'name' as const, start, end }))
  const taken = new Uint8Array(plain.length)
  const found: Finding[] = []
  for (const one of [...rules.flatMap((rule) => matches(rule, plain)), ...names]) {
    if (taken.subarray(one.start, one.end).includes(1)) continue
    taken.fill(1, one.start, one.end)
    found.push(one)
  }
  return found.toSorted((a, b) => a.start - b.start)
}

/** Every space a space, every dash "-", every apostrophe ’, in the same places: what was found there is here. */
function folded(text: string): string {
  return text
    .replaceAll(/[\u00A0\u00AD\u2000-\u200D\u202F\u205F\u2060\u3000]/g, ' ')
    .replaceAll(/[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g, '-')
    .replaceAll(/['`´ʹʼ‘′]/g, '’')
}

/** The text without the finding, and without the hole it leaves. */
export function withoutFinding(text: string, { start, end }: Finding): string {
  const after = text.slice(end).replace(/^[ \t]+/u, '')
  // What led up to it leads nowhere now: "Дзвоніть: …."
  const leading = /^(?:[.,;!?\n]|$)/u.test(after) ? /[ \t:,–-]+$/u : /[ \t]+$/u
  const before = text.slice(0, start).replace(leading, '')
  const gap = before === '' || after === '' || /^[.,;:!?)\n]/u.test(after) || before.endsWith('\n') ? '' : ' '
  return `${before}${gap}${after}`
}

export interface TextPart {
  text: string
  /** Set where a bar covers the words. */
  kind?: FindingKind
}

/** The text cut into what stays readable and what will be covered. */
export function partsOf(text: string, findings: readonly Finding[] = findingsIn(text)): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const { kind, start, end } of findings) {
    if (start > from) parts.push({ text: text.slice(from, start) })
    parts.push({ text: text.slice(start, end), kind })
    from = end
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}

function matches({ kind, pattern, near, far, keep }: Rule, text: string): Finding[] {
  const found = [...text.matchAll(pattern)]
    .map((match) => ({ kind, start: match.index, end: match.index + match[0].trimEnd().length }))
    .filter(({ start, end }) => !keep || keep(text.slice(start, end)))
  const close = near ? soonAfter(near, text, found) : found
  if (!far) return close
  const other = new Set(soonAfter(far, text, close))
  return close.filter((one) => !other.has(one))
}

/** Those that follow the words. Both are in the order of the text, so each is looked at once. */
function soonAfter({ words, within }: Context, text: string, found: Finding[]): Finding[] {
  if (found.length === 0) return found
  const ends = [...text.matchAll(words)].map((match) => match.index + match[0].length)
  let next = 0
  let last = -Infinity
  return found.filter(({ start }) => {
    for (let end = ends[next]; end !== undefined && end <= start; end = ends[next]) {
      last = end
      next += 1
    }
    return start - last <= within
  })
}
