import { addLanguage, type Language } from '@bezpechne/shared/languages'
import { act, renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'

import { plainWords } from './simpler.ts'
import { addSentences, defineWords, layOver, saidBy, speak, useWords } from './words.ts'

// Every file that defines words, found by its name: a new one is tested by being there.
const modules = import.meta.glob(
  ['../**/{words,*-words}.ts', '!./words.ts', '!../**/*-passwords.ts', '!../**/use-*'],
  {
    eager: true,
  },
)

const further = Object.entries(
  import.meta.glob<Record<string, Record<string, string>>>('../languages/*.json', {
    eager: true,
    import: 'default',
  }),
).map(([file, sentences]) => [/(\w+)\.json$/.exec(file)?.[1] ?? '', sentences] as const)

const forms = { uk: ['one', 'few', 'many', 'other'], en: ['one', 'other'] } as const
const isForm = /_(one|few|many|other)$/

const all = Object.entries(saidBy)

const example = {
  uk: {
    waits_one: '{{count}} день у {{city}}',
    waits_few: '{{count}} дні у {{city}}',
    waits_many: '{{count}} днів у {{city}}',
    waits_other: '{{count}} дня у {{city}}',
    only: 'Лише тут: $& {{name}}',
  },
  en: { waits_one: '{{count}} day in {{city}}', waits_other: '{{count}} days in {{city}}' },
}

test('a number chooses its form, values are put in as they are, a missing sentence is said in Ukrainian', () => {
  const { result } = renderHook(() => useWords(defineWords('example of a test', example)))
  const say = result.current
  expect([1, 3, 5, 21, 1.5].map((count) => say('waits', { count, city: '<Суми>' }))).toEqual([
    '1 день у <Суми>',
    '3 дні у <Суми>',
    '5 днів у <Суми>',
    '21 день у <Суми>',
    '1.5 дня у <Суми>',
  ])
  expect(say('only', { name: '$1 {{count}}' })).toBe('Лише тут: $& $1 {{count}}')
  expect(say('only')).toBe('Лише тут: $& ')
})

test('the words of all parts are found', () => {
  expect(Object.keys(modules).length).toBeGreaterThan(5)
  expect(all.length).toBeGreaterThanOrEqual(Object.keys(modules).length)
})

test.each(all)('%s says the same in both languages', (_, { uk, en }) => {
  expect(basesOf(en)).toEqual(basesOf(uk))
})

test.each(all)('%s has the plural forms that each language needs', (_, words) => {
  for (const language of ['uk', 'en'] as const) {
    const said = words[language]
    const counted = new Set(
      Object.keys(said)
        .filter((key) => isForm.test(key))
        .map(baseOf),
    )
    for (const base of counted) {
      expect(Object.keys(said)).toEqual(
        expect.arrayContaining(forms[language].map((form) => `${base}_${form}`)),
      )
    }
  }
})

test.each(all)('%s names the same values in both languages', (_, { uk, en }) => {
  const shared = Object.keys(en).filter((key) => key in uk)
  expect(shared.map((key) => [key, valuesIn(en[key])])).toEqual(shared.map((key) => [key, valuesIn(uk[key])]))
})

test.each(all)('%s leaves nothing empty and shows no key', (_, { uk, en }) => {
  for (const text of [...Object.values(uk), ...Object.values(en)])
    expect(text.trim().length).toBeGreaterThan(0)
})

test.each(further)(
  '%s says nothing that Ukrainian does not, with the same values and its plural forms',
  (language, parts) => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const [part, said] of Object.entries(parts)) {
      const uk = saidBy[part]?.uk ?? {}
      const unknown = basesOf(said).filter((base) => !basesOf(uk).includes(base))
      expect({ part, unknown }).toEqual({ part, unknown: [] })
      for (const base of basesOf(said)) {
        const keys = Object.keys(said).filter((key) => baseOf(key) === base)
        const values = [uk[base], uk[`${base}_other`]].find((text) => text !== undefined)
        expect(keys.map((key) => [key, valuesIn(said[key])])).toEqual(
          keys.map((key) => [key, valuesIn(values)]),
        )
        expect(keys).toHaveLength(keys.some((key) => isForm.test(key)) ? wanted.length : 1)
      }
    }
  },
)

test('a language is a file: what it leaves out is said in Ukrainian, by the Ukrainian plural', () => {
  const eo: Language = JSON.parse('"eo"')
  addLanguage(eo, { name: 'Esperanto', short: 'ESP', locale: 'eo' })
  addSentences(eo, { 'example of a test': { only: 'Nur ĉi tie: {{name}}' } })
  const { result } = renderHook(() => useWords(defineWords('example of a test', example)))
  act(() => speak(eo))
  expect(result.current('only', { name: 'Ĵ' })).toBe('Nur ĉi tie: Ĵ')
  expect(result.current('waits', { count: 5, city: 'X' })).toBe('5 днів у X')
  act(() => speak('uk'))
})

test.each(Object.entries(plainWords))(
  '%s says simpler what it says at all, in both languages',
  (part, plain) => {
    const { uk, en } = plain
    expect(Object.keys(en)).toEqual(Object.keys(uk))
    const said = saidBy[part]
    expect(Object.keys(uk).filter((key) => said?.uk[key] === undefined)).toEqual([])
    const values = (words: Record<string, string> = {}) => Object.keys(uk).map((key) => valuesIn(words[key]))
    expect(values(uk)).toEqual(values(en))
    const known = Object.keys(uk).map((key) => valuesIn(said?.uk[key]))
    const invented = values(uk).filter((names, place) => names && !known[place]?.includes(names))
    expect(invented).toEqual([])
  },
)

test('simpler sentences are said while they are laid over, and the others as ever', () => {
  const { result } = renderHook(() =>
    useWords(defineWords('example of a layer', { uk: { a: 'а', b: 'б' }, en: { a: 'a', b: 'b' } })),
  )
  act(() => layOver({ 'example of a layer': { uk: { a: 'просто' }, en: { a: 'plain' } } }))
  expect([result.current('a'), result.current('b')]).toEqual(['просто', 'б'])
  act(() => layOver(undefined))
  expect(result.current('a')).toBe('а')
})

function basesOf(words: Record<string, string>): string[] {
  return [...new Set(Object.keys(words).map(baseOf))].toSorted()
}

function baseOf(key: string): string {
  return key.replace(isForm, '')
}

function valuesIn(text = ''): string {
  return [...new Set(text.match(/\{\{\w+\}\}/g))].toSorted().join(' ')
}
