import { checkArchive } from '@bezpechne/server/archives/checking'
import type { Page } from 'playwright-core'
import PostalMime from 'postal-mime'
import { afterAll, expect, test, vi } from 'vitest'

import { openMailServer, type Received } from '../support/mail-server.ts'
import { administrator, guest, moderator, responder, secondAdministrator, signIn, windows } from './cast.ts'
import { faultsOf } from './faults.ts'
import { keysOf } from './keys.ts'
import { openStage } from './stage.ts'

const received: Received[] = []
const mail = await openMailServer(received)
afterAll(() => mail.close())
const { server, browser } = await openStage({ SMTP_URL: `smtp://127.0.0.1:${mail.port}?ignoreTLS=true` })

test('an administrator invites, the mail comes, and the new colleague works the same minute', async () => {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, administrator)
  await page.goto('/desk/kyiv/settings/people')
  await page.getByRole('button', { name: 'Запросити людину' }).click()
  await page.getByLabel('Електронна пошта').fill('sofia@clinic.example')
  await page.getByRole('button', { name: 'Надіслати запрошення' }).click()
  await page.getByText('Оберіть організацію').first().waitFor()
  // The form is longer than the window: one goes on at what is wrong.
  await page.locator('select[aria-invalid=true]:focus').waitFor()
  await page
    .getByLabel('Організація', { exact: true })
    .selectOption({ label: 'Юридична клініка університету Києва (демо)' })
  await page.getByRole('button', { name: 'Надіслати запрошення' }).click()
  await page.getByRole('heading', { name: 'Запрошені' }).waitFor()

  const link = await vi.waitFor(
    async () => {
      const { text = '' } = await PostalMime.parse(received[0]?.raw ?? '')
      const [found = ''] = /http:\S+#[\w-]{43}/.exec(text) ?? []
      expect(found).toContain('/invitation#')
      return found
    },
    { timeout: 60_000, interval: 100 },
  )
  const sofia = await guest(browser, server.url, 'phone')
  await sofia.goto(link)
  await sofia.getByText('Юридична клініка університету Києва (демо)').waitFor()
  // The secret leaves the address at once.
  expect(new URL(sofia.url()).hash).toBe('')
  const keys = keysOf(sofia)
  await keys.tabTo('Ім’я та прізвище')
  await keys.type('Софія Лис')
  await keys.tabTo('Пароль')
  await keys.type('password password')
  await keys.press('Enter')
  await sofia.getByText('Такі слова вгадують першими').waitFor()
  await keys.press('ControlOrMeta+a')
  await keys.type('дванадцять зелених ліхтарів')
  await keys.press('Enter')
  await sofia.getByRole('heading', { name: 'Ваші робочі місця' }).waitFor()
  await sofia.getByRole('link', { name: 'Робоче місце відповідача' }).click()
  await sofia.waitForURL('**/desk/kyiv/answers*')

  const again = await guest(browser, server.url, 'phone')
  await again.goto(link)
  await again.getByRole('heading', { name: 'Це запрошення вже не діє' }).waitFor()
  for (const one of [page, sofia, again]) await one.context().close()
}, 120_000)

test('who forgot the password gets a link from an administrator, chooses another one and signs in with it', async () => {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, administrator)
  await page.goto('/desk/kyiv/settings/people')
  await page.getByRole('button', { name: /Наталія Бондар/ }).click()
  await page.getByRole('button', { name: 'Надіслати посилання для нового пароля' }).click()
  await page.getByText('Посилання надіслано.').waitFor()
  expect(await faultsOf(page, ['phone'])).toEqual([])

  const link = await vi.waitFor(
    async () => {
      const mails = received.filter(({ recipients }) => recipients.includes(responder.email))
      const { text = '' } = await PostalMime.parse(mails.at(-1)?.raw ?? '')
      const [found = ''] = /http:\S+#[\w-]{43}/.exec(text) ?? []
      expect(found).toContain('/reset#')
      return found
    },
    { timeout: 60_000, interval: 100 },
  )
  const phone = await guest(browser, server.url, 'phone')
  await phone.goto(link)
  await phone.getByText(responder.email).waitFor()
  expect(new URL(phone.url()).hash).toBe('')
  const keys = keysOf(phone)
  await keys.tabTo('Новий пароль')
  await keys.type('коротко')
  await keys.press('Enter')
  await phone.locator('.errt').waitFor()
  expect(await faultsOf(phone, ['phone'])).toEqual([])
  const password = 'сім зелених ліхтарів уночі'
  await phone.locator('[name=newPassword]').fill(password)
  await keys.press('Enter')
  await phone.getByRole('heading', { name: 'Пароль змінено' }).waitFor()
  await signIn({ page: phone }, { ...responder, password })
  for (const one of [page, phone]) await one.context().close()
}, 120_000)

test('rules are written, moved and saved without a mouse, and the desk says which one chose', async () => {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, moderator)
  await page.goto('/desk/kyiv/settings/routing')
  await page.getByRole('heading', { name: 'Спробувати' }).waitFor()
  const keys = keysOf(page)
  const rows = page.locator('.set-rule')
  const before = await rows.count()
  await keys.tabTo('Додати правило')
  await keys.press('Enter')
  await page.getByLabel('Організація').last().waitFor()
  expect(await rows.count()).toBe(before + 1)
  // One goes on in the new rule: the button that added it is pushed out of sight.
  await rows.last().locator('select:focus').waitFor()
  // A rule for anything is moved up to the first place, where it hides all others.
  await page.getByRole('button', { name: `Вище: правило ${before + 1}` }).focus()
  for (let no = before; no > 0; no -= 1) await keys.press('Enter')
  await page.getByText('Не спрацює ніколи: усе забирає правило 1.').first().waitFor()
  expect(await page.getByText('Не спрацює ніколи').count()).toBe(before)
  await page.getByText('Правило 1: Будь-яка тема, усі райони').waitFor()
  await keys.tabTo('Зберегти правила')
  await keys.press('Enter')
  await page.getByText('Правила збережено').waitFor()
  await page.goto('/desk/kyiv/moderation')
  await page.getByText('Правило 1: Будь-яка тема, усі райони').first().waitFor()
  await page.context().close()
}, 120_000)

