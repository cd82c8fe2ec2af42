/// <reference lib="dom" />
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

import { windows } from './cast.ts'

export const text = 'Сусід щоночі вмикає музику й погрожує, коли просимо стишити.'

export const next = (page: Page) => page.getByRole('button', { name: 'Далі' }).click()

/** From the first question to the code, with a name. */
export async function locked(page: Page, words = text): Promise<string> {
  await page.getByLabel('Ваш лист').fill(words)
  await next(page)
  await page.getByLabel('Прізвище').fill('Коваль')
  await page.getByLabel('Ім’я', { exact: true }).fill('Олена')
  await page.getByLabel('Місце проживання').fill('Київ, вул. Садова, 5')
  await next(page)
  await page.getByRole('button', { name: 'Замкнути лист' }).click()
  await page.locator('.lt-code').waitFor()
  return (await page.locator('.lt-code li').allTextContents()).join('')
}

export async function sent(page: Page, code: string): Promise<void> {
  await page.getByLabel('Введіть останню групу коду').fill(code.slice(-4).toLowerCase())
  await page.getByRole('button', { name: /Надіслати лист|Спробувати ще раз/ }).click()
}

export const isSent = (page: Page) => page.getByRole('heading', { name: 'Надіслано' }).waitFor()

/** Typed by somebody on a Ukrainian keyboard who never presses Shift. */
function inCyrillic(code: string): string {
  const [latin, cyrillic] = ['0IABCEHKMPTX', 'оіавсенкмртх']
  return Array.from(code.replaceAll('1', 'I'), (symbol) => cyrillic[latin.indexOf(symbol)] ?? symbol).join('')
}

export async function opened(page: Page, code: string): Promise<void> {
  await page.goto('/letters/open?city=kyiv')
  await page.getByLabel('Код із квитанції').pressSequentially(inCyrillic(code))
  await page.getByRole('button', { name: 'Відкрити', exact: true }).click()
  await page.locator('.conv').waitFor()
}

/** What a next person at this browser could find. */
export function traces(page: Page) {
  return page.evaluate(async () => ({
    stored: localStorage.length + sessionStorage.length + (await indexedDB.databases()).length,
    cached: (await caches.keys()).length,
    address: location.href,
    title: document.title,
    cookie: document.cookie,
  }))
}

/** On a phone and on a desk: what keeps anybody out, and what is wider than the window. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const window of ['phone', 'desk'] as const) {
    await page.setViewportSize(windows[window])
    const { violations } = await new AxeBuilder({ page }).analyze()
    faults.push(...violations.map(({ id, nodes }) => `${window}: ${id}: ${nodes[0]?.html}`))
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    if (wide) faults.push(`${window}: wider than the window`)
  }
  return faults
}
