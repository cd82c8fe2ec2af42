import {
  Hours,
  type OfficerKind,
  officerKinds,
  type Rank,
  ranks,
  type SpokenLanguage,
  spokenLanguages,
} from '@bezpechne/shared/officers'
import { languageWords, officerKindWords, rankWords } from '@bezpechne/shared/words/officers'

const short: Record<OfficerKind, string> = { dop: 'доп', pog: 'пог' }

/** What a table says in words or codes; undefined where it says nothing of ours. */
export function readKind(text: string): OfficerKind | undefined {
  const said = folded(text)
  return officerKinds.find((kind) =>
    [kind, short[kind], officerKindWords.uk[kind], officerKindWords.en[kind]].map(folded).includes(said),
  )
}

export function readRank(text: string): Rank | undefined {
  const said = withoutPolice(text)
  return ranks.find((rank) =>
    [rank, rankWords.uk[rank], rankWords.en[rank]].map(withoutPolice).includes(said),
  )
}

export function readLanguages(text: string): SpokenLanguage[] | undefined {
  const said = text
    .split(/[,;|/]/)
    .map(folded)
    .filter(Boolean)
  const read = said.map((word) =>
    spokenLanguages.find((code) =>
      [code, languageWords.uk[code], languageWords.en[code]].map(folded).includes(word),
    ),
  )
  const known = read.filter((code) => code !== undefined)
  return known.length === said.length ? [...new Set(known)] : undefined
}

const days: Record<string, number> = {
  пн: 1, вт: 2, ср: 3, чт: 4, пт: 5, сб: 6, нд: 7, mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7,
} // prettier-ignore
const part = /^([а-яіa-z,\s-]+?)\s+(\d{1,2})[:.](\d\d)\s*[-–—]\s*(\d{1,2})[:.](\d\d)$/i

/** "пн-пт 09:00-18:00; сб 10:00-13:00"; empty where nothing is said. */
export function readHours(text: string): Hours[] | undefined {
  const parts = text
    .toLowerCase()
    .split(/[;|]/)
    .map((one) => one.trim())
    .filter(Boolean)
  const read = parts.map((one) => {
    const [, when = '', h = '', m = '', hh = '', mm = ''] = part.exec(one) ?? []
    const hours = {
      days: daysOf(when),
      from: `${h.padStart(2, '0')}:${m}`,
      until: `${hh.padStart(2, '0')}:${mm}`,
    }
    return Hours.safeParse(hours).data
  })
  const known = read.filter((hours) => hours !== undefined)
  return known.length === parts.length && known.length <= 7 ? known : undefined
}

function daysOf(text: string): number[] {
  return text.split(',').flatMap((one) => {
    const [from = 0, to = from] = one.split('-').map((day) => days[day.trim()] ?? 0)
    if (from === 0 || to < from) return [0]
    return Array.from({ length: to - from + 1 }, (_, n) => from + n)
  })
}

function folded(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s-]+/g, ' ')
    .trim()
}

function withoutPolice(text: string): string {
  return folded(text).replaceAll(/(^police | поліції$)/g, '')
}
