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

test('a window that keeps nothing, a clock a day behind and twelve files of every kind: said in words, and all sent', async () => {
  const page = await guest(browser, server.url, 'desk')
  await page.clock.setSystemTime(Date.now() - 86_400_000)
  await page.addInitScript(keepNothing)
  await page.goto('/kyiv/new')
  await page.getByText('Ні, але місце небезпечне').click()
  await page.getByLabel('Адреса або місце').fill('вулиця Саксаганського, 42')
  await page.getByRole('radio', { name: 'Відкритий люк' }).check({ force: true })
  await page.getByLabel('Опишіть кількома реченнями').fill(text)
  await page.getByText('Пристрій не зберігає чернетку. Не закривайте сторінку').waitFor()
  const happened = new Date(Date.now() - 60_000).toISOString().slice(0, 16)
  await page.locator('.nq-when').fill(happened)
  const good = await phonePhoto()
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)])
  const files = Array.from({ length: 12 }, (_, at) => {
    const buffer = at === 0 ? heic : at === 1 ? good.subarray(0, 40) : good
    return { name: `IMG_${at}.jpg`, mimeType: 'image/jpeg', buffer }
  })
  await page.locator('input[type=file]').first().setInputFiles(files)
  await page.getByText('Не взято HEIC, файли, що не є фото, і ті, що понад п’ять.').waitFor()
  expect(await page.locator('.nq-shot img').count()).toBe(5)
  const asked = answersTo(page)
  await page.getByRole('button', { name: 'Надіслати на перевірку' }).click()
  await page.getByRole('heading', { name: 'Надіслано' }).waitFor()
  expect(asked).toEqual([201])
  await page.getByText('Разом із ним 5 фото').waitFor()
  // By the server's clock, whatever day the device lives in.
  const promised = (await page.getByText('до завтра').textContent()) ?? ''
  const time = new Intl.DateTimeFormat('uk', { timeZone: 'Europe/Kyiv', hour: '2-digit', minute: '2-digit' })
  const near = [0, 60_000].map((ago) => time.format(Date.now() - ago))
  expect(near.some((one) => promised.includes(one))).toBe(true)

  await page.goto('/kyiv/offline')
  await page.getByRole('button', { name: 'Зберегти громаду для офлайну' }).click()
  await page.getByText('На пристрої замало місця або це приватне вікно').waitFor()
  // Playwright's way to say no to all that was not granted.
  await page.context().grantPermissions([])
  await page.goto('/kyiv/KYIV-2026-000015')
  await page.getByRole('button', { name: 'Стежити на цьому пристрої' }).click()
  await page.getByText('Сповіщення для цього сайту заборонено').waitFor({ timeout: 8000 })
  await page.context().close()
})

/** A private window of the strictest kind: no database and no room. */
function keepNothing(): void {
  IDBFactory.prototype.open = () => {
    throw new DOMException('Private', 'SecurityError')
  }
  Storage.prototype.setItem = () => {
    throw new DOMException('Full', 'QuotaExceededError')
  }
  Cache.prototype.put = () => Promise.reject(new DOMException('Full', 'QuotaExceededError'))
}

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
