import { expect, test } from 'vitest'

import { guest, moderator, officer, second, signIn } from './cast.ts'
import { faultsOf } from './faults.ts'
import { ask, deputy, unlockLetters } from './letter-cast.ts'
import { sendLetter } from './letters.ts'
import { openStage } from './stage.ts'

const { server, browser } = await openStage()
const words = 'Сусід щоночі погрожує, коли просимо стишити.'

test('a moderator screens: hours while locked, words without a name, an answer, a forward, and the next by itself', async () => {
  await sendLetter(server.url, { text: 'Де поставити лавку?', track: 'tip' })
  await sendLetter(server.url, { text: words, surname: 'Вербова' })
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, moderator)
  await page.goto('/desk/kyiv/moderation')
  await page.getByRole('link', { name: 'Листи 2' }).click()
  await page.getByText('2 листи').waitFor()
  expect(await faultsOf(page)).toEqual([])
  expect(await page.locator('.lq:enabled').count()).toBe(0)

  await unlockLetters(page, moderator)
  await page.locator('.lq', { hasText: 'Офіційне звернення' }).click()
  await page.getByText(words).waitFor()
  expect(await page.content()).not.toContain('Вербова')
  expect(await faultsOf(page)).toEqual([])

  const other = await guest(browser, server.url, 'desk')
  await signIn({ page: other }, second)
  await unlockLetters(other, second)
  await other.locator('.lq:disabled', { hasText: 'читає колега' }).waitFor()

  await page.keyboard.press('1')
  await page.getByText('ви більше ніколи його не прочитаєте').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Передати назавжди' }).click()
  await page.getByText('Де поставити лавку?').waitFor()
  expect(await page.content()).not.toContain(words)

  await page.keyboard.press('2')
  await page.getByLabel('Почати із шаблону').selectOption({ label: 'Краще поставити позначку на карті' })
  expect(await faultsOf(page, ['desk'])).toEqual([])
  await page.getByRole('button', { name: 'Надіслати відповідь' }).click()
  await page.getByText('Усі листи перевірено').waitFor()
  expect(await page.content()).not.toContain('лавку')
  expect(await faultsOf(page, ['phone'])).toEqual([])
  for (const one of [page, other]) await one.context().close()
})

test('an officer reads, accepts, is warned, asks, and finds words only as long as the screen is unlocked', async () => {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, officer)
  await page
    .getByRole('link', { name: /офіцер/i })
    .first()
    .click()
  await page.getByRole('heading', { name: 'Приватні листи' }).waitFor()
  await page.locator('.lq').first().waitFor()
  expect(await faultsOf(page)).toEqual([])
  await unlockLetters(page, officer)
  await page.locator('.lq').first().click()
  await page.getByText('Вербова').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Прийняти лист' }).click()
  await page.getByRole('heading', { name: /^Лист KYIV-/ }).waitFor()

  await page.getByLabel('Ваш текст').fill('Напишіть мені у вайбер на 067 000 00 00.')
  await page.getByText('на приватний телефон чи месенджер').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel('Ваш текст').fill('Коли він удома?')
  await page.getByRole('button', { name: 'Запитати' }).click()
  await page.getByText('Запитання надіслано').waitFor()
  await page.getByLabel('Номер у поліції').fill('А-127')
  await page.getByRole('button', { name: 'Записати' }).click()
  await page.getByText('Номер записано').waitFor()

  await page.getByLabel('Шукати у відкритих листах').fill('ПОГРОЖУЄ')
  expect(await page.locator('.lq').count()).toBe(1)
  await page.getByLabel('Шукати у відкритих листах').fill('велосипед')
  await page.getByText('У відкритих листах таких слів немає').waitFor()
  for (const step of ['Повернути без розгляду', 'Передати іншій дільниці', 'Зберегти для справи']) {
    await page.getByRole('button', { name: step }).click()
    await page.getByRole('dialog').waitFor()
    expect(await faultsOf(page, ['desk'])).toEqual([])
    await page.keyboard.press('Escape')
  }
  await page.getByRole('button', { name: 'Замкнути' }).click()
  await page.getByRole('button', { name: 'Відімкнути' }).waitFor()
  expect(await page.content()).not.toContain('погрожує')
  expect(await page.content()).not.toContain('Вербова')
  await page.context().close()
})

test('two officers accept at once: one number, and the slower is told and sees the letter as it is', async () => {
  await sendLetter(server.url, { text: 'Хтось ходить дахом.' })
  const screening = await guest(browser, server.url, 'desk')
  await signIn({ page: screening }, moderator)
  await unlockLetters(screening, moderator)
  await screening.locator('.lq').first().click()
  await screening.getByRole('button', { name: 'Передати офіцеру' }).click()
  await screening.getByRole('button', { name: 'Передати назавжди' }).click()
  await screening.getByText('Усі листи перевірено').waitFor()

  const desks = []
  for (const who of [officer, deputy]) {
    const page = await guest(browser, server.url, 'desk')
    await signIn({ page }, who)
    await unlockLetters(page, who)
    await page.locator('.lq', { hasText: 'Ще без номера' }).click()
    await page.getByText('Хтось ходить дахом.').first().waitFor()
    desks.push(page)
  }
  await Promise.all(desks.map((page) => page.getByRole('button', { name: 'Прийняти лист' }).click()))
  const titles = await Promise.all(
    desks.map((page) => page.getByRole('heading', { name: /^Лист KYIV-/ }).textContent()),
  )
  expect(new Set(titles).size).toBe(1)
  for (const page of [...desks, screening]) await page.context().close()
})

test('a file of the case is proved without a server', async () => {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, officer)
  await unlockLetters(page, officer)
  await page.locator('.lq').first().click()
  await page.getByRole('button', { name: 'Зберегти для справи' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Зберегти файл' }).click(),
  ])
  const said = await verified(await download.path())
  expect(said.at(-1)).toMatch(/^All \d+ checks hold/)
  expect((await ask(page, '/letters/screening')).status).toBe(404)
  await page.context().close()
})

async function verified(path: string): Promise<string[]> {
  const { verifyLetter } = await import('../../scripts/letters/verify.ts')
  const said: string[] = []
  await verifyLetter(path, {}, (line) => said.push(line))
  return said
}
