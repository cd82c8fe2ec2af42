/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'

import { windows } from './cast.ts'

/**
 * Pages that several looks take in turn: one that is warm opens in half of the time, and two at once use the time in
 * which a page waits for its server. Each is given back as if nobody had been there.
 */
export function pagesOf(browser: Browser, url: string, most = 2) {
  const free: Page[] = []
  const waiting: ((page: Page) => void)[] = []
  let open = 0

  async function take(): Promise<Page> {
    const page = free.pop()
    if (page) return page
    if (open >= most) return new Promise((resolve) => void waiting.push(resolve))
    open += 1
    return openPage(browser, url)
  }

  async function giveBack(page: Page): Promise<void> {
    await page.unrouteAll()
    if (page.url().startsWith(url)) await page.evaluate(() => sessionStorage.clear())
    await page.goto('about:blank')
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Storage.clearDataForOrigin', {
      origin: url,
      storageTypes: 'cookies,local_storage,indexeddb',
    })
    await devtools.detach()
    await page.setViewportSize(windows.phone)
    await page.emulateMedia({ colorScheme: null, reducedMotion: null })
    const next = waiting.shift()
    if (next) next(page)
    else free.push(page)
  }

  return async function onPage<T>(act: (page: Page) => Promise<T>): Promise<T> {
    const page = await take()
    try {
      return await act(page)
    } finally {
      await giveBack(page)
    }
  }
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  // NOTE: a worker of its own would fetch the whole app for each of them.
  const serviceWorkers = 'block'
  const context = await browser.newContext({
    baseURL: url,
    viewport: windows.phone,
    locale: 'uk-UA',
    serviceWorkers,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  return page
}
