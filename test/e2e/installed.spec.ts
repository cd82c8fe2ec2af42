import { leavingWorker } from '@bezpechne/server/pages/installed'
/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'

import { guest, moderator, signIn } from './cast.ts'
import { ageSaved, untilHolds, wordsIn } from './copies.ts'
import { emblemIn, giveEmblem } from './emblem.ts'
import { openProxy } from './proxy.ts'
import { openStage } from './stage.ts'

const { server, browser } = await openStage()

const inquiry = '/kyiv/KYIV-2026-000015'

beforeAll(() => giveEmblem(browser, server.url), 60_000)

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
  expect(await emblemIn(page)).toBe(192)
  await page.goto(inquiry)
  await page.locator('article').first().waitFor()
  expect(await page.locator('h1').textContent()).toBe(title)
  await page.goto('/kyiv/new')
  await page.getByText('Ні, але місце небезпечне').click()

  // Of the handbook the residents' page is kept for everybody.
  await page.goto('/help/officers')
  await page.getByRole('heading', { name: 'Коли немає зв’язку' }).waitFor()

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
  await page.getByRole('button', { name: 'Мова' }).click()
  await page.getByRole('button', { name: 'Polski' }).click()
  await page.getByRole('button', { name: 'Język' }).waitFor()
  await page.context().setOffline(true)
  await page.goto('/about')
  await page.getByRole('heading', { name: 'Jak to działa' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('pl')
  await page.context().close()
})

