/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { windows } from './cast.ts'
import { faultsOf } from './faults.ts'
import { openStage } from './stage.ts'

const { server, browser } = await openStage()

const address = 'вул. Хрещатик, 22, біля переходу'
const text = 'Біля переходу зник люк, яму нічим не огороджено.'

/** A browser whose scripts are off. */
async function withoutScripts(): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.url,
    javaScriptEnabled: false,
    viewport: windows.phone,
    locale: 'uk-UA',
  })
  return context.newPage()
}

/** NOTE: axe asks the page itself, which needs a script: it looks at the same bytes, of which nothing else runs. */
async function faultsOfBytes(page: Page): Promise<string[]> {
  const html = await page.content()
  const looked = await browser.newContext({
    baseURL: server.url,
    viewport: windows.phone,
    serviceWorkers: 'block',
  })
  const copy = await looked.newPage()
  await copy.route(page.url(), (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: html.replaceAll(/<script[\s\S]*?<\/script>/g, ''),
    }),
  )
  await copy.goto(page.url())
  const faults = await faultsOf(copy, ['phone'])
  await looked.close()
  return faults
}

test('without scripts a community, its inquiries, an answer and an officer are found and read', async () => {
  const page = await withoutScripts()
  await page.goto('/')
  expect(await faultsOfBytes(page)).toEqual([])
  await page.getByRole('link', { name: 'Київ' }).click()
  const inquiries = page.locator('a[href^="/kyiv/KYIV-"]')
  const all = await inquiries.count()
  await page.getByLabel('Слова').fill('тротуарі')
  await page.getByLabel('Стан').selectOption('green')
  await page.getByRole('button', { name: 'Показати' }).click()
  expect(await inquiries.count()).toBeLessThan(all)
  expect(await page.getByLabel('Слова').inputValue()).toBe('тротуарі')
  expect(await faultsOfBytes(page)).toEqual([])
  await inquiries.first().click()
  await page.getByRole('heading', { name: /^Відповідь/ }).waitFor()
  expect(await faultsOfBytes(page)).toEqual([])
  await page.getByRole('link', { name: 'На карту' }).click()
  await page.getByRole('link', { name: 'Мій дільничний офіцер' }).click()
  expect(await faultsOfBytes(page)).toEqual([])
  await page.getByRole('link', { name: 'Дільниця № 1 (Дарницький район)' }).click()
  expect(await page.locator('a[href="tel:0440000001"]').count()).toBe(1)
  await page.context().close()
})

test('without scripts a danger is reported by an address alone: a slip loses nothing, two presses send it once', async () => {
  const page = await withoutScripts()
  await page.goto('/kyiv')
  await page.getByRole('link', { name: 'Повідомити про небезпеку' }).click()
  const opened = Date.now()
  expect(await faultsOfBytes(page)).toEqual([])
  const send = page.getByRole('button', { name: 'Надіслати' })
  const field = (name: string) => page.locator(`[name=${name}]`)
  await field('address').fill(address)
  await field('category').selectOption('open-manhole')
  await field('text').fill(text)
  await field('email').fill('olena@example')
  await page.waitForTimeout(Math.max(0, opened + 5500 - Date.now()))
  await send.click()
  await page.locator('#mistakes').waitFor()
  const kept = ['address', 'category', 'text', 'email'].map((name) => field(name).inputValue())
  expect(await Promise.all(kept)).toEqual([address, 'open-manhole', text, 'olena@example'])
  expect(await faultsOfBytes(page)).toEqual([])
  await page.getByRole('link', { name: /^Пошта/ }).click()
  await field('email').fill('')
  // A finger that is quicker than the link.
  await send.dblclick()
  await page.getByRole('heading', { name: 'Надіслано' }).waitFor()
  const [number, receipt] = await page.locator('dd').allTextContents()
  expect(number?.trim()).toMatch(/^KYIV-\d{4}-\d{6}$/)
  expect(receipt?.trim()).toMatch(/^\w{4}(-\w{4}){3}$/)
  expect(await faultsOfBytes(page)).toEqual([])
  // The page asked for anew sends the form anew: it is the same one.
  await page.reload()
  expect(await page.locator('dd').allTextContents()).toEqual([number, receipt])
  await page.context().close()
})
