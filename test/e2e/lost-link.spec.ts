import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { phonePhoto } from '../support/photo.ts'
import { guest } from './cast.ts'
import { openStage } from './stage.ts'

const text = 'На тротуарі біля аптеки відкритий люк, обійти його важко.'

const { server, browser } = await openStage()

test('what was typed is still there after the page was closed in the middle', async () => {
  const page = await guest(browser, server.url, 'phone')
  await write(page)
  await page.reload()
  await page.getByLabel('Опишіть кількома реченнями').waitFor()
  expect(await page.getByLabel('Опишіть кількома реченнями').inputValue()).toBe(text)
  expect(await page.locator('.nq-shot').count()).toBe(1)
  await page.getByRole('button', { name: 'Назад' }).click()
  expect(await page.getByRole('radio', { name: 'Відкритий люк' }).isChecked()).toBe(true)
  await page.context().close()
})

test('the link is lost while sending, the page is closed, the link returns: sent once', async () => {
  const page = await guest(browser, server.url, 'phone')
  const asked = answersTo(page)
  await write(page)
  await page.getByRole('button', { name: 'Далі' }).click()

  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Надіслати на перевірку' }).click()
  await page.getByRole('heading', { name: 'Немає зв’язку' }).waitFor()
  await page.close()
  expect(asked).toEqual([])

  const later = await page.context().newPage()
  const again = answersTo(later)
  await page.context().setOffline(false)
  await later.goto('/kyiv')
  await later.getByRole('link', { name: 'Показати' }).click()
  await later.getByText('Надіслано повністю').waitFor()
  const [number] = await later.locator('.receipt b').allTextContents()
  expect(number).toMatch(/^KYIV-\d{4}-\d{6}$/)
  await later.reload()
  expect(await later.locator('.receipt b').first().textContent()).toBe(number)
  expect(again).toEqual([201])
  await later.getByRole('button', { name: 'Код у мене' }).click()
  await later.getByText('Тут порожньо').waitFor()
  await later.context().close()
})

test('the answer of the server is lost on its way: the same inquiry is sent again, and there is one', async () => {
  const page = await guest(browser, server.url, 'phone')
  await write(page)
  await page.getByRole('button', { name: 'Далі' }).click()
  const numbers: unknown[] = []
  let lost = false
  await page.route(/\/inquiries$/, async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    const answer = await route.fetch()
    numbers.push((await answer.json()).number)
    if (lost) return route.fulfill({ response: answer })
    lost = true
    return route.abort('connectionreset')
  })
  await page.getByRole('button', { name: 'Надіслати на перевірку' }).click()
  await page.getByRole('heading', { name: 'Надіслано' }).waitFor()
  const [number] = await page.locator('.receipt b').allTextContents()
  expect(numbers).toEqual([number, number])
  await page.context().close()
})

/** All but the last question, with a photo. */
async function write(page: Page): Promise<void> {
  const next = page.getByRole('button', { name: 'Далі' })
  await page.goto('/kyiv/new')
  await page.getByText('Ні, але місце небезпечне').click()
  await next.click()
  await page.getByLabel('Адреса або місце').fill('вулиця Саксаганського, 40')
  await next.click()
  await page.getByRole('radio', { name: 'Відкритий люк' }).check({ force: true })
  await next.click()
  await page.getByLabel('Опишіть кількома реченнями').fill(text)
  const photo = { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto() }
  await page.locator('input[type=file]').first().setInputFiles(photo)
  await page.getByText('Надішлеться після тексту').waitFor()
}

/** Statuses with which the server answered new inquiries, as they come. */
function answersTo(page: Page): number[] {
  const statuses: number[] = []
  page.on('response', (response) => {
    const isInquiry =
      response.request().method() === 'POST' && response.url().endsWith('/cities/kyiv/inquiries')
    if (isInquiry) statuses.push(response.status())
  })
  return statuses
}
