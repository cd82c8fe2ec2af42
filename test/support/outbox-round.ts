/// <reference lib="dom" />
import { setTimeout as pause } from 'node:timers/promises'

import type { Browser, BrowserContext, Page } from 'playwright-core'

import { moderator, signIn } from '../e2e/cast.ts'
import { openBrowser } from './browser.ts'
import { type Fault, type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts'
import { noisyPhoto, readClaims, readTruth, untruths, type Written, writeAndSend } from './outbox.ts'
import { serverData } from './server-data.ts'
import { type RunningServer, startServer } from './server.ts'

type Random = () => number

export interface Found {
  lost: string[]
  doubled: string[]
  untrue: string[]
}

/** A server, a bad link to it, a browser, and somebody at the desk who counts. */
export class OutboxStage {
  #server: RunningServer
  #env: Record<string, string>
  #proxy: FaultyProxy
  #straight: FaultyProxy
  #browser: Browser
  #desk: Page
  #remove: () => Promise<void>
  #photos: Buffer[]
  #patience: number

  private constructor(parts: {
    server: RunningServer
    env: Record<string, string>
    proxy: FaultyProxy
    straight: FaultyProxy
    browser: Browser
    desk: Page
    remove: () => Promise<void>
    photos: Buffer[]
    patience: number
  }) {
    this.#server = parts.server
    this.#env = parts.env
    this.#proxy = parts.proxy
    this.#straight = parts.straight
    this.#browser = parts.browser
    this.#desk = parts.desk
    this.#remove = parts.remove
    this.#photos = parts.photos
    this.#patience = parts.patience
  }

  /** @param patience seconds that a round may take from the moment when the link is back */
  static async open({ patience }: { patience: number }): Promise<OutboxStage> {
    const data = await serverData()
    const env = { ...data.env, TRUST_PROXY: '127.0.0.1', POW_COST: '1', SUBMIT_LIMITS: '100000/h' }
    const server = await startServer(env)
    const [proxy, straight] = [await startFaultyProxy(server.url), await startFaultyProxy(server.url)]
    const browser = await openBrowser()
    const context = await browser.newContext({ baseURL: straight.url, locale: 'uk-UA' })
    const desk = await context.newPage()
    await signIn({ page: desk }, moderator)
    const photos = await Promise.all([1, 2, 3].map((seed) => noisyPhoto(seed)))
    return new OutboxStage({
      server,
      env,
      proxy,
      straight,
      browser,
      desk,
      remove: () => data.remove(),
      photos,
      patience,
    })
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.#proxy.stop()
    await this.#straight.stop()
    await this.#server.stop()
    await this.#remove()
  }

  /** One to three inquiries without a link; then the link comes back, and everything goes wrong that can. */
  async round(number: number, random: Random): Promise<Found> {
    const beginning = `Раунд ${number} `
    this.#proxy.plague(() => 'none')
    this.#proxy.comeFrom(`10.9.${Math.floor(number / 250)}.${number % 250}`)
    const context = await this.#browser.newContext({
      baseURL: this.#proxy.url,
      viewport: { width: 1280, height: 900 },
      locale: 'uk-UA',
      serviceWorkers: 'block',
    })
    context.setDefaultTimeout(60_000)
    // A full device: whatever is written to its store from now on is refused.
    await context.addInitScript(refuseWhenFull)
    const written = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, at) => ({
      text: `${beginning}звернення ${at + 1}: відкритий люк`,
      photos: this.#photos.slice(0, Math.floor(random() * 3)),
    }))
    const page = await writeAll(context, written)
    const found = await this.#sendAll(page, random, { beginning, written })
    await context.close()
    return found
  }

  async #sendAll(
    first: Page,
    random: Random,
    { beginning, written }: { beginning: string; written: Written[] },
  ): Promise<Found> {
    const untrue: string[] = []
    const photosOf = (text: string) => written.find((one) => one.text === text)?.photos.length ?? 0
    const faults = faultsFrom(random, 4 + Math.floor(random() * 12))
    this.#proxy.plague(() => faults.next().value ?? 'none')
    await first.context().setOffline(false)
    const deadline = Date.now() + 1000 * this.#patience
    let page = first
    let isDone = false
    let told = ''
    let changedAt = Date.now()
    while (!isDone && Date.now() < deadline) {
      page = await this.#misfortune(page, random)
      const before = await readTruth(this.#desk, beginning)
      const claims = await readClaims(page).catch(() => [])
      if (told !== JSON.stringify(claims)) [told, changedAt] = [JSON.stringify(claims), Date.now()]
      untrue.push(...untruths(before, claims, await readTruth(this.#desk, beginning), photosOf))
      isDone = claims.length === written.length && claims.every(({ status }) => status === 'done')
      await press(page)
    }
    const truth = await readTruth(this.#desk, beginning)
    const lost = written.flatMap(({ text, photos }) => {
      const there = truth.get(text)
      if (!there) return [`${text}: not on the server`]
      return there.photos === photos.length ? [] : [`${text}: ${there.photos} of ${photos.length} photos`]
    })
    if (!isDone) {
      const still = Math.round((Date.now() - changedAt) / 1000)
      lost.push(
        `${beginning}: not finished, ${told}, unchanged for ${still} s, open: ${this.#proxy.open().join(', ')}`,
      )
    }
    const receipts = await readReceipts(page)
    if (receipts.size !== written.length) lost.push(`${beginning}: ${receipts.size} receipts`)
    const doubled = [...truth].filter(([, { copies }]) => copies > 1).map(([text]) => text)
    return { lost, doubled, untrue }
  }

  /** At most one at a time, at any moment. */
  async #misfortune(page: Page, random: Random): Promise<Page> {
    const chance = random()
    if (chance < 0.04) return crash(page)
    if (chance < 0.06) {
      await this.#server.stop()
      this.#server = await startServer(this.#env)
      this.#proxy.aim(this.#server.url)
      this.#straight.aim(this.#server.url)
    } else if (chance < 0.1) await page.reload().catch(() => undefined)
    else if (chance < 0.16) {
      await page.evaluate((isFull) => localStorage.setItem('device-full', isFull), String(random() < 0.5))
    } else if (chance < 0.22) {
      await page.context().setOffline(true)
      await pause(300 * random())
      await page.context().setOffline(false)
    }
    await pause(200 * random())
    return page
  }
}

async function writeAll(context: BrowserContext, written: Written[]): Promise<Page> {
  const page = await context.newPage()
  await page.goto('/kyiv/new')
  await page.getByRole('radio', { name: 'Відкритий люк' }).waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  for (const [at, one] of written.entries()) {
    if (at) await page.getByRole('button', { name: 'Повідомити про інше місце' }).click()
    await writeAndSend(page, one)
    await page.getByRole('heading', { name: 'Немає зв’язку' }).waitFor()
  }
  await page.getByRole('link', { name: 'Усе, що ще не надіслано' }).click()
  await page
    .locator('li[data-key]')
    .nth(written.length - 1)
    .waitFor()
  return page
}

function* faultsFrom(random: Random, many: number): Generator<Fault> {
  const kinds: Fault[] = ['drop-request', 'drop-answer', 'delay', 'error', 'none', 'none']
  for (let left = many; left > 0; left -= 1) yield kinds[Math.floor(random() * kinds.length)] ?? 'none'
}

/** The process of the tab is gone without a word; somebody opens another one. */
async function crash(page: Page): Promise<Page> {
  const context = page.context()
  const devtools = await context.newCDPSession(page)
  devtools.send('Page.crash').catch(() => undefined)
  await pause(100)
  const next = await context.newPage()
  await page.close().catch(() => undefined)
  await next.goto('/outbox').catch(() => undefined)
  return next
}

/** As people do who wait. */
async function press(page: Page): Promise<void> {
  if (page.url().startsWith('chrome-error') || (await page.locator('h1').count()) === 0)
    await page.goto('/outbox').catch(() => undefined)
  await page
    .getByRole('button', { name: 'Спробувати зараз' })
    .first()
    .click({ timeout: 100 })
    .catch(() => undefined)
}

async function readReceipts(page: Page): Promise<Set<string>> {
  return new Set(await page.locator('.receipt .code').allTextContents())
}

function refuseWhenFull(): void {
  const put: IDBObjectStore['put'] = Reflect.get(IDBObjectStore.prototype, 'put')
  IDBObjectStore.prototype.put = function putUnlessFull(...given) {
    if (localStorage.getItem('device-full') === 'true') throw new DOMException('Full', 'QuotaExceededError')
    const asked: IDBRequest<IDBValidKey> = Reflect.apply(put, this, given)
    return asked
  }
}
