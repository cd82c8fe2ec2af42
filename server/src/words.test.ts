import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { productCards } from '@bezpechne/shared/card-words'
import { allTexts, type Dictionary, textIn, type Texts } from '@bezpechne/shared/languages'
import { expect, test } from 'vitest'

import { readDictionaries } from './platform/dictionaries.ts'

const root = join(import.meta.dirname, '../..')
const sources = globSync('{server,shared,web}/src/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !/\.test\.tsx?$|\.generated\./.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
const defining = sources.filter(({ file, text }) => !file.startsWith('web') && /\bdefineTexts[<(]/.test(text))
for (const { file } of defining) await import(join(root, file))
const parts = [...allTexts()]
/** Besides what a module says: lists of the house's own, which further languages say in their files. */
const lists: Record<string, readonly string[]> = {
  categories: [
    ...readFileSync(join(root, 'migrations/0004_categories.sql'), 'utf8').matchAll(
      /^ {2}\(\d+, \w+, '([a-z-]+)'/gm,
    ),
  ].map(([, code = '']) => code),
  cards: Object.keys(productCards),
}
// What people type who look for one.
lists['topics'] = lists['categories'] ?? []
const named = new Set(
  sources.filter(({ file }) => isMixed(file)).flatMap(({ text }) => text.match(/[\w-]+/g) ?? []),
)
const files = globSync('{shared,server}/src/languages/*.json', { cwd: root })
const isForm = /\.(one|few|many|other)$/

test('the words of pages, errors and mails are found', () => {
  expect(parts.length).toBeGreaterThan(20)
  expect(lists['categories']).toHaveLength(26)
  expect(files.length).toBeGreaterThan(1)
})

test.each(parts)('%s says the same in both languages, with the same values', (_, { uk, en }) => {
  expect(basesOf(flat(en))).toEqual(basesOf(flat(uk)))
  expect(valuesOf(en)).toEqual(valuesOf(uk))
})

// Values of a list that code goes through by itself: days of the week, forms of a number.
test.each(parts.filter(([part]) => !/^(days|counts)$/.test(part)))(
  '%s says nothing that nobody asks for',
  (_, { uk }) => {
    const unused = Object.keys(flat(uk)).filter((path) => !path.split('.').every((key) => named.has(key)))
    expect(unused).toEqual([])
  },
)

test.each(files)('%s says nothing that Ukrainian does not, with the same values', (file) => {
  const dictionary: Dictionary = JSON.parse(readFileSync(join(root, file), 'utf8'))
  for (const [part, said] of Object.entries(dictionary)) {
    const uk = allTexts().get(part)?.uk
    const known = uk ? Object.keys(flat(uk)) : lists[part]
    const unknown = Object.keys(uk ? flat(said) : said).filter((key) => !known?.includes(key))
    expect({ part, unknown }).toEqual({ part, unknown: [] })
    const [theirs, ours] = [valuesOf(said), valuesOf(uk ?? {})]
    expect(uk ? theirs : {}).toEqual(
      Object.fromEntries(Object.entries(ours).filter(([key]) => key in theirs)),
    )
  }
})

test('what a file leaves out is said in Ukrainian, and what it says with values is a function as there', () => {
  readDictionaries()
  const pages: Texts<Record<string, unknown>> = Object(allTexts().get('pages'))
  expect(textIn(pages, 'pl')['checked']).toBeTypeOf('function')
  expect(Object.keys(textIn(pages, 'pl'))).toEqual(Object.keys(pages.uk))
})

/** Words that stand beside the code that says them. */
function isMixed(file: string): boolean {
  return !/words\.ts$|\/words\/|languages\.ts$/.test(file)
}

function flat(texts: object, before = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? Object.entries(flat(value, `${before}${key}.`))
        : [[`${before}${key}`, value]],
    ),
  )
}

function basesOf(texts: Record<string, unknown>): string[] {
  return [...new Set(Object.keys(texts).map((key) => key.replace(isForm, '')))].toSorted()
}

/** The values that each sentence names: "{{1}}" or "{number}" of a template, what a function puts in. */
function valuesOf(texts: object): Record<string, string[]> {
  const values = Object.entries(flat(texts)).map(([key, said]) => {
    const text = typeof said === 'function' ? String(said('{{1}}', '{{2}}')) : String(said)
    return [key.replace(isForm, ''), [...new Set(text.match(/\{\{\d\}\}|\{\w+\}/g))].toSorted()]
  })
  return Object.fromEntries(values)
}
