import { isWritten, knownLanguage, type Language, tongueOf, type Written } from '@bezpechne/shared/languages'
import { useSyncExternalStore } from 'react'

type Dictionary = Record<string, string>

export interface Words<Uk extends Dictionary> {
  namespace: string
  keys: Uk
}

/** All that any part says, by part and language. NOTE: a library for it cost every page 15 kB; it used these lines. */
export const saidBy: Record<string, Record<Written, Dictionary>> = {}

/** What a further language says, by part: loaded by who reads in it (tongues.ts). */
export type Sentences = Record<string, Dictionary>
const further = new Map<Language, Sentences>()

type Layer = Record<string, Record<Written, Dictionary>>
/** Other sentences for some of the keys: shorter words, for who asked for them. */
let layer: Layer | undefined

const listeners = new Set<() => void>()
const plurals = new Map<Language, Intl.PluralRules>()
let spoken = chosenLanguage()

/** Both languages of the house side by side; plural forms are told by the key: key_one, key_few, key_many, key_other. */
export function defineWords<Uk extends Dictionary>(
  namespace: string,
  words: { uk: Uk; en: Dictionary },
): Words<Uk> {
  saidBy[namespace] = words
  return { namespace, keys: words.uk }
}

type BaseKey<Key> = Key extends `${infer Base}_${'one' | 'few' | 'many' | 'other'}` ? Base : Key
type Params = Record<string, string | number>

export function useWords<Uk extends Dictionary>(words: Words<Uk>) {
  const language = useLanguage()
  useSyncExternalStore(subscribe, () => layer)
  return wordsIn(words, language)
}

/** Outside of components. */
export function wordsIn<Uk extends Dictionary>({ namespace }: Words<Uk>, language: Language) {
  return function say(key: BaseKey<keyof Uk & string>, params: Params = {}): string {
    const simpler = isWritten(language) ? layer?.[namespace]?.[language][key] : undefined
    const sentence = simpler ?? sentenceOf(namespace, language, { key, count: params['count'] })
    return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''))
  }
}

/** What is not said in a language is said in Ukrainian. */
function sentenceOf(
  namespace: string,
  language: Language,
  { key, count }: { key: string; count: string | number | undefined },
): string {
  for (const tongue of [language, 'uk'] as const) {
    const said = isWritten(tongue) ? saidBy[namespace]?.[tongue] : further.get(tongue)?.[namespace]
    const form = typeof count === 'number' ? said?.[`${key}_${rulesOf(tongue).select(count)}`] : undefined
    const found = form ?? said?.[key]
    if (found !== undefined) return found
  }
  return key
}

function rulesOf(language: Language): Intl.PluralRules {
  const rules = plurals.get(language) ?? new Intl.PluralRules(tongueOf(language).locale)
  plurals.set(language, rules)
  return rules
}

/** All that the parts say in one language more. */
export function addSentences(language: Language, sentences: Sentences): void {
  further.set(language, sentences)
  for (const tell of listeners) tell()
}

export function isSaid(language: Language): boolean {
  return isWritten(language) || further.has(language)
}

/** Lays other sentences over those of the parts, or takes them off. */
export function layOver(sentences: Layer | undefined): void {
  layer = sentences
  for (const tell of listeners) tell()
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => spoken)
}

function subscribe(tell: () => void) {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}

export function currentLanguage(): Language {
  return spoken
}

export function setLanguage(language: Language): void {
  document.cookie = `lang=${language}; path=/; max-age=31536000; samesite=lax`
  speak(language)
}

/** On this page, without a trace on the device. */
export function speak(language: Language): void {
  document.documentElement.lang = language
  spoken = language
  for (const tell of listeners) tell()
}

// NOTE: the server wrote <html lang> from address, cookie or Accept-Language; asking again could differ from its page.
function chosenLanguage(): Language {
  const page = document.documentElement
  // But a page that the browser kept was written for nobody in particular.
  if ('shell' in page.dataset) page.lang = askedHere() ?? chosenHere() ?? page.lang
  return knownLanguage(page.lang) ?? 'uk'
}

/** "?lang=pl" of the address. */
function askedHere(): Language | undefined {
  return knownLanguage(new URLSearchParams(location.search).get('lang'))
}

function chosenHere(): Language | undefined {
  return knownLanguage(/(?:^|;\s*)lang=(\w+)/.exec(document.cookie)?.[1])
}