test('the ways of the installed app lead to the community opened last, and ask for one before', async () => {
  const page = await guest(browser, server.url, 'phone')
  const manifest = await page.request.get('/manifest.webmanifest')
  const { shortcuts }: { shortcuts: { url: string }[] } = await manifest.json()
  const [report = '', officer = ''] = shortcuts.map(({ url }) => url)
  expect([report, officer]).toEqual(['/?open=new', '/?open=officer'])
  await page.goto(report)
  await page.locator('.cityline', { hasText: 'Київ' }).click()
  await page.waitForURL('**/kyiv/new')
  await page.getByText('Ні, але місце небезпечне').waitFor()
  await page.goto(officer)
  await page.waitForURL('**/kyiv/officer')
  await page.getByRole('combobox').waitFor()
  await page.goto('/')
  await page.locator('.cityline').first().waitFor()
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

test('a saved city names the officer, and what was answered, without a link', async () => {
  const page = await guest(browser, server.url, 'phone')
  await page.goto('/kyiv/offline')
  await kept(page)
  await page.getByRole('button', { name: 'Зберегти громаду для офлайну' }).click()
  await page.getByText('МБ на цьому пристрої').waitFor()
  // What was read in passing is gone: the saved city alone has the emblem.
  await page.evaluate(() => caches.delete('known-1'))
  await page.context().setOffline(true)
  await page.goto('/kyiv/officer')
  expect(await emblemIn(page)).toBe(192)
  await page.getByRole('combobox').fill('дарницький 1')
  await page.getByRole('button', { name: 'Знайти' }).click()
  await page.locator('.off .dl').first().waitFor()
  expect(await page.locator('.off a[href^="tel:"]').count()).toBeGreaterThan(0)
  // A street by its former name, from the saved city: who keeps the beats around it, and where it lies.
  await page.getByRole('combobox').fill('червоноармій')
  await page.getByRole('option', { name: /Велика Васильківська/ }).click()
  await page.locator('.off .dl').first().waitFor()
  await page.goto('/kyiv')
  await page.getByRole('combobox').fill('червоноармій')
  await page.getByRole('option', { name: /Велика Васильківська/ }).click()
  await page.locator('.map-found-name', { hasText: 'Велика Васильківська' }).waitFor()
  await page.goto(inquiry)
  await page.locator('article').first().waitFor()
  await page.getByText('Немає зв’язку. Показано те, що було відомо о').waitFor()
  await page.context().setOffline(false)
  await page.goto('/kyiv/offline')
  await page.getByRole('button', { name: 'Видалити з пристрою' }).click()
  await page.getByRole('button', { name: 'Зберегти громаду для офлайну' }).waitFor()
  await page.context().close()
})

test('what was hidden meanwhile leaves the open page, the copies, the saved city and the list of what is followed', async () => {
  const page = await guest(browser, server.url, 'phone')
  await page.goto('/kyiv/offline')
  await kept(page)
  await page.getByRole('button', { name: 'Зберегти громаду для офлайну' }).click()
  await page.getByText('МБ на цьому пристрої').waitFor()
  await page.goto(inquiry)
  await page.getByRole('button', { name: 'Стежити на цьому пристрої' }).click()
  await page.getByRole('button', { name: 'Ви стежите' }).waitFor()
  const title = (await page.locator('h1').textContent()) ?? ''
  for (const place of ['known-1', 'packs-1', 'device']) await untilHolds(page, place, title, true)

  await page.context().setOffline(true)
  await page.reload()
  await page.getByText('Немає зв’язку. Показано те, що було відомо о').waitFor()
  await hide('KYIV-2026-000015')
  expect(await page.locator('h1').textContent()).toBe(title)
  await page.context().setOffline(false)
  await page.getByText('Це звернення прибрали з карти').waitFor()
  for (const place of ['known-1', 'packs-1', 'device']) await untilHolds(page, place, title, false)

  await page.context().setOffline(true)
  await page.goto('/notices')
  await page.getByRole('link', { name: 'Звернення KYIV-2026-000015' }).click()
  await page.getByText('Сервер не відповів').waitFor()
  expect(await page.locator('body').textContent()).not.toContain(title)
  await page.context().close()
})

test('a saved city is renewed by version, and nothing broken takes its place', async () => {
  const proxy = await openProxy(server.url)
  const page = await guest(browser, proxy.url, 'phone')
  // The device lives in another day; the saved city is as old as the server's clock says.
  await page.clock.setSystemTime(Date.now() + 86_400_000)
  await page.goto('/kyiv/offline')
  await kept(page)
  const pack = '/api/v1/cities/kyiv/pack'
  const save = page.getByRole('button', { name: /Зберегти громаду|Оновити зараз/ })
  for (const broken of ['<!doctype html><title>Wi-Fi</title>', '{"city":{"id":"kyiv"},"questions":[']) {
    proxy.change(pack, () => broken)
    await save.click()
    await page.getByText('Немає зв’язку. Збережене раніше лишилося').waitFor()
    expect(await wordsIn(page, 'packs-1')).toBe('')
  }
  proxy.change(pack, (text) => text)
  await save.click()
  await page.getByText('МБ на цьому пристрої').waitFor()
  const first = await wordsIn(page, 'packs-1')
  const timesAsked = () => proxy.asked.filter((path) => path === pack).length

  // A day later the server has another version, which comes by half at first.
  await ageSaved(page, pack)
  proxy.change(pack, half)
  proxy.change(`${pack}/index`, (text) => text.replace(/"version":"[^"]+"/, '"version":"another"'))
  const before = timesAsked()
  await backAfterBreak(page)
  await expect.poll(timesAsked, { timeout: 10_000 }).toBe(before + 1)
  expect((await wordsIn(page, 'packs-1')) === first).toBe(true)
  proxy.change(pack, withNumber)
  await backAfterBreak(page)
  await untilHolds(page, 'packs-1', '"1677"', true)
  await page.context().close()
  proxy.close()
})

test('a newer version asks, keeps what is typed, and takes over; one that takes itself back leaves nothing', async () => {
  const proxy = await openProxy(server.url)
  const page = await guest(browser, proxy.url, 'phone')
  await page.goto('/kyiv')
  await kept(page)
  await page.getByRole('combobox').fill('люк')
  proxy.change('/service-worker.js', (text) => `${text}\n// newer`)
  await look(page)
  await page.getByText('Є нова версія').waitFor()
  expect(await page.getByRole('combobox').inputValue()).toBe('люк')
  const reloaded = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Оновити' }).click()
  await reloaded
  await page.locator('.list').first().waitFor()
  expect(await page.getByText('Є нова версія').count()).toBe(0)

  proxy.change('/service-worker.js', () => leavingWorker)
  await look(page)
  // NOTE: no waitForFunction, which takes the promise of an async one for its answer.
  await expect.poll(() => heldBy(page), { timeout: 10_000 }).toEqual([])
  expect((await page.reload())?.fromServiceWorker()).toBe(false)
  await page.locator('.list').first().waitFor()
  expect(await heldBy(page)).toEqual([])
  await page.context().close()
  proxy.close()
})

async function backAfterBreak(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await page.reload()
  await page.getByText('Немає зв’язку').first().waitFor()
  await page.context().setOffline(false)
  await page.reload()
}

/** By a moderator, in a window of their own. */
async function hide(number: string): Promise<void> {
  const desk = await guest(browser, server.url, 'desk')
  await signIn({ page: desk }, moderator)
  const status = await desk.evaluate(async (wanted) => {
    const all = '/api/v1/cities/kyiv/moderation/inquiries'
    const { items }: { items: { id: string; number: string }[] } = await (
      await fetch(`${all}?state=published&limit=200`)
    ).json()
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      'x-app': '1',
    }
    const body = JSON.stringify({ reason: 'Видно номер квартири' })
    const id = items.find((item) => item.number === wanted)?.id
    return (await fetch(`${all}/${id}/hide`, { method: 'POST', headers, body })).status
  }, number)
  expect(status).toBe(200)
  await desk.context().close()
}

/** The browser looks whether the worker has changed, as it does by itself once a day. */
async function look(page: Page): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
}

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

function half(text: string): string {
  return text.slice(0, text.length / 2)
}

/** Another version: one number more. */
function withNumber(text: string): string {
  return text.replace('"emergency":["102"', '"emergency":["102","1677"')
}
