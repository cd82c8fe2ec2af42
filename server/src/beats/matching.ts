import { type BeatLine, mostMatches } from '@bezpechne/shared/beat-search'
import type { Names } from '@bezpechne/shared/cities'

/** What somebody typed, without what only says of what kind it is. */
export interface Typed {
  words: string[]
  /** "14", "14а": a house or the number of a beat. */
  numbers: string[]
}

const kinds = new Set(
  'вул вулиця вулиці просп проспект бул бульвар пров провулок пл площа узв узвіз наб набережна шосе буд будинок кв квартира місто м село с селище смт район району р-н дільниця дільниці дільничний дільнична офіцер beat district street st'.split(
    ' ',
  ),
)
const number = /^\d+[а-яґєіїa-z]?$/u

export function readTyped(address: string): Typed {
  const parts = partsOf(address).filter((part) => !kinds.has(part))
  return {
    words: parts.filter((part) => !number.test(part)),
    numbers: parts.filter((part) => number.test(part)),
  }
}

/** Lower case, one kind of apostrophe, no punctuation: "вул. Прип’ятська, 14" is вул прип'ятська 14. */
function partsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’ʼ`´ʹ]/gu, "'")
    .split(/[^\p{L}\p{M}\d'-]+/u)
    .filter(Boolean)
}

/** Each word begins a word of the text, each number is a number in it. */
export function fits({ words, numbers }: Typed, text: string): boolean {
  const parts = partsOf(text)
  return (
    words.every((word) => parts.some((part) => part.startsWith(word))) &&
    numbers.every((one) => parts.includes(one))
  )
}

export interface Known {
  line: BeatLine
  /** Everybody whom residents may know the beat by, also one who is away. */
  people: readonly Names[]
}

/** Beats by number, code or the name of who keeps them; a district alone names none of its beats. */
export function beatsFor(address: string, known: readonly Known[]): BeatLine[] {
  const typed = readTyped(address)
  const byCode = known.filter(({ line: { id } }) => id.toLowerCase() === address.trim().toLowerCase())
  const found = byCode.length > 0 ? byCode : known.filter((one) => isMeant(typed, one))
  return found.slice(0, mostMatches).map(({ line }) => line)
}

function isMeant(typed: Typed, { line: { name, district }, people }: Known): boolean {
  if (typed.words.length + typed.numbers.length === 0) return false
  const beat = `${name.uk} ${name.en}`
  const around = district ? `${district.name.uk} ${district.name.en}` : ''
  const names = people.map(({ uk, en }) => `${uk} ${en}`).join(' ')
  const named =
    typed.numbers.length > 0 || typed.words.some((word) => fits({ words: [word], numbers: [] }, names))
  return named && fits(typed, `${beat} ${around} ${names}`)
}

export function districtsFor<Named extends { name: { uk: string; en: string } }>(
  address: string,
  districts: readonly Named[],
): Named[] {
  const typed = readTyped(address)
  if (typed.words.length === 0 || typed.numbers.length > 0) return []
  return districts.filter(({ name }) => fits(typed, `${name.uk} ${name.en}`)).slice(0, mostMatches)
}
