import { setTimeout as pause } from 'node:timers/promises'

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'

import { openBrowser } from '../support/browser.ts'
import { startFaultyProxy } from '../support/faulty-proxy.ts'
import { noisyPhoto, readClaims, readTruth, type Truth, untruths, writeAndSend } from '../support/outbox.ts'
import { serverData } from '../support/server-data.ts'
import { startServer } from '../support/server.ts'
import { guest, moderator, signIn } from './cast.ts'

const data = await serverData()
afterAll(() => data.remove())
const env = { ...data.env, TRUST_PROXY: '127.0.0.1', POW_COST: '1' }
let server = await startServer(env)
afterAll(() => server.stop())
const proxy = await startFaultyProxy(server.url)
afterAll(() => proxy.stop())
// The desk's way to whichever server runs.
const straight = await startFaultyProxy(server.url)
afterAll(() => straight.stop())
const browser = await openBrowser()
afterAll(() => browser.close())

const beginning = 'Без зв’язку'
const inquiries = await Promise.all(
  [2, 3, 1].map(async (count, at) => ({
    text: `${beginning} ${at + 1}: відкритий люк біля аптеки`,
    photos: await Promise.all(Array.from({ length: count }, (_, one) => noisyPhoto(10 * at + one + 1))),
  })),
)
const photosOf = (text: string) => inquiries.find((one) => one.text === text)?.photos.length ?? 0

test('three inquiries written without a link arrive once, whatever happens to link, tab and server', async () => {
  const desk = await guest(browser, straight.url, 'desk')
  await signIn({ page: desk }, moderator)
  const truth = () => readTruth(desk, beginning)

  const page = await guest(browser, proxy.url, 'desk')
  const context = page.context()
  await page.goto('/kyiv/new')
  await page.getByText('Ні, але місце небезпечне').waitFor()
  await page.getByRole('radio', { name: 'Відкритий люк' }).waitFor({ state: 'attached' })
  await context.setOffline(true)
  for (const [at, inquiry] of inquiries.entries()) {
    if (at) await page.getByRole('button', { name: 'Повідомити про інше місце' }).click()
    await writeAndSend(page, inquiry)
    await page.getByRole('heading', { name: 'Немає зв’язку' }).waitFor()
  }
  await page.getByText('Збережено на цьому пристрої, надішлеться саме.').waitFor()
  await page.getByRole('link', { name: 'Усе, що ще не надіслано' }).click()
  await page.locator('li[data-key]').nth(2).waitFor({ timeout: 5000 })
  expect((await readClaims(page)).map(({ status }) => status)).toEqual(['offline', 'offline', 'offline'])
  expect((await truth()).size).toBe(0)

  const wrong: string[] = []
  const stopFlapping = flap(context)
  const shown = await troubles(page, async (now) => {
    const before = await truth()
    const claims = await readClaims(now).catch(() => [])
    wrong.push(...untruths(before, claims, await truth(), photosOf))
    return claims
  })
  await stopFlapping()
  expect(wrong).toEqual([])
  const all: Truth = new Map(
    inquiries.map(({ text, photos }) => [text, { copies: 1, photos: photos.length }]),
  )
  expect(await truth()).toEqual(all)

  for (let left = 3; left > 0; left -= 1) {
    await shown.getByRole('button', { name: 'Код у мене' }).first().click()
    await expect.poll(() => shown.locator('li[data-key]').count()).toBe(left - 1)
  }
  await shown.getByText('Тут порожньо').waitFor()
  expect(await leftOnDevice(shown)).toEqual([0, 0, []])
})

/** Until all is said to be sent: a tab that is killed, a reload, a server that is started anew; the page in the end. */
async function troubles(first: Page, look: (page: Page) => Promise<{ status: string }[]>): Promise<Page> {
  let page = first
  for (let round = 0; round < 120; round += 1) {
    const claims = await look(page)
    if (claims.length === 3 && claims.every(({ status }) => status === 'done')) return page
    if (round === 4) page = await killed(page)
    if (round === 10) await restarted()
    if (round === 16) page = await reopened(page, () => page.reload())
    await pause(150)
  }
  throw new Error(`Not sent: ${JSON.stringify(await readClaims(page))}`)
}

/** The process of the tab is gone, without a word to the page; another one opens. */
async function killed(page: Page): Promise<Page> {
  const context = page.context()
  const devtools = await context.newCDPSession(page)
  devtools.send('Page.crash').catch(() => undefined)
  await pause(200)
  const next = await context.newPage()
  await page.close().catch(() => undefined)
  return reopened(next, () => next.goto('/outbox'))
}

async function reopened(page: Page, open: () => Promise<unknown>): Promise<Page> {
  // NOTE: the shell does not open without a link here: one waits for a moment in which there is one.
  for (let tries = 0; tries < 60; tries += 1) {
    const isOpen = await open()
      .then(
        () => page.locator('li[data-key]').first().waitFor({ timeout: 2000 }),
        () => 'not yet',
      )
      .catch(() => 'not yet')
    if (isOpen !== 'not yet') return page
    await pause(200)
  }
  throw new Error('The page did not open')
}

async function restarted(): Promise<void> {
  await server.stop()
  server = await startServer(env)
  proxy.aim(server.url)
  straight.aim(server.url)
}

/** The link goes and comes every three seconds. */
function flap(context: BrowserContext) {
  let offline = true
  const turn = () => {
    offline = !offline
    return context.setOffline(offline).catch(() => undefined)
  }
  void turn()
  const flapping = setInterval(() => void turn(), 3000)
  return async function stopFlapping() {
    clearInterval(flapping)
    await context.setOffline(false)
  }
}

/** Rows of the device's store, and names of what else it keeps of them. */
function leftOnDevice(page: Page): Promise<[number, number, string[]]> {
  return page.evaluate(async () => {
    const opening = indexedDB.open('bezpechne')
    await new Promise((resolve) => {
      opening.addEventListener('success', resolve)
    })
    const trx = opening.result.transaction(['items', 'photos'])
    const [items, photos] = await Promise.all(
      ['items', 'photos'].map(
        (name) =>
          new Promise<number>((resolve) => {
            const asked = trx.objectStore(name).count()
            asked.addEventListener('success', () => resolve(asked.result))
          }),
      ),
    )
    const names = Object.keys(localStorage).filter((name) => name.startsWith('bezpechne-item'))
    return [items ?? -1, photos ?? -1, names]
  })
}
