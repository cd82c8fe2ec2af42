import type { Browser, Page } from 'playwright-core'

import { openBrowser } from '../support/browser.ts'

/** One person: a browser of their own, a window, a page in Ukrainian. */
export interface Person {
  page: Page
  browser: Browser
}

export const windows = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } }
export type Window = keyof typeof windows

export async function person(url: string, window: Window): Promise<Person> {
  const browser = await openBrowser()
  return { page: await guest(browser, url, window), browser }
}

/** A person in a browser that others use too, with cookies and storage of their own. */
export async function guest(browser: Browser, url: string, window: Window): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, viewport: windows[window], locale: 'uk-UA' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  return page
}

/** Of the demo sign-ins in README.md. */
export const administrator = { email: 'admin@kyiv.example', password: 'seven chestnuts in bloom' }
export const secondAdministrator = { email: 'admin2@kyiv.example', password: 'green ladder by the well' }
export const moderator = { email: 'moderator@kyiv.example', password: 'quiet lantern on the hill' }
export const second = { email: 'moderator2@kyiv.example', password: 'yellow tram before rain' }
export const responder = { email: 'services@kyiv.example', password: 'broom bucket and ladder' }

export const officer = { email: 'officer@kyiv.example', password: 'copper key on a nail' }

export async function signIn(
  { page }: Pick<Person, 'page'>,
  { email, password }: typeof moderator,
): Promise<void> {
  await page.goto('/desk')
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
  await page.getByRole('button', { name: 'Увійти', exact: true }).click()
  await page.getByRole('heading', { name: 'Ваші робочі місця' }).waitFor()
}

export interface Report {
  address: string
  topic: string
  text: string
  photo: Buffer
}

/** Answers every question of the form on a phone and returns what the receipt says. */
export async function report({ page }: Pick<Person, 'page'>, { address, topic, text, photo }: Report) {
  const next = page.getByRole('button', { name: 'Далі' })
  await page.goto('/kyiv/new')
  await page.getByText('Ні, але місце небезпечне').click()
  await next.click()
  await page.getByLabel('Адреса або місце').fill(address)
  await next.click()
  await page.getByRole('searchbox').fill(topic)
  await page.getByRole('radio', { name: topic }).check()
  await next.click()
  await page.getByLabel('Опишіть кількома реченнями').fill(text)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: photo })
  await page.getByText('Надішлеться після тексту').waitFor()
  await next.click()
  await page.getByRole('button', { name: 'Надіслати на перевірку' }).click()
  await page.getByRole('heading', { name: 'Надіслано' }).waitFor()
  const [number = '', code = ''] = await page.locator('.receipt b').allTextContents()
  return { number, code }
}
