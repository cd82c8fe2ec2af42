import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

import { expect, test } from 'vitest'

// What the compiler and the linter cannot see: words that no page says, styles that nothing wears.

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const all = globSync('{web,shared}/src/**/*.{ts,tsx}', { cwd: root }).filter((file) => !/\.test\./.test(file))
const dictionaries = all.filter((file) => /defineWords\('/.test(read(file)))
const texts = new Map(all.filter((file) => !file.endsWith('words.ts')).map((file) => [file, read(file)]))

test.each(dictionaries)('every word of %s is said somewhere', (dictionary) => {
  const spoken = [...texts].filter(([file]) => mayName(file, dictionary)).map(([, text]) => text)
  expect(baseKeys(read(dictionary)).filter((key) => !isNamed(key, spoken.join('\n')))).toEqual([])
})

test('no two parts of the app have one name: the one that loads later would take the words of the other', () => {
  const names = dictionaries.map((file) => /defineWords\('([^']+)'/.exec(read(file))?.[1])
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

/** Files beside it, those that import it, also through the folder's index.ts, and the closed lists of shared. */
function mayName(file: string, dictionary: string): boolean {
  const folder = dirname(dictionary)
  if (file.startsWith('shared/') || dirname(file) === folder) return true
  const imported = [...(texts.get(file) ?? '').matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) =>
    normalize(join(dirname(file), path)),
  )
  return imported.includes(dictionary) || imported.includes(join(folder, 'index.ts'))
}

function baseKeys(text: string): string[] {
  const ukrainian = text.slice(text.indexOf('  uk: {'), text.indexOf('  en: {'))
  const keys = [...ukrainian.matchAll(/^ {4}'?([\w-]+)'?:/gm)].map(([, key = '']) => key)
  return [...new Set(keys.map((key) => key.replace(/_(one|few|many|other)$/, '')))]
}

const webText = all
  .filter((file) => file.startsWith('web/'))
  .map(read)
  .join('\n')
const html = [read('web/index.html'), ...globSync('server/src/pages/*.ts', { cwd: root }).map(read)].join(
  '\n',
)
const sheets = globSync('web/src/**/*.css', { cwd: root })

// Leaflet names these itself.
const ofOthers = /^leaflet-/

test.each(sheets)('every class of %s is worn somewhere', (sheet) => {
  const selectors = read(sheet)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .matchAll(/([^{}]+)\{/g)
  const classes = [...selectors].flatMap(([, selector = '']) =>
    [...selector.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name),
  )
  const dead = new Set(
    classes.filter((name) => !ofOthers.test(name) && !isNamed(name, `${webText}\n${html}`)),
  )
  expect([...dead]).toEqual([])
})

/** As a word of a text in quotes, or put together there: `${what}Long`. */
function isNamed(name: string, text: string): boolean {
  const { words, composed } = namesIn(text)
  return (
    words.has(name) ||
    composed.some(([before = '', after = '']) => name.startsWith(before) && name.endsWith(after))
  )
}

const known = new Map<string, { words: Set<string>; composed: string[][] }>()

function namesIn(text: string) {
  const before = known.get(text)
  if (before) return before
  const quoted = [...text.matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g)].map(
    ([, a, b, c]) => a ?? b ?? c ?? '',
  )
  const words = new Set(quoted.flatMap((part) => part.split(/[^\w-]+/)))
  const composed = [...text.matchAll(/([\w-]*)\$\{[^}]+\}([\w-]*)/g)]
    .map(([, head = '', tail = '']) => [head, tail])
    .filter(([head = '', tail = '']) => head || tail)
  const found = { words, composed }
  known.set(text, found)
  return found
}
