import type { Rule } from './findings.ts'

// NOTE: these read a folded text: every space is a space, every dash "-". Every repetition is bounded, and each
// pattern needs a digit or a capital to begin: a long text costs a line of time, not a square.

const email =
  /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}(?:@|\s?[([](?:at|собака|@)[)\]]\s?)[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/giu
const iban = /(?<![\p{L}\d])[UУ][AА]\s?\d{2}(?:\s?\d){25}(?!\d)/giu
const card = /(?<!\d)\d{4}([\s-]{0,2})\d{4}([\s-]{0,2})\d{4}\2\d{4}(?!\d)/g

const phones = [
  /(?<![\d+])(?:\+?\s?38[\s(-]{0,2}|8[\s(-]{0,2})?\(?0(?:\s?\(?[5-9]|[34])(?:[\s()./-]{0,2}\d){8}(?!\d)/g,
  /(?<!\d)\+\d(?:[\s().-]{0,2}\d){9,13}(?!\d)/g,
  // Without the leading zero, as people dictate it: 67 123 45 67.
  /(?<![\d.,-])(?:39|50|6[3678]|7[357]|89|9[1-9])[\s-]\d{3}[\s-]\d{2}[\s-]?\d{2}(?!\d)/g,
]
const localPhone = /(?<![\d.,-])\d{2,3}(?:[\s-]?\d{2}){2}(?![\d.,-]?\d)/g
const aboutPhones = {
  words:
    /(?<!\p{L})(?:тел|телефон\p{Ll}{0,7}|дзвон\p{Ll}{1,5}|подзвон\p{Ll}{1,5}|моб|домашн\p{Ll}{1,3}|міський|phone|call)(?!\p{L})[.:]{0,2}/giu,
  within: 2,
}
const aboutCards = { words: /карт\p{L}{0,6}/giu, within: 40 }

const unzr = /(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])-\d{5}(?!\d)/g
const tenDigits = /(?<![\d.,-])\d(?:[\s-]?\d){9}(?![\d-])/g
const tenTogether = /(?<![\p{L}\d.,:/-])\d{10}(?![\p{L}\d:/-]|[.,]\d)/gu
const aboutTax = {
  words:
    /(?<!\p{L})(?:іпн|инн|рнокпп|податков\p{Ll}{1,3}\s(?:номер|код|№)|ідентифікаційн\p{Ll}{1,3}\s(?:номер|код)|платник|код\p{Ll}{0,3}(?!\p{L}))/giu,
  within: 40,
}
const aboutOthers = {
  words: /(?:лічильник|рахун|договір|договор|заявк|замовлен|штрих|чек|інвентар|серійн)/giu,
  within: 24,
}

const aboutPassports = {
  words:
    /(?<!\p{L})(?:паспорт|закордон|документ|айді|id(?!\p{L})|сері[яїй]|серия|посвідчен|прав[аи](?!\p{L})|passport)/giu,
  within: 60,
}
const series = /(?<![\p{L}\d])\p{L}{2,3}[\s-]{0,2}(?:№\s?)?\d{6}(?!\d)/gu
const nineDigits = /(?<![\d.,-])\d{3}\s?\d{3}\s?\d{3}(?![\d-])/g
const bareSeries = /(?<![\p{L}\d])[А-ЯІЇЄҐ]{2}[\s-]{0,2}(?:№\s?)?\d{6}(?!\d)/gu
const notSeries = /^(?:на|за|до|по|не|та|чи|бо|то|це|ми|ви|ти|як|де|аж|мп|тп|кп|ук)/iu

/** In the order of trust: what an earlier one has taken, a later one does not see. */
export const numberRules: Rule[] = [
  { kind: 'email', pattern: email },
  { kind: 'card', pattern: iban },
  { kind: 'passport', pattern: unzr },
  { kind: 'tax', pattern: tenDigits, near: aboutTax },
  { kind: 'card', pattern: card, keep: isCardNumber },
  // With a slip in it, too, where the words say what it is.
  { kind: 'card', pattern: card, near: aboutCards },
  ...phones.map((pattern): Rule => ({ kind: 'phone', pattern, keep: isPrivatePhone })),
  { kind: 'phone', pattern: localPhone, near: aboutPhones },
  { kind: 'passport', pattern: series, near: aboutPassports },
  { kind: 'passport', pattern: nineDigits, near: aboutPassports },
  { kind: 'passport', pattern: bareSeries, keep: (found) => !notSeries.test(found) },
  { kind: 'tax', pattern: tenTogether, keep: isTaxNumber, far: aboutOthers },
]

/** 0 800 lines are public, and "05.11.2026 08" is a date. */
function isPrivatePhone(found: string): boolean {
  if (/^\d{2}\.\d{2}\.\d{4}/.test(found)) return false
  return !/^(?:38)?0800/.test(found.replace(/\D/g, ''))
}

/** Luhn's check digit: sixteen digits of a meter pass one time in ten only. */
function isCardNumber(found: string): boolean {
  const sum = digitsOf(found).reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

const weights = [-1, 5, 7, 9, 4, 6, 10, 5, 7]
const latestBirth = 50_000

/** The check digit of a tax number, which begins with the days from 1900 to its holder's birth. */
function isTaxNumber(found: string): boolean {
  const digits = digitsOf(found)
  const sum = weights.reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0)
  const born = Number(found.slice(0, 5))
  return born > 3650 && born < latestBirth && (((sum % 11) + 11) % 11) % 10 === digits[9]
}

function digitsOf(found: string): number[] {
  return found.replace(/\D/g, '').split('').map(Number)
}
