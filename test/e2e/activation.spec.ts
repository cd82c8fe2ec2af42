import type { Page } from 'playwright-core'
import PostalMime from 'postal-mime'
import { afterAll, expect, test, vi } from 'vitest'

import { openBrowser } from '../support/browser.ts'
import { run } from '../support/commands.ts'
import { openMailServer, type Received } from '../support/mail-server.ts'
import { startServer } from '../support/server.ts'
import { stageData } from '../support/stage-data.ts'
import { administrator, guest, moderator, secondAdministrator, signIn } from './cast.ts'
import { faultsOf } from './faults.ts'
import { keysOf } from './keys.ts'
import { deputy, head, unlockLetters } from './letter-cast.ts'
import { sendLetter } from './letters.ts'

const received: Received[] = []
const mail = await openMailServer(received)
afterAll(() => mail.close())
const data = await stageData()
afterAll(() => data.remove())
const env = { ...data.env, SMTP_URL: `smtp://127.0.0.1:${mail.port}?ignoreTLS=true` }
let server = await startServer(env)
afterAll(() => server.stop())
const browser = await openBrowser()
afterAll(() => browser.close())

const newcomer = { email: 'lesia@kyiv.example', password: 'дванадцять зелених ліхтарів' }
const name = 'Леся Дубова'
const beat = 'DARNY-01'
const letter = 'Хтось ходить дахом і стукає у вікна.'

test(
  'from an invitation to a letter that opens, and through a lost password with the kit and without it',
  {
    timeout: 400_000,
  },
  async () => {
    await sendLetter(server.url, { text: letter, beat })
    await forwardIt()

    let page = await guest(browser, server.url, 'phone')
    await page.goto(await invited())
    await page.getByLabel('Ім’я та прізвище').fill(name)
    await page.getByLabel('Пароль', { exact: true }).fill(newcomer.password)
    await page.getByRole('button', { name: 'Прийняти запрошення' }).click()
    await page.waitForURL('**/desk/letters/keys?city=kyiv')
    await page.getByRole('heading', { name: 'Створіть свій ключ' }).waitFor()
    expect(await faultsOf(page)).toEqual([])

    // Who goes away now is led here again.
    await page.goto('/desk')
    await page.getByText('Створіть свій ключ до листів').waitFor()
    expect(await faultsOf(page, ['phone'])).toEqual([])
    await page.getByRole('link', { name: 'Створити ключ: Київ' }).click()
    const first = await madeKey(page, newcomer.password)
    await letIn(page, first.digits)
    await reads(page, newcomer.password)

    page = await afterReset('сім кроків до старого млина')
    await page.getByText('Пароль не відмикає?').click()
    expect(await faultsOf(page, ['phone'])).toEqual([])
    await page.getByRole('button', { name: 'Відімкнути набором відновлення' }).click()
    await page
      .getByLabel('Код набору')
      .fill(`${first.kit.slice(0, -1)}${first.kit.endsWith('0') ? '1' : '0'}`)
    await page.locator('input[name=password]').fill('сім кроків до старого млина')
    await page.getByRole('button', { name: 'Відімкнути', exact: true }).click()
    await page.getByText('У коді помилка').waitFor()
    expect(await faultsOf(page, ['phone'])).toEqual([])
    await page.getByLabel('Код набору').fill(first.kit.toLowerCase())
    await page.getByRole('button', { name: 'Відімкнути', exact: true }).click()
    await page.locator('.kprint').waitFor()
    await reads(page, 'сім кроків до старого млина')

    page = await afterReset('вісім кроків до нового млина')
    await page.getByText('Пароль не відмикає?').click()
    await page.getByRole('button', { name: 'Утрачено і пароль, і набір' }).click()
    const second = await madeKey(page, 'вісім кроків до нового млина', 'Створити новий ключ')
    expect(second.digits).not.toBe(first.digits)
    await unlockLetters(page, { password: 'вісім кроків до нового млина' })
    expect(await page.content()).not.toContain(letter)
    await page.goto('/desk/letters/keys?city=kyiv')
    await letIn(page, second.digits)
    await reads(page, 'вісім кроків до нового млина')
  },
)

/** A moderator passes it on, so that it waits for the beat. */
async function forwardIt(): Promise<void> {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, moderator)
  await unlockLetters(page, moderator)
  await page.locator('.lq').first().click()
  await page.getByRole('button', { name: 'Передати офіцеру' }).click()
  await page.getByRole('button', { name: 'Передати назавжди' }).click()
  await page.getByText('Усі листи перевірено').waitFor()
  await page.context().close()
}

async function invited(): Promise<string> {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, administrator)
  await page.goto('/desk/kyiv/settings/people')
  await page.getByRole('button', { name: 'Запросити людину' }).click()
  await page.getByRole('radio', { name: 'Дільничний офіцер' }).check()
  await page.getByLabel('Електронна пошта').fill(newcomer.email)
  await page.getByRole('button', { name: 'Попросити про роль' }).click()
  await page.getByRole('heading', { name: 'Чекають на згоду' }).waitFor()
  await page.context().close()
  await agreedByTheOther()
  return vi.waitFor(
    async () => {
      for (const { raw } of received) {
        const { text = '' } = await PostalMime.parse(raw)
        const [link] = /http:\S+\/invitation#[\w-]{43}/.exec(text) ?? []
        if (link) return link
      }
      throw new Error('No invitation came')
    },
    { timeout: 20_000, interval: 200 },
  )
}

