/// <reference lib="dom" />
import { readFile } from 'node:fs/promises'

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { guest } from './cast.ts'
import { openStage } from './stage.ts'

const { server, browser } = await openStage()

/** A window of a phone, in Ukrainian; refuses whatever leaves our own server. */
async function resident(): Promise<{ page: Page; strangers: string[] }> {
  const page = await guest(browser, server.url, 'phone')
  const strangers: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url()))
      strangers.push(request.url())
  })
  return { page, strangers }
}

/** Presses Tab until the focus is on what is wanted. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), wanted)) return
  }
  throw new Error(`Tab does not reach ${wanted}`)
}

test('with the keyboard alone: typed words, the card, the page of the beat', async () => {
  const { page, strangers } = await resident()
  await page.goto('/kyiv/officer')
  await page.getByRole('heading', { name: 'Мій дільничний офіцер' }).waitFor()
  await tabTo(page, 'input[type=search]')
  await page.keyboard.type('Дільниця 1 дарницький')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Сергій Ткаченко' }).waitFor()
  await page.getByText('вівторок і четвер, 17:00–20:00').waitFor()
  const call = page.getByRole('link', { name: /Зателефонувати/ })
  expect(await call.getAttribute('href')).toBe('tel:0440000001')
  const write = page.getByRole('link', { name: 'Написати приватно' })
  expect(await write.getAttribute('href')).toBe('/letters?city=kyiv&beat=DARNY-01')
  await tabTo(page, 'a[href="/kyiv/beats/DARNY-01"]')
  await page.keyboard.press('Enter')
  await page.getByText('Зустріч із мешканцями').waitFor()
  await page.getByRole('heading', { name: 'Що зроблено' }).waitFor()
  expect(strangers).toEqual([])
  // What was typed is in no address that the browser keeps.
  await page.goBack()
  expect(decodeURIComponent(page.url())).toBe(`${server.url}/kyiv/officer`)
  await page.context().close()
})

test('with the keyboard on the map, and near a border both neighbours', async () => {
  const { page } = await resident()
  await page.context().grantPermissions(['geolocation'])
  await page.context().setGeolocation({ latitude: 50.4445, longitude: 30.55, accuracy: 400 })
  await page.goto('/kyiv/officer')
  await page.getByRole('application').waitFor()
  await tabTo(page, '[role=application]')
  await page.keyboard.press('Enter')
  await page.locator('article.off h2').first().waitFor()
  await page.getByRole('button', { name: 'Моє місце' }).first().click()
  await page.getByText('Ви біля межі дільниць').waitFor()
  await page.getByText('Точність визначення: 400 м.').waitFor()
  await page.locator('article.off').nth(1).waitFor()
  expect(await page.locator('article.off a[href^="/letters?city=kyiv&beat="]').count()).toBeGreaterThan(1)
  await page.context().close()
})

test('words that mean nothing lead on, a place outside says so, a substitute is called', async () => {
  const { page } = await resident()
  await page.goto('/kyiv/officer')
  const search = page.getByRole('combobox')
  await search.fill('Атлантида, 5')
  await search.press('Enter')
  await page.getByRole('heading', { name: 'Такої адреси ми не знаємо' }).waitFor()
  await search.fill('Лозова')
  await search.press('Enter')
  await page.getByRole('heading', { name: 'Що ви мали на увазі?' }).waitFor()
  await page.getByRole('link', { name: 'Дільниця № 1 (Дніпровський район)' }).click()
  await page.getByText('Зараз відповідає: Остап Яровий.').waitFor()
  expect(await page.getByRole('link', { name: /Остап Яровий, 044/ }).getAttribute('href')).toBe(
    'tel:0440000004',
  )
  await page.context().close()
})

test('papers are made on the device, without a word against the policy', async () => {
  const { page, strangers } = await resident()
  const violations: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) violations.push(message.text())
  })
  await page.goto('/kyiv/beats/DARNY-01')
  for (const name of ['Оголошення для під’їзду, А4', 'Картки, 8 на аркуші']) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ])
    const file = await readFile(await download.path(), 'latin1')
    expect(file.startsWith('%PDF-')).toBe(true)
    expect(file.match(/\/Type \/Page\b/g)).toHaveLength(1)
  }
  expect([...violations, ...strangers]).toEqual([])
  await page.context().close()
})

test('without scripts the list and the beat say whom to call', async () => {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false, locale: 'uk-UA' })
  const page = await context.newPage()
  await page.goto('/kyiv/officer')
  await page.getByRole('link', { name: 'Дільниця № 1 (Дарницький район)' }).click()
  expect(await page.locator('a[href="tel:0440000001"]').count()).toBe(1)
  await context.close()
})
