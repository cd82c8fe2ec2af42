/// <reference lib="dom" />
import type { openBrowser } from '../../test/support/browser.ts'

export type Browser = Awaited<ReturnType<typeof openBrowser>>
type Page = Awaited<ReturnType<Browser['newPage']>>
type CDPSession = Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>

/** What was seen in one round, by the name of its bar, in milliseconds. */
export type Seen = Record<string, number>
export interface Bar {
  name: string
  what: string
  /** In milliseconds. */
  most: number
}
interface Measure {
  bars: Bar[]
  look: (browser: Browser, url: string) => Promise<Seen>
}

interface Slow {
  /** Down, in kbit/s; up half as much. */
  kbit?: number
  /** Milliseconds there and back. */
  latency?: number
  cpu?: number
}

const mobile = { kbit: 1600, latency: 150, cpu: 4 }
const inquiry = '/kyiv/KYIV-2026-000015'

export const measures: Measure[] = [
  {
    bars: [
      { name: 'lcp', what: 'Cold map, 1.6 Mbit/s, 150 ms, 4× CPU: largest paint', most: 2500 },
      { name: 'usable', what: 'the same: pins, list and buttons are there', most: 4000 },
    ],
    async look(browser, url) {
      const page = await phone(browser, mobile)
      await page.goto(`${url}/kyiv`, { waitUntil: 'commit' })
      const usable = await whenThere(page, ['.list .item', '.map-items button', '.bar input'])
      await page.waitForTimeout(1500)
      return { usable, lcp: await largestPaint(page) }
    },
  },
  {
    bars: [
      { name: 'lcp', what: 'Cold start page, 1.6 Mbit/s, 150 ms, 4× CPU: largest paint', most: 2500 },
      { name: 'usable', what: 'the same: the communities can be chosen', most: 4000 },
    ],
    async look(browser, url) {
      const page = await phone(browser, mobile)
      await page.goto(url, { waitUntil: 'commit' })
      const usable = await whenThere(page, ['.cityline'])
      await page.waitForTimeout(1500)
      return { usable, lcp: await largestPaint(page) }
    },
  },
  {
    bars: [
      { name: 'readable', what: 'Cold inquiry, 50 kbit/s, 300 ms, 4× CPU: its text can be read', most: 8000 },
    ],
    async look(browser, url) {
      const page = await phone(browser, { kbit: 50, latency: 300, cpu: 4 })
      await page.goto(url + inquiry, { waitUntil: 'commit', timeout: 60_000 })
      const written = await whenThere(page, ['main h1'])
      const painted = await firstPaint(page)
      return { readable: Math.max(written, painted) }
    },
  },
  {
    bars: [
      { name: 'start', what: 'Second visit without a link, 4× CPU: the start page', most: 1500 },
      { name: 'map', what: 'the same: the map with pins and list', most: 1500 },
      { name: 'read', what: 'the same: an inquiry that was read', most: 1500 },
    ],
    async look(browser, url) {
      const page = await phone(browser, {})
      await page.goto(url)
      await page.evaluate(async () => {
        await navigator.serviceWorker.ready
        while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50))
      })
      for (const [path, shown] of offlinePages) {
        await page.goto(url + path)
        await page.locator(shown).first().waitFor({ state: 'attached' })
      }
      await page.waitForTimeout(1000)
      await slowDown(await page.context().newCDPSession(page), { cpu: 4 })
      await page.context().setOffline(true)
      const [start, map, read] = offlinePages
      return {
        start: await openedAgain(page, url, start),
        map: await openedAgain(page, url, map),
        read: await openedAgain(page, url, read),
      }
    },
  },
  {
    bars: [
      {
        name: 'input',
        what: 'Map, 4× CPU: a press or a letter until something is seen, the slowest',
        most: 100,
      },
    ],
    async look(browser, url) {
      const page = await phone(browser, { cpu: 4 })
      await page.goto(`${url}/kyiv`)
      await whenThere(page, ['.list .item', '.map-items button'])
      await page.waitForTimeout(1500)
      await page.evaluate(() => Reflect.set(globalThis, 'inputs', []))
      for (const name of ['Без відповіді', 'Усі', 'Тема']) {
        await page.locator('.chips').getByRole('button', { name }).first().click()
        await page.waitForTimeout(700)
      }
      await page.keyboard.press('Escape')
      await page.getByRole('combobox').pressSequentially('люк', { delay: 150 })
      await page.waitForTimeout(1500)
      const inputs = await page.evaluate((): number[] => Reflect.get(globalThis, 'inputs'))
      return { input: Math.max(0, ...inputs) }
    },
  },
]

const offlinePages = [
  ['/', '.cityline'],
  ['/kyiv', '.map-items button'],
  [inquiry, 'article'],
] as const

async function openedAgain(page: Page, url: string, [path, shown]: (typeof offlinePages)[number]) {
  await page.goto(url + path, { waitUntil: 'commit' })
  return whenThere(page, [shown])
}

/** A phone of its own, with nothing in its cache. */
async function phone(browser: Browser, slow: Slow): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'uk-UA',
  })
  const page = await context.newPage()
  await page.addInitScript(() => {
    Reflect.set(globalThis, 'lcp', 0)
    Reflect.set(globalThis, 'inputs', [])
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) Reflect.set(globalThis, 'lcp', startTime)
    }).observe({ type: 'largest-contentful-paint', buffered: true })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (Reflect.get(entry, 'interactionId')) Reflect.get(globalThis, 'inputs').push(entry.duration)
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
  })
  await slowDown(await context.newCDPSession(page), slow)
  return page
}

async function slowDown(session: CDPSession, { kbit, latency = 0, cpu = 1 }: Slow): Promise<void> {
  await session.send('Network.enable')
  if (kbit) {
    const downloadThroughput = (kbit * 1000) / 8
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput,
      uploadThroughput: downloadThroughput / 2,
    })
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu })
}

/** Since the page was asked for, until all of these are in it. */
function whenThere(page: Page, selectors: string[]): Promise<number> {
  return page
    .waitForFunction(
      (all) => all.every((one) => document.querySelector(one)) && performance.now(),
      selectors,
      { polling: 'raf', timeout: 60_000 },
    )
    .then(async (handle) => Number(await handle.jsonValue()))
}

function largestPaint(page: Page): Promise<number> {
  return page.evaluate((): number => Reflect.get(globalThis, 'lcp'))
}

/** Of the server's own text: before it nothing can be read. */
function firstPaint(page: Page): Promise<number> {
  return page
    .waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime, undefined, {
      timeout: 60_000,
    })
    .then(async (handle) => Number(await handle.jsonValue()))
}