/** On a phone and without a mouse: who it is, what the role opens, what somebody like that did and holds. */
async function agreedByTheOther(): Promise<void> {
  const page = await guest(browser, server.url, 'phone')
  await signIn({ page }, secondAdministrator)
  await page.goto('/desk/kyiv/settings/people')
  const keys = keysOf(page)
  await keys.tabTo(`Розглянути роль: ${newcomer.email}`)
  await keys.press('Enter')
  await page.getByRole('heading', { name: 'Що відкриє ця роль' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await keys.tabTo('Погодити')
  await keys.press('Enter')
  await page.getByRole('heading', { name: 'Запрошені' }).waitFor()
  await page.getByRole('button', { name: 'Докладно: Сергій Ткаченко' }).click()
  await page.getByRole('heading', { name: 'Що робить' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(await faultsOf(page)).toEqual([])
  await page.context().close()
}

/** The key, its kit as printed, and the six digits that are read aloud. */
async function madeKey(page: Page, password: string, button = 'Створити ключ') {
  await page.locator('input[name=password]').fill(password)
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('heading', { name: 'Набір відновлення' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  const groups = await page.locator('.kit li').allTextContents()
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.kit').isVisible()).toBe(true)
  expect(await page.getByRole('button', { name: 'Код у мене' }).isVisible()).toBe(false)
  await page.emulateMedia({ media: null })
  const last = page.getByLabel('Остання група коду')
  await last.fill('0000')
  await page.getByRole('button', { name: 'Код у мене' }).click()
  await page.getByText('Не збігається. Перевірте останню групу.').waitFor()
  expect(await faultsOf(page, ['phone'])).toEqual([])
  await last.fill(groups.at(-1)?.toLowerCase() ?? '')
  await page.getByRole('button', { name: 'Код у мене' }).click()
  const digits = await page.locator('.kprint').innerText()
  expect(await faultsOf(page, ['phone'])).toEqual([])
  return { kit: groups.join(' '), digits: digits.replaceAll(/\s/g, '').slice(-6) }
}

/** A colleague seals the mailbox to the key whose digits were read aloud; a head approves. */
async function letIn(page: Page, digits: string): Promise<void> {
  const colleague = await atKeys(deputy)
  const card = colleague
    .locator('.kcards > li')
    .filter({ hasText: 'Дільниця № 1 (Дарницький район)' })
    .first()
  await card.getByRole('button', { name: 'Додати людину' }).click()
  await card.getByLabel('Кого').selectOption({ label: name })
  await card.getByLabel(/Останні шість цифр/).fill(digits)
  expect(await faultsOf(colleague)).toEqual([])
  await card.getByRole('button', { name: 'Передати ключі' }).click()
  await colleague.getByText('Передано.').waitFor()
  await page.reload()
  await page.getByText('чекає на підтвердження').first().waitFor()

  const second = await atKeys(head)
  const waiting = second.locator('section[aria-labelledby=waiting] li').filter({ hasText: name })
  await waiting.getByRole('button', { name: 'Підтвердити' }).waitFor()
  expect(await faultsOf(second)).toEqual([])
  await waiting.getByRole('button', { name: 'Підтвердити' }).click()
  await second.getByText('Нічого не чекає.').waitFor()
  for (const one of [colleague, second]) await one.context().close()
}

async function atKeys(who: typeof head): Promise<Page> {
  const page = await guest(browser, server.url, 'phone')
  await signIn({ page }, who)
  await page.goto('/desk/letters/keys?city=kyiv')
  await page.locator('input[name=password]').fill(who.password)
  await page.getByRole('button', { name: 'Відімкнути', exact: true }).click()
  await page.locator('.kprint').waitFor()
  return page
}

async function reads(page: Page, password: string): Promise<void> {
  await unlockLetters(page, { password })
  await page.locator('.lq').filter({ hasText: 'Ще без номера' }).first().click()
  await page.locator('.conv').getByText(letter).waitFor()
}

/** An operator's command gives another password; with it one signs in, and opens nothing. */
async function afterReset(password: string): Promise<Page> {
  await server.stop()
  const told = await run('staff.ts', ['reset', '--email', newcomer.email], { env, input: `${password}\n` })
  expect(told).toMatchObject({ code: 0 })
  server = await startServer(env)
  const page = await guest(browser, server.url, 'phone')
  await signIn({ page }, { email: newcomer.email, password })
  await page.goto('/desk/letters/keys?city=kyiv')
  await page.locator('input[name=password]').fill(password)
  await page.getByRole('button', { name: 'Відімкнути', exact: true }).click()
  await page.getByText('Цей пароль не відмикає ваш ключ.').waitFor()
  return page
}
