import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { guest, moderator, officer, signIn } from './cast.ts'
import { faultsOf } from './faults.ts'
import { ask, deputy, unlockLetters } from './letter-cast.ts'
import { type Sent, sendLetter } from './letters.ts'
import { openStage } from './stage.ts'

const { server, browser } = await openStage()
const texts = {
  appeal: 'Сусід щоночі погрожує, коли просимо стишити.',
  crime: 'У під’їзді зламали двері й винесли велосипед.',
  elsewhere: 'На сусідній дільниці не горять ліхтарі.',
}

/** Sent, screened and passed on: in the order of their deadlines nobody knows which is first. */
async function forwarded(): Promise<Record<keyof typeof texts, Sent>> {
  const to = { beat: 'DARNY-01' }
  const appeal = await sendLetter(server.url, { text: texts.appeal, ...to })
  const crime = await sendLetter(server.url, { text: texts.crime, track: 'crime', ...to })
  const elsewhere = await sendLetter(server.url, { text: texts.elsewhere, ...to })
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, moderator)
  await unlockLetters(page, moderator)
  await page.locator('.lq').first().click()
  for (let left = 3; left > 0; left--) {
    await page.getByRole('button', { name: 'Передати офіцеру' }).click()
    await page.getByRole('button', { name: 'Передати назавжди' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await page.getByText('Усі листи перевірено').waitFor()
  await page.context().close()
  return { appeal, crime, elsewhere }
}

async function atDesk(who: typeof officer): Promise<Page> {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, who)
  await unlockLetters(page, who)
  return page
}

/** Opens one after another until this one is there: the list tells nothing of what they say. */
async function opened(page: Page, text: string): Promise<void> {
  const rows = page.locator('.lq')
  await rows.first().waitFor()
  for (let row = 0; row < (await rows.count()); row++) {
    await rows.nth(row).click()
    await page.locator('.lq[aria-current=true] .lq-begin').waitFor()
    if (await page.locator('.conv').getByText(text).count()) return
  }
  throw new Error(`No letter says: ${text}`)
}

async function accepted(page: Page, text: string): Promise<void> {
  await opened(page, text)
  await page.getByRole('button', { name: 'Прийняти лист' }).click()
  await page.getByRole('heading', { name: /^Лист KYIV-/ }).waitFor()
}

async function stepped(page: Page, step: string, act: string): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: act, exact: true }).click()
}

const replied = async (page: Page, text: string) => {
  await page.getByLabel('Ваш текст').fill(text)
  await page.getByRole('button', { name: 'Надіслати відповідь' }).click()
}

/** The author, on a phone, with the code. */
async function author({ code }: Sent): Promise<Page> {
  const page = await guest(browser, server.url, 'phone')
  await readAgain(page, code)
  return page
}

async function readAgain(page: Page, code: string): Promise<void> {
  await page.goto('/letters/open?city=kyiv')
  await page.getByLabel('Код із квитанції').fill(code)
  await page.getByRole('button', { name: 'Відкрити', exact: true }).click()
  await page.locator('.conv').waitFor()
}

const { appeal, crime, elsewhere } = await forwarded()

test(
  'what lacks something comes back completed, is answered, opened again; who is overtaken keeps the words',
  {
    timeout: 300_000,
  },
  async () => {
    const page = await atDesk(officer)

    await accepted(page, texts.appeal)
    await stepped(page, 'Повернути без розгляду', 'Повернути з поясненням')
    await page.getByText('Допишіть пояснення').waitFor()
    const words = page.getByRole('dialog').getByLabel('Ваш текст')
    await words.fill('₴'.repeat(7400))
    await page.getByRole('button', { name: 'Повернути з поясненням' }).click()
    await page.getByText('Задовгий текст').waitFor()
    expect(await words.inputValue()).toHaveLength(7400)
    await words.fill('Бракує номера квартири. Додайте його за своїм кодом.')
    await page.getByRole('button', { name: 'Повернути з поясненням' }).click()
    await page.getByText('Лист повернуто з поясненням').waitFor()
    await page.getByText('строк зупинено').first().waitFor()

    const resident = await author(appeal)
    await resident.getByText('Бракує номера квартири').waitFor()
    await resident.getByLabel('Ваша відповідь').fill('Квартира 12.')
    await resident.getByRole('button', { name: 'Надіслати', exact: true }).click()
    await resident.locator('.conv').getByText('Квартира 12.').waitFor()

    // The officer's screen is a version behind: what is written there goes all the same.
    await opened(page, texts.appeal)
    await page.locator('.conv').getByText('Квартира 12.').waitFor()

    await replied(page, 'Обійшов під’їзд, розмову проведено.')
    await page.getByText('Відповідь надіслано').first().waitFor()
    await readAgain(resident, appeal.code)
    await resident.getByText('Обійшов під’їзд').waitFor()
    await resident.getByRole('button', { name: 'Відкрити знову' }).click()
    await resident.getByRole('button', { name: 'Так' }).click()
    await resident.getByRole('dialog').waitFor({ state: 'detached' })

    const reopened = await atDesk(officer)
    await opened(reopened, texts.appeal)
    await stepped(reopened, 'Повернути без розгляду', 'Скасувати')
    await reopened.getByLabel('Ваш текст').fill('Пишу другу відповідь.')
    const colleague = await atDesk(deputy)
    await opened(colleague, texts.appeal)
    await replied(colleague, 'Відповідає заступниця.')
    await colleague.getByText('Відповідь надіслано').first().waitFor()
    await reopened.getByRole('button', { name: 'Надіслати відповідь' }).click()
    await reopened.getByText('Лист тим часом змінився').waitFor()
    await reopened.getByText('Пишу другу відповідь.').waitFor()
    expect(await faultsOf(reopened, ['desk'])).toEqual([])
  },
)

test(
  'a crime gets its number of the register, and a letter sent on is gone for who sent it',
  { timeout: 200_000 },
  async () => {
    const page = await atDesk(officer)
    await accepted(page, texts.crime)
    await page.getByRole('button', { name: 'Внесено до реєстру' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Зберегти запис' }).click()
    await dialog.getByText('Вкажіть номер і час.').waitFor()
    expect(await faultsOf(page, ['desk'])).toEqual([])
    await dialog.getByLabel('Номер запису').fill('12026100000000123')
    await dialog.getByLabel('Коли внесено').fill('2020-01-01T10:00')
    await dialog.getByRole('button', { name: 'Зберегти запис' }).click()
    await page.locator('.lfacts').getByText('12026100000000123').waitFor()
    const victim = await author(crime)
    await victim.getByText('12026100000000123').first().waitFor()

    await opened(page, texts.elsewhere)
    await page.getByRole('button', { name: 'Передати іншій дільниці' }).click()
    await dialog.getByLabel('Скринька').selectOption({ label: 'Нагляд поліції громади' })
    await dialog.getByRole('button', { name: 'Передати лист' }).click()
    await page.getByText('Лист передано').first().waitFor()
    expect((await ask(page, `/letters/${elsewhere.id}`)).status).toBe(404)
  },
)
