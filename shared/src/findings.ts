import { namesIn } from './findings-names.ts'

/** What an author may have left in a public text by mistake. */
type FindingKind = 'email' | 'card' | 'phone' | 'plate' | 'flat' | 'name'

/** A stretch of the text, in UTF-16 units, end excluded. */
export interface Finding {
  kind: FindingKind
  start: number
  end: number
}

// NOTE: every repetition is bounded and starts behind a lookbehind: a long text costs a line of time, not a square.
const email = /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/gu
const card = /(?<!\d)\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?!\d)/g
const iban = /(?<![\p{L}\d])UA\s?\d{2}(?:\s?\d){25}(?!\d)/giu
const flat =
  /(?<!\p{L})(?:кв|квартир\p{L}{0,4}|apt|apartment|flat)\.?\s?(?:№|#|no\.?)?\s?\d{1,4}\p{L}?(?![\p{L}\d])/giu

const phones = [
  /(?<![\p{L}\d+])(?:\+?\s?38[\s(-]{0,2}|8[\s(-]{0,2})?\(?0[3-9](?:[\s().-]{0,2}\d){8}(?!\d)/gu,
  /(?<!\d)\+\d(?:[\s().-]{0,2}\d){9,13}(?!\d)/g,
  // Without the leading zero, as people dictate it: 67 123 45 67.
  /(?<![\d.,-])(?:39|50|6[3678]|7[357]|89|9[1-9])[\s-]\d{3}[\s-]\d{2}[\s-]?\d{2}(?!\d)/g,
  /(?<=(?<!\p{L})(?:тел|телефон|телефонуйте|дзвоніть|phone|call)[.:]?\s{0,2})\d{2,3}(?:[\s-]?\d{2}){2}(?!\d)/giu,
]

// The letters that Ukrainian plates may carry look the same in both alphabets; in lower case only without spaces,
// or "на 2024 та" would be a car.
const plates = [
  /(?<![\p{L}\d])[ABCEHIKMOPTXАВСЕНІКМОРТХ]{2}[\s-]?\d{4}[\s-]?[ABCEHIKMOPTXАВСЕНІКМОРТХ]{2}(?![\p{L}\d])/gu,
  /(?<![\p{L}\d])[abcehikmoptxавсенікмортх]{2}\d{4}[abcehikmoptxавсенікмортх]{2}(?![\p{L}\d])/gu,
]

/** Personal data in the order of the text, never overlapping. Finds what is likely, not all: a person still reads. */
export function findingsIn(text: string): Finding[] {
  const all = [
    ...matches('email', email, text),
    ...matches('card', card, text).filter(({ start, end }) => isCardNumber(text.slice(start, end))),
    ...matches('card', iban, text),
    ...phones
      .flatMap((phone) => matches('phone', phone, text))
      .filter((found) => isPrivatePhone(text, found)),
    ...plates.flatMap((plate) => matches('plate', plate, text)),
    ...matches('flat', flat, text),
    ...namesIn(text).map(({ start, end }) => ({ kind: 'name' as const, start, end })),
  ]
  const taken: Finding[] = []
  for (const found of all) {
    if (!taken.some(({ start, end }) => found.start < end && start < found.end)) taken.push(found)
  }
  return taken.toSorted((a, b) => a.start - b.start)
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

function matches(kind: FindingKind, pattern: RegExp, text: string): Finding[] {
  return [...text.matchAll(pattern)].map((match) => ({
    kind,
    start: match.index,
    end: match.index + match[0].trimEnd().length,
  }))
}

/** 0 800 lines are public, and "05.11.2026 08" is a date. */
function isPrivatePhone(text: string, { start, end }: Finding): boolean {
  const found = text.slice(start, end)
  if (/^\d{2}\.\d{2}\.\d{4}/.test(found)) return false
  return !/^(?:38)?0800/.test(found.replace(/\D/g, ''))
}

/** Luhn's check digit: sixteen digits of a meter pass one time in ten only. */
function isCardNumber(found: string): boolean {
  const digits = found.replace(/\D/g, '').split('').map(Number)
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
