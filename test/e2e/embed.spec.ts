/// <reference lib="dom" />
import { createServer } from 'node:http'

import type { FrameLocator, Locator, Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'

import { guest } from './cast.ts'
import { openStage } from './stage.ts'

const { server, browser } = await openStage()
const host = new URL(server.url).host

/** The site of the community: elsewhere for the browser. It says how its frame is shut off. */
const site = createServer(({ url = '' }, reply) => {
  const { searchParams: asked } = new URL(url, 'http://localhost')
  const address = `http://${host}/embed/kyiv?lang=uk${asked.get('more') ?? ''}`
  const frame = `<iframe title="Безпечне" width="600" height="700" ${asked.get('shut') ?? ''} src="${address}"></iframe>`
  reply.setHeader('content-type', 'text/html').end(frame)
})
await new Promise<void>((heard) => void site.listen(0, '127.0.0.1', heard))
afterAll(() => void site.close())
const at = site.address()
if (at === null || typeof at === 'string') throw new Error('The site has no port')
const { port } = at

async function frameOn(page: Page, search: Record<string, string> = {}): Promise<FrameLocator> {
  // Its own server is asked by an address, the site by a name.
  await page.goto(`http://localhost:${port}/?${new URLSearchParams(search)}`)
  const frame = page.frameLocator('iframe')
  await frame.locator('.map-items button').first().waitFor({ state: 'attached' })
  return frame
}

/** Closer, until what is pressed is one pin. */
async function pressUntilCard(page: Page, frame: FrameLocator): Promise<void> {
  const heading = frame.locator('.embed-card h2')
  for (let step = 0; step < 10 && !(await heading.isVisible()); step++) {
    await frame.locator('.map-items button').first().press('Enter')
    await page.waitForTimeout(500)
  }
  await heading.waitFor()
}

const hasFocus = (one: Locator) => one.evaluate((element) => element === document.activeElement)

test('on another site a pin opens its card by the keyboard, and its page in a new window; nothing is kept', async () => {
  const page = await guest(browser, server.url, 'desk')
  const context = page.context()
  const cookies: string[] = []
  page.on('request', (request) => cookies.push(request.headers()['cookie'] ?? ''))
  const frame = await frameOn(page)
  await pressUntilCard(page, frame)
  expect(await frame.locator('.embed-picture').isVisible()).toBe(false)
  expect(await hasFocus(frame.locator('.embed-card h2'))).toBe(true)
  expect(cookies.filter(Boolean)).toEqual([])
  const kept = await frame
    .locator('main')
    .evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
      (await navigator.serviceWorker.getRegistrations()).length,
      document.cookie,
    ])
  expect(kept).toEqual([0, 0, 0, 0, ''])

  const opened = context.waitForEvent('page')
  await frame.locator('.embed-card a').first().press('Enter')
  expect((await opened).url()).toMatch(/\/kyiv\/KYIV-\d{4}-\d+\?lang=uk$/)
  await frame.locator('.embed-card h2').press('Escape')
  expect(await frame.locator('.embed-card').isVisible()).toBe(false)
  expect(await hasFocus(frame.locator('.map-items button[tabindex="0"]'))).toBe(true)
  await context.close()
})

test('a frame that is shut off from its own origin, and one of a district, have their map', async () => {
  const page = await guest(browser, server.url, 'phone')
  const shut = await frameOn(page, { shut: 'sandbox="allow-scripts"' })
  expect(await shut.locator('.map-items button').count()).toBeGreaterThan(5)
  const district = await frameOn(page, { more: '&district=holosiivskyi' })
  // What the map shows is what the list says: two of each.
  const listed = await district.locator('main > ul > li').count()
  const drawn = await district.locator('.map-items button').allTextContents()
  expect(listed).toBe(4)
  expect(drawn.join(' ')).toContain('KYIV-2026-')
  expect(drawn.every((label) => !label.includes('наблизити') || listed > 1)).toBe(true)
  await page.context().close()
})
