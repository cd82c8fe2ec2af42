/// <reference lib="dom" />
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

import { type Window, windows } from './cast.ts'

/** The rules of axe that are broken, the contrast of the dark theme too, and what is wider than its window. */
export async function faultsOf(page: Page, sizes: Window[] = ['phone', 'desk']): Promise<string[]> {
  const faults: string[] = []
  const look = looker(page)
  for (const size of sizes) {
    await page.setViewportSize(windows[size])
    if ((await overflow(page)) > 0) faults.push(`${page.url()}, ${size}: wider than its window`)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const violations = await look(colorScheme === 'dark' ? ['color-contrast'] : undefined)
      for (const { id, nodes } of violations)
        faults.push(
          `${page.url()}, ${size}, ${colorScheme}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
        )
    }
  }
  // Last: a list that goes with a map is fetched anew, and pale, for a while.
  if (sizes.includes('phone')) {
    await page.setViewportSize(narrowest)
    if ((await overflow(page)) > 0) faults.push(`${page.url()}: wider than 320`)
    await page.setViewportSize(windows[sizes.at(-1) ?? 'phone'])
  }
  return faults
}

/** Axe with all its rules, or with those named. */
function looker(page: Page) {
  // NOTE: it brings half a megabyte of script twice into every look; the page that has it needs it once.
  let source: string | undefined
  return async function look(rules?: string[]) {
    // NOTE: axe sees no drawing below a name on the map, and takes the outline of its letters for their colour.
    const axe = new AxeBuilder({ page, ...(source && { axeSource: source }) })
      .exclude('.map-name')
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

/** Of the windows that have to do, WCAG 1.4.10. */
const narrowest = { width: 320, height: 640 }

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
