import i18next from 'i18next'
import { expect, test } from 'vitest'

// Every file that defines words, found by its name: a new one is tested by being there.
const modules = import.meta.glob(
  ['../**/{words,*-words}.ts', '!./words.ts', '!../**/*-passwords.ts', '!../**/use-*'],
  {
    eager: true,
  },
)

const forms = { uk: ['one', 'few', 'many', 'other'], en: ['one', 'other'] } as const
const isForm = /_(one|few|many|other)$/

const { uk: ukrainian = {}, en: english = {} } = i18next.services.resourceStore.data
const all = Object.keys(ukrainian).map(
  (namespace) => [namespace, { uk: saidIn(ukrainian, namespace), en: saidIn(english, namespace) }] as const,
)

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

function saidIn(language: Record<string, unknown>, namespace: string): Record<string, string> {
  const said = language[namespace]
  return typeof said === 'object' && said !== null ? Object.fromEntries(Object.entries(said)) : {}
}

function basesOf(words: Record<string, string>): string[] {
  return [...new Set(Object.keys(words).map(baseOf))].toSorted()
}

function baseOf(key: string): string {
  return key.replace(isForm, '')
}

function valuesIn(text = ''): string {
  return [...new Set(text.match(/\{\{\w+\}\}/g))].toSorted().join(' ')
}
