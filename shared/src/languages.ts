/** Every text of the house is complete in these, and records keep both. */
export const written = ['uk', 'en'] as const
export type Written = (typeof written)[number]

interface Tongue {
  /** As its readers call it. */
  name: string
  /** For the switch, where there is little room. */
  short: string
  /** For days, numbers and plural forms. */
  locale: string
}

/** What one can read in, in the order of the switch. One more is a line here and its sentences: docs/languages.md. */
const tongues: Record<string, Tongue> & Record<'uk', Tongue> = {
  uk: { name: 'Українська', short: 'УКР', locale: 'uk-UA' },
  en: { name: 'English', short: 'ENG', locale: 'en-GB' },
  pl: { name: 'Polski', short: 'POL', locale: 'pl-PL' },
}

export type Language = Written | 'pl'
const read: Language[] = ['uk', 'en', 'pl']
export const languages: readonly Language[] = read

/**
 * One more while the program runs; schemas that were made before do not know it.
 * @returns takes it away again, with all that was said in it
 */
export function addLanguage(language: Language, tongue: Tongue): () => void {
  tongues[language] = tongue
  read.push(language)
  return function takeAway() {
    read.splice(read.indexOf(language), 1)
    delete tongues[language]
    dictionaries.delete(language)
    for (const texts of parts.values()) delete texts[language]
  }
}

export function tongueOf(language: Language): Tongue {
  return tongues[language] ?? tongues.uk
}

export function isWritten(language: Language): language is Written {
  return written.some((one) => one === language)
}

/** "pl", as an address, a cookie or a record says it; a language that was taken away since is none. */
export function knownLanguage(code: unknown): Language | undefined {
  return languages.find((language) => language === code)
}

/** The same in each language; where one says nothing, Ukrainian is read. */
export type Texts<T> = Record<Written, T> & Partial<Record<Language, T | undefined>>

/** THE look-up of all that is said: names of records, sentences of the house. */
export function textIn<T>(texts: Texts<T>, language: Language): T
export function textIn<T>(texts: Texts<T> | null | undefined, language: Language): T | undefined
export function textIn<T>(texts: Texts<T> | null | undefined, language: Language): T | undefined {
  return texts?.[language] ?? texts?.uk
}

/** What is said in one further language, part by part: some of the keys, or all; "{{1}}" is the first value of a sentence. */
export type Dictionary = Record<string, object>

const parts = new Map<string, Texts<object>>()
const dictionaries = new Map<Language, Dictionary>()

/** What a part says; further languages come from their own files and lie over the Ukrainian, key by key. */
// The build must drop a table that a page says nothing of.
/* @__NO_SIDE_EFFECTS__ */
export function defineTexts<T extends object>(part: string, texts: Record<Written, T>): Texts<T> {
  const all: Texts<T> = { ...texts }
  for (const [language, dictionary] of dictionaries)
    Object.assign(all, { [language]: over(texts.uk, dictionary[part]) })
  parts.set(part, all)
  return all
}

/** Everything said so far and later is said in this language too. */
export function addDictionary(language: Language, dictionary: Dictionary): void {
  dictionaries.set(language, { ...dictionaries.get(language), ...dictionary })
  for (const [part, texts] of parts) {
    if (dictionary[part]) Object.assign(texts, { [language]: over(texts.uk, dictionary[part]) })
  }
}

/** All parts that are there, for the test of their keys. */
export function allTexts(): ReadonlyMap<string, Texts<object>> {
  return parts
}

/** What further languages say of one thing: a record of the house's own list, which the database keeps in two. */
export function inFurther(part: string, ...path: string[]): Partial<Record<Language, string>> {
  const said = [...dictionaries].map(([language, dictionary]) => {
    const text = path.reduce<unknown>((at, key) => Object(at)[key], dictionary[part])
    return [language, text] as const
  })
  return Object.fromEntries(said.filter(([, text]) => typeof text === 'string'))
}

function over(under: object, above: object | undefined): object {
  if (!above) return under
  const laid = Object.entries(above).map(([key, value]) => {
    const below: unknown = Object(under)[key]
    if (isTable(below) && isTable(value)) return [key, over(below, value)]
    return [key, typeof below === 'function' ? fillerOf(String(value)) : value]
  })
  return { ...under, ...Object.fromEntries(laid) }
}

/** "Sprawdzono {{1}}" as what Ukrainian says with a function. */
function fillerOf(sentence: string) {
  return (...values: (string | number)[]) =>
    sentence.replaceAll(/\{\{(\d)\}\}/g, (_, place: string) => String(values[Number(place) - 1] ?? ''))
}

function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
