/// <reference lib="dom" />
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { type Written, written } from '@bezpechne/shared/languages'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'

import { appWords, isSaidAs } from '../support/app-words.ts'
import { signIn, windows } from './cast.ts'
import { type HelpScene, helpScenes } from './help-scenes.ts'
import { openStage } from './stage.ts'

// The pictures of the handbook. Letters look different on every machine, so what is compared is what the screen of a
// picture says: its headings, buttons, fields and links, as they stood when it was taken.

const folder = join(import.meta.dirname, '../../docs/help/pictures')
const renew = process.env['HELP_PICTURES'] === 'renew'
const outdated =
  'The picture shows another screen. Look whether the text of docs/help still holds, then: CHROMIUM=… npm run help:pictures'

const words = await appWords()
const { server, browser } = await openStage()

type Said = Record<string, string[]>
const recorded: Record<Written, Said> = { uk: saidIn('uk'), en: saidIn('en') }
if (renew) afterAll(() => written.forEach(record))

test.concurrent.each(helpScenes)(
  'the pictures for $who show what is on their screens',
  async ({ as, scenes }) => {
    const context = await browser.newContext({
      baseURL: server.url,
      locale: 'uk-UA',
      serviceWorkers: 'block',
      deviceScaleFactor: renew ? 2 : 1,
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    if (as) await signIn({ page }, as)
    for (const scene of scenes) {
      for (const language of written) {
        await arrive(page, scene, language)
        const said = () => saidOn(page, scene.frame ?? 'main', language)
        if (renew) await settle(said)
        if (renew) await take(page, scene, language)
        if (renew) recorded[language][scene.name] = await said()
        const wanted = recorded[language][scene.name] ?? []
        expect(await sooner(said, wanted), `${language}/${scene.name}.webp. ${outdated}`).toEqual(wanted)
      }
    }
    await context.close()
  },
)

async function arrive(
  page: Page,
  { path, window, shows, acts }: HelpScene,
  language: Written,
): Promise<void> {
  await page.setViewportSize(windows[window])
  await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
  await page.locator(shows).first().waitFor()
  await acts?.(page)
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'hidden' })
}

/** What comes after the page, comes: a screen that changed stays another one. NOTE: expect.poll() knows no test here, as several run at once. */
async function sooner(said: () => Promise<string[]>, wanted: string[]): Promise<string[]> {
  for (let tries = 0; tries < 20; tries += 1) {
    const now = await said()
    if (now.join() === wanted.join()) return now
    await pause(500)
  }
  return said()
}

/** Until nothing more comes. */
async function settle(said: () => Promise<string[]>): Promise<void> {
  let before = ''
  for (let now = (await said()).join(); now !== before; now = (await said()).join()) {
    before = now
    await pause(700)
  }
}

/** What people press, fill in and read as headings, in the words of the app: what residents wrote is left out. */
async function saidOn(page: Page, frame: string, language: Written): Promise<string[]> {
  const tree = await page.locator(frame).first().ariaSnapshot()
  const said = [...tree.matchAll(/^ *- '?(\w+) "((?:[^"\\]|\\.)*)"/gm)].flatMap(
    ([, role = '', name = '']) => {
      const sentence = sentenceOf(name, language)
      return parts.has(role) && sentence ? [`${role} ${sentence}`] : []
    },
  )
  return [...new Set(said)]
}

const parts = new Set(
  'heading button link tab textbox searchbox combobox checkbox radio group spinbutton'.split(' '),
)

/** Numbers and keys stand beside some words: "Queue 9". */
function sentenceOf(name: string, language: Written): string | undefined {
  const bare = name.replaceAll(/(?:^|\s)\S?\d+(?=\s|$)/gu, '').trim()
  const sentences = words.flatMap(({ says }) => says[language])
  return sentences.find((sentence) => [name, bare].some((read) => isSaidAs(sentence, read)))
}

async function take(page: Page, { name, window }: HelpScene, language: Written): Promise<void> {
  mkdirSync(join(folder, language), { recursive: true })
  const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  await sharp(shot)
    .resize({ width: window === 'phone' ? 600 : 1280 })
    .webp({ quality: 66, effort: 6 })
    .toFile(join(folder, language, `${name}.webp`))
}

function saidIn(language: Written): Said {
  return renew ? {} : JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'))
}

function record(language: Written): void {
  const inOrder = Object.entries(recorded[language]).toSorted(([one], [other]) => one.localeCompare(other))
  writeFileSync(join(folder, `${language}.json`), `${JSON.stringify(Object.fromEntries(inOrder), null, 2)}\n`)
}
