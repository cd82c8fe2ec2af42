import { globSync } from 'node:fs'
import { join } from 'node:path'

import { allTexts, type Written } from '@bezpechne/shared/languages'

const root = join(import.meta.dirname, '../..')
const isForm = /_(one|few|many|other)$/

/** A sentence of the app: of which part it is, and what it says in each language of the house. */
interface AppWord {
  /** "moderation.publish"; the forms of a number have one. */
  key: string
  says: Record<Written, string[]>
}

/** All that the pages of the app say, from the files that say it. */
export async function appWords(): Promise<AppWord[]> {
  // NOTE: the module asks the page for its language when it is loaded; here is no page.
  Object.assign(globalThis, { document: { documentElement: { lang: 'uk', dataset: {} }, cookie: '' } })
  const said: { saidBy: Record<string, Record<Written, Record<string, string>>> } = await import(
    join(root, 'web/src/lib/words.ts')
  )
  const files = globSync('web/src/**/{words,*-words}.ts', { cwd: root })
  for (const file of files) if (!file.endsWith('lib/words.ts')) await import(join(root, file))
  const shared = globSync('shared/src/words/*.ts', { cwd: root }).filter((file) => !file.includes('.test.'))
  for (const file of shared) await import(join(root, file))
  Reflect.deleteProperty(globalThis, 'document')
  return [
    ...Object.entries(said.saidBy).flatMap(([part, { uk, en }]) => wordsOf(part, uk, en)),
    ...[...allTexts()].flatMap(([part, { uk, en }]) => wordsOf(part, stringsOf(uk), stringsOf(en))),
  ]
}

function wordsOf(part: string, uk: Record<string, string>, en: Record<string, string>): AppWord[] {
  const keys = new Set(Object.keys(uk).map((key) => key.replace(isForm, '')))
  return [...keys].map((key) => ({
    key: `${part}.${key}`,
    says: { uk: formsOf(key, uk), en: formsOf(key, en) },
  }))
}

/** What it says, or would say of each number. NOTE: a soft hyphen is where a long word may break, and not said. */
function formsOf(key: string, said: Record<string, string>): string[] {
  return Object.entries(said)
    .filter(([name]) => name === key || name.replace(isForm, '') === key)
    .map(([, text]) => text.replaceAll('\u00AD', ''))
}

function stringsOf(texts: object): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => typeof text === 'string'))
}

/**
 * Whether somebody reads this on the screen where the app says that: "Прибрати фото {{number}}" is read as "Прибрати фото 3".
 * Where a sentence begins with a value, anything could stand there: it is taken for nothing.
 */
export function isSaidAs(sentence: string, read: string): boolean {
  if (!sentence.includes('{{')) return sentence === read
  if (!/^[^{]{6,}/u.test(sentence)) return false
  const parts = sentence
    .split(/\{\{\w+\}\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${parts.join('.+?')}$`, 'u').test(read)
}
