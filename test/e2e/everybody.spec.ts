import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'

import { openBrowser } from '../support/browser.ts'
import { serverData } from '../support/server-data.ts'
import { startServer } from '../support/server.ts'
import { moderator, responder, signIn } from './cast.ts'

const data = await serverData()
const server = await startServer(data.env)
const browser = await openBrowser()
afterAll(async () => {
  await browser.close()
  await server.stop()
  await data.remove()
})

const listed = await fetch(`${server.url}/api/v1/cities/kyiv/inquiries?colour=green&limit=1`)
const { items }: { items: { number: string }[] } = JSON.parse(await listed.text())

const places = [
  '/',
  '/kyiv',
  `/kyiv/${items[0]?.number}`,
  '/kyiv/new',
  '/about',
  '/legal',
  '/receipt',
  '/desk',
  '/nowhere/at/all',
]
const looks = [
  {
    name: 'a small phone by day, in Ukrainian',
    width: 320,
    height: 700,
    colorScheme: 'light',
    locale: 'uk-UA',
  },
  { name: 'a desk at night, in English', width: 1280, height: 800, colorScheme: 'dark', locale: 'en-GB' },
] as const

test.each(looks)(
  'on $name nothing keeps anybody out',
  { timeout: 300_000 },
  async ({ width, height, colorScheme, locale }) => {
    const context = await browser.newContext({
      baseURL: server.url,
      viewport: { width, height },
      colorScheme,
      locale,
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    const wrong: string[] = []
    for (const place of places) wrong.push(...(await barriersAt(page, place)))
    for (const [staff, desk] of [
      [moderator, 'moderation'],
      [responder, 'answers'],
    ] as const) {
      if (width < 1000) break
      await context.clearCookies()
      await context.addCookies([{ name: 'lang', value: 'uk', url: server.url }])
      await signIn({ page, browser }, staff)
      wrong.push(...(await barriersAt(page, `/desk/kyiv/${desk}`)))
    }
    await context.close()
    expect(wrong).toEqual([])
  },
)

/** What axe finds, and whether one has to push the page sideways. */
async function barriersAt(page: Page, path: string): Promise<string[]> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
  await page.waitForLoadState('load')
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(
    ({ id, nodes }) => `${path}: ${id} at ${nodes.map(({ target }) => String(target)).join(', ')}`,
  )
  const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  return Number(beyond) > 0 ? [...found, `${path}: ${String(beyond)} px too wide`] : found
}
