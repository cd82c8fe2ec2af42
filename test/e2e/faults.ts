/// <reference lib="dom" />
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

import { type Window, windows } from './cast.ts'
import { faultsOfNarrowest, tooWide } from './fits.ts'

/**
 * The rules of axe that are broken, and what is wider than its window. Of window, theme and language every two meet:
 * a look costs a second, and what is wrong with three of them at once is wrong with two.
 */
export async function faultsOf(page: Page, sizes: Window[] = ['phone', 'desk']): Promise<string[]> {
  const faults: string[] = []
  const axe = looker(page)
  const first = await page.evaluate(() => document.documentElement.lang)
  const other = first === 'en' ? 'uk' : 'en'
  for (const size of sizes) {
    for (const theme of ['light', 'dark'] as const) {
      const language = (size === 'phone') === (theme === 'light') ? first : other
      faults.push(...(await faultsIn(page, axe, { size, theme, language })))
    }
  }
  // Last: a list that goes with a map is fetched anew, and pale, for a while.
  if (sizes.includes('phone')) {
    for (const language of [other, first]) {
      await speak(page, language)
      faults.push(...(await faultsOfNarrowest(page, language)))
    }
    await page.setViewportSize(windows[sizes.at(-1) ?? 'phone'])
  }
  await speak(page, first)
  return faults
}

interface Look {
  size: Window
  theme: 'light' | 'dark'
  language: string
}

async function faultsIn(page: Page, axe: ReturnType<typeof looker>, { size, theme, language }: Look) {
  await page.setViewportSize(windows[size])
  await speak(page, language)
  const wide = await tooWide(page, `${size}, ${language}: wider than its window`)
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  const violations = await axe(theme === 'dark' ? nameRules : undefined)
  const broken = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  return [...wide, ...broken.map((fault) => `${page.url()}, ${size}, ${theme}, ${language}: ${fault}`)]
}

/** What can be right in one language and wrong in the other, and the colours. */
const nameRules = ['color-contrast', 'button-name', 'link-name', 'label', 'image-alt', 'aria-dialog-name']

/**
 * By the switch of the page, as it lies: a dialog above it would keep a pointer from it, and shall stay open. At a desk
 * the list is one of the things behind the person's own button. A page without scripts has neither.
 */
async function speak(page: Page, language: string): Promise<void> {
  // NOTE: in turns: a list that was just opened is closed again by the window's new size, when that is told late.
  await page.waitForFunction(
    (wanted) => {
      const button = document.querySelector<HTMLElement>('.lang, .staff > .popover > button')
      if (document.documentElement.lang === wanted || !button) return true
      const chosen = document.querySelector<HTMLElement>(`.popover-p button[lang=${wanted}]`)
      ;(chosen ?? button).click()
      return false
    },
    language,
    { polling: 100 },
  )
  // The person's own list stays open.
  await page.evaluate(() =>
    document.querySelector<HTMLElement>('.staff > .popover > [aria-expanded=true]')?.click(),
  )
}

/** Axe with all its rules, or with those named. */
function looker(page: Page) {
  // NOTE: it brings half a megabyte of script twice into every look; the page that has it needs it once.
  let source: string | undefined
  return async function look(rules?: string[]) {
    // NOTE: axe sees no drawing below a name on the map, and takes the outline of its letters for their colour.
    const axe = new AxeBuilder({ page, ...(source && { axeSource: source }) })
      .exclude('.map-name')
      // Of WCAG 2.2, and off unless it is asked for.
      // Of what is right it need not say where it is: that is a third of its time.
      .options({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })
      .setLegacyMode()
    if (rules) axe.withRules(rules)
    await settled(page)
    const { violations } = await axe.analyze()
    source = 'void 0'
    return violations
  }
}

/** A page is looked at when it says what it is; what is fetched anew, or on its way to another colour, is paler. */
async function settled(page: Page): Promise<void> {
  await page
    .locator('h1')
    .first()
    .waitFor({ state: 'attached', timeout: 5000 })
    .catch(() => {})
  await page
    .locator('[aria-busy="true"]')
    .first()
    .waitFor({ state: 'hidden', timeout: 5000 })
    .catch(() => {})
  await page.evaluate(async () => {
    const moving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    await Promise.allSettled(moving.map(({ finished }) => finished))
  })
}
