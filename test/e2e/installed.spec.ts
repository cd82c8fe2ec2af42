/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { guest } from './cast.ts'
import { openStage } from './stage.ts'

const { server, browser } = await openStage()

const inquiry = '/kyiv/KYIV-2026-000015'

test('after one visit the app opens without a link: the start, the city, an inquiry that was read, the form', async () => {
  const page = await guest(browser, server.url, 'phone')
  await page.goto('/')
  await page.locator('.cityline').first().waitFor()
  await kept(page)
  await page.goto('/kyiv')
  await page.locator('.list .item').first().waitFor()
  await page.goto(inquiry)
  const title = await page.locator('h1').textContent()
  await page.waitForTimeout(500)

  await page.context().setOffline(true)
  await page.goto('/')
  await page.getByText('Немає зв’язку. Показано те, що було відомо о').waitFor()
  expect(await page.locator('.cityline').count()).toBeGreaterThan(1)
  await page.goto('/kyiv')
  await page.locator('.list .item').first().waitFor()
  await page.locator('.map-items button').first().waitFor({ state: 'attached' })
  await page.goto(inquiry)
  await page.locator('article').first().waitFor()
  expect(await page.locator('h1').textContent()).toBe(title)
  await page.goto('/kyiv/new')
  await page.getByText('Ні, але місце небезпечне').click()

  // What was never read is not there, and is not invented.
  await page.goto('/kyiv/KYIV-2026-000022')
  await page.getByText('Сервер не відповів').waitFor()

  await page.context().setOffline(false)
  await page.goto(inquiry)
  await page.locator('article').first().waitFor()
  expect(await page.getByText('Немає зв’язку').count()).toBe(0)
  await page.context().close()
})

test('without a link the page is in the language that was chosen', async () => {
  const page = await guest(browser, server.url, 'phone')
  await page.goto('/')
  await kept(page)
  await page.getByRole('button', { name: 'ENG' }).click()
  await page.context().setOffline(true)
  await page.goto('/about')
  await page.getByRole('heading', { name: 'How it works' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.context().close()
})

test('nothing of the letters and of the desks is kept, and the worker answers for neither', async () => {
  const page = await guest(browser, server.url, 'phone')
  await page.goto('/')
  await kept(page)
  await page.goto('/kyiv/officer')
  for (const path of ['/letters', '/letters?city=kyiv&beat=DARNY-01', '/desk', '/desk/letters']) {
    const answer = await page.goto(path)
    expect(answer?.fromServiceWorker()).toBe(false)
    await page.locator('h1').first().waitFor()
    await page.waitForTimeout(300)
  }
  const held = await heldBy(page)
  expect(held.length).toBeGreaterThan(40)
  expect(
    held.filter((url) => /letters|desk|directory|challenge|libsodium|moderation-page/.test(url)),
  ).toEqual([])
  await page.context().setOffline(true)
  for (const path of ['/letters', '/desk', '/desk/letters', '/embed/kyiv'])
    await expect(page.goto(path)).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
  await page.context().close()
})

/** The worker has taken over, and has all that it keeps. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50))
  })
  await page.waitForTimeout(500)
}

function heldBy(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = await caches.keys()
    const held = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    )
    return held.flat()
  })
}
