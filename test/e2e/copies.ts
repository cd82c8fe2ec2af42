/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** All text that a cache of the worker holds; 'device': what pages keep themselves. */
export function wordsIn(page: Page, place: string): Promise<string> {
  return page.evaluate(async (name) => {
    if (name === 'device') return JSON.stringify(localStorage)
    const cache = await caches.open(name)
    const answers = await cache.matchAll()
    return (await Promise.all(answers.map((answer) => answer.text()))).join('\n')
  }, place)
}

export async function untilHolds(page: Page, place: string, words: string, holds: boolean): Promise<void> {
  const does = async () => (await wordsIn(page, place)).includes(words)
  await expect.poll(does, { timeout: 10_000, message: place }).toBe(holds)
}

/** As if it had been saved the day before yesterday. */
export async function ageSaved(page: Page, url: string): Promise<void> {
  await page.evaluate(async (asked) => {
    const packs = await caches.open('packs-1')
    const saved = await packs.match(asked)
    const headers = new Headers(saved?.headers)
    headers.set('date', new Date(Date.parse(headers.get('date') ?? '') - 2 * 86_400_000).toUTCString())
    await packs.put(asked, new Response(await saved?.text(), { headers }))
  }, url)
}
