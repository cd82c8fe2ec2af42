import type { HelpLine } from './card-words.ts'
import { defineTexts, type Language, textIn } from './languages.ts'

/** What a community says of itself, and how its pages look: each part is saved, and set back, alone. */
export const lookParts = ['name', 'hours', 'lines', 'notice', 'languages', 'accent', 'emblem'] as const
export type LookPart = (typeof lookParts)[number]

/** The first is the product's own. Their colours are in web/src/ui/accents.css, where a test measures each. */
export const accents = ['teal', 'blue', 'indigo', 'violet', 'plum', 'graphite'] as const
export type Accent = (typeof accents)[number]

/** warning: something residents should act on. */
export const noticeLevels = ['info', 'warning'] as const
export type NoticeLevel = (typeof noticeLevels)[number]

/** In days: one that was forgotten goes by itself. */
export const longestNotice = 92

const about = defineTexts('help-lines', {
  uk: {
    gas: 'аварійна газова служба, цілодобово',
    violence: 'домашнє насильство, урядова гаряча лінія, цілодобово',
    children: 'дитяча лінія, безкоштовно й анонімно',
    government: 'урядова гаряча лінія: запитання до влади',
  },
  en: {
    gas: 'gas emergency service, day and night',
    violence: 'domestic violence, government help line, day and night',
    children: 'children’s line, free and anonymous',
    government: 'government line: questions to the authorities',
  },
})

const numbers = { gas: '104', violence: '15-47', children: '116 111', government: '15-45' } as const
const kinds = ['gas', 'violence', 'children', 'government'] as const

/** The national help lines, which a community shows until it has some of its own. */
export const productLines: HelpLine[] = kinds.map((kind) => ({
  number: numbers[kind],
  about: { uk: about.uk[kind], en: about.en[kind] },
}))

/** In one language. */
export function linesIn(
  own: readonly HelpLine[] | undefined,
  language: Language,
): { number: string; about: string }[] {
  if (own) return own.map((line) => ({ number: line.number, about: textIn(line.about, language) }))
  return kinds.map((kind) => ({ number: numbers[kind], about: textIn(about, language)[kind] }))
}
