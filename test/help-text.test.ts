import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { readHelp } from '@bezpechne/server/pages/help-text'
import { helpTopics } from '@bezpechne/shared/help'
import { type Written, written } from '@bezpechne/shared/languages'
import { expect, test } from 'vitest'

import { appWords, isSaidAs } from './support/app-words.ts'

// The handbook says what the screens say: a button that is renamed fails here, with the page that still names the old one.

const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs/help')
const words = await appWords()
const pages = helpTopics.map((topic) => ({ topic, uk: sectionsOf(topic, 'uk'), en: sectionsOf(topic, 'en') }))

function sectionsOf(topic: string, language: Written) {
  const source = readFileSync(join(folder, language, `${topic}.md`), 'utf8')
  return source.split(/^## /m).map((text) => ({
    title: text.slice(0, text.indexOf('\n')),
    quotes: found(text, /\*\*([^*]+)\*\*/g),
    pictures: found(text, /\]\(\.\.\/pictures\/\w\w\/([^)]+)\)/g),
    alts: found(text, /!\[([^\]]*)\]/g),
    longest: Math.max(...sentencesIn(text).map((sentence) => sentence.split(/\s+/u).length)),
  }))
}

function found(text: string, what: RegExp): string[] {
  return [...text.matchAll(what)].map(([, one = '']) => one)
}

/** Without quotes and links: those are the screen's words. */
function sentencesIn(text: string): string[] {
  return text
    .replaceAll(/!\[[^\]]*\]\([^)]*\)|\*\*[^*]+\*\*/g, 'X')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .split(/[.!?:;]\s|\n/)
}

test.each(pages)(
  'every word of a screen that $topic quotes is on a screen, and its English beside it',
  (page) => {
    const wrong = page.uk.flatMap(({ title, quotes }, index) =>
      quotes.flatMap((quote, at) => {
        const english = page.en[index]?.quotes[at] ?? 'nothing'
        const is = ({ says }: (typeof words)[number], language: Written, read: string) =>
          says[language].some((sentence) => isSaidAs(sentence, read))
        if (words.some((word) => is(word, 'uk', quote) && is(word, 'en', english))) return []
        return [`docs/help/{uk,en}/${page.topic}.md, «${title}»: no screen says «${quote}» and “${english}”`]
      }),
    )
    expect(wrong).toEqual([])
  },
)

test.each(pages)('$topic has the same parts, quotes and pictures in both languages', ({ uk, en }) => {
  const shape = (parts: typeof uk) => parts.map(({ quotes, pictures }) => [quotes.length, pictures])
  expect(shape(en)).toEqual(shape(uk))
})

test.each(pages)('$topic says things in short sentences, and what its pictures show', ({ uk, en }) => {
  const long = [...uk, ...en].filter(({ longest }) => longest > 20).map(({ title }) => title)
  expect(long).toEqual([])
  expect([...uk, ...en].flatMap(({ alts }) => alts).filter((alt) => alt.length < 15)).toEqual([])
})

test.each(written)(
  'every page can be shown in %s, with a title, a line on what it is and ids of its own',
  async (language) => {
    for (const topic of helpTopics) {
      const { title, lead, sections } = await readHelp(topic, language)
      expect([title, lead].every((text) => text.length > 5)).toBe(true)
      expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length)
      expect(sections.every(({ id, body }) => id && body.length > 0)).toBe(true)
    }
  },
)

test('pictures are those that the text shows, and small', () => {
  const shown = pages.flatMap(({ uk }) => uk.flatMap(({ pictures }) => pictures))
  const wanted = written.flatMap((language) => shown.map((file) => `${language}/${file}`))
  const there = globSync('*/*.webp', { cwd: join(folder, 'pictures') })
  expect(there.toSorted()).toEqual(wanted.toSorted())
  const sizes = there.map((file) => statSync(join(folder, 'pictures', file)).size)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(60 * 1024)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(1.5 * 1024 * 1024)
})

test('what the app links to is there', async () => {
  const sources = globSync('web/src/**/*.tsx', { cwd: root }).map((file) =>
    readFileSync(join(root, file), 'utf8'),
  )
  const links = sources.flatMap((text) => [...text.matchAll(/topic="([a-z-]+)" place="([a-z-]+)"/g)])
  expect(links.length).toBeGreaterThan(1)
  for (const [, topic, place] of links) {
    const known = helpTopics.find((one) => one === topic)
    const { sections } = await readHelp(known ?? 'residents', 'uk')
    expect([topic, sections.map(({ id }) => id)]).toEqual([known, expect.arrayContaining([place])])
  }
})