test('an archive of the community is asked for by one administrator, agreed to by another, fetched and removed', async () => {
  const asking = await guest(browser, server.url, 'desk')
  await signIn({ page: asking }, administrator)
  await asking.goto('/desk/kyiv/settings/archive')
  await asking.getByRole('button', { name: 'Попросити архів' }).waitFor()
  // The last of many sections is in sight in their list, and a keyboard goes past all of them at once.
  const { y, height } = (await asking.locator('.set-link[aria-current]').boundingBox()) ?? { y: 0, height: 0 }
  expect(y + height).toBeLessThanOrEqual(windows.desk.height)
  const way = keysOf(asking)
  await way.tabTo('Перейти до змісту', 1)
  await way.press('Enter')
  await way.tabTo('Попросити архів', 1)
  await way.step('asked', 'Enter')
  await asking.getByText('Інші адміністратори отримають листа').waitFor()
  expect(await asking.getByRole('button', { name: /Погодити|Попросити/ }).count()).toBe(0)

  const agreeing = await guest(browser, server.url, 'phone')
  await signIn({ page: agreeing }, secondAdministrator)
  await agreeing.goto('/desk/kyiv/settings/archive')
  await agreeing.getByText('Файл отримаєте ви і Ірина Бойко.').waitFor()
  expect(await faultsOf(agreeing)).toEqual([])
  const keys = keysOf(agreeing)
  await keys.tabTo('Погодити')
  await keys.press('Enter')

  await agreeing.getByRole('button', { name: /^Завантажити/ }).waitFor()
  const [download] = await Promise.all([
    agreeing.waitForEvent('download'),
    agreeing.getByRole('button', { name: /^Завантажити/ }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^bezpechne-kyiv-[\d-]{10}\.tar$/)
  const { head, fingerprint } = await checkArchive(await download.path())
  expect(head.city).toBe('kyiv')
  await agreeing.getByText(fingerprint).waitFor()

  // Who asked sees it without a reload. It is gone before the page knows: that is said, and stands there then.
  await asking.getByRole('button', { name: /^Завантажити/ }).waitFor()
  await agreeing.getByRole('button', { name: /^Видалити/ }).click()
  await agreeing.getByText('Скасовано').waitFor()
  await asking.getByRole('button', { name: /^Видалити/ }).click()
  await asking.getByText('Цього архіву вже немає').waitFor()
  await asking.getByText('Скасовано').waitFor()
  for (const one of [asking, agreeing]) await one.context().close()
}, 120_000)

/** There again when it is saved: what is typed stands in the preview before. */
const contactOf = (page: Page) => page.getByRole('button', { name: 'Змінити: Контакт громади' })

test('two administrators write the contact at once: the second keeps what was typed, reads what is saved, and a session that ends takes nothing', async () => {
  const [oksana, iryna] = [
    await guest(browser, server.url, 'desk'),
    await guest(browser, server.url, 'phone'),
  ]
  await signIn({ page: oksana }, administrator)
  await signIn({ page: iryna }, secondAdministrator)
  for (const page of [oksana, iryna]) {
    await page.goto('/desk/kyiv/settings/look')
    await contactOf(page).click()
  }
  await oksana.getByLabel('Телефон').fill('+380 44 200 10 10')
  await iryna.getByLabel('Електронна пошта').fill('mapa@kyiv.example')
  await oksana.getByRole('button', { name: 'Зберегти' }).click()
  await contactOf(oksana).waitFor()
  await iryna.getByRole('button', { name: 'Зберегти' }).click()
  const told = iryna.getByRole('alert').filter({ hasText: 'колега зберіг інше' })
  await told.getByText('+380 44 200 10 10').waitFor()
  expect(await iryna.getByLabel('Електронна пошта').inputValue()).toBe('mapa@kyiv.example')
  expect(await faultsOf(iryna, ['phone'])).toEqual([])

  // The session ends while she compares: the desk goes out of sight, and comes back as it was.
  await iryna.context().clearCookies()
  await iryna.getByRole('button', { name: 'Зберегти' }).click()
  await iryna.getByRole('heading', { name: 'Сеанс завершився' }).waitFor()
  expect(await iryna.getByLabel('Телефон').isVisible()).toBe(false)
  expect(await faultsOf(iryna, ['phone'])).toEqual([])
  await iryna.locator('input[name=email]').fill(secondAdministrator.email)
  await iryna.locator('input[name=password]').fill(secondAdministrator.password)
  await iryna.keyboard.press('Enter')
  await iryna.getByRole('button', { name: 'Зберегти' }).waitFor()
  expect(await iryna.getByLabel('Електронна пошта').inputValue()).toBe('mapa@kyiv.example')
  await iryna.getByRole('button', { name: 'Зберегти' }).click()
  await contactOf(iryna).waitFor()

  // Who signs out by hand means it: nothing is kept, and nobody is asked to come back.
  await iryna.getByRole('button', { name: /Мій профіль/ }).click()
  await iryna.getByRole('button', { name: 'Вийти' }).click()
  await iryna.getByRole('heading', { name: 'Вхід для працівників' }).waitFor()
  for (const page of [oksana, iryna]) await page.context().close()
}, 120_000)
