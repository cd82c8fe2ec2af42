import { setTimeout } from 'node:timers/promises'

import type { Route } from 'playwright-core'
import { expect, test } from 'vitest'

import { guest, moderator, responder, signIn } from './cast.ts'
import { openStage } from './stage.ts'

const { server, browser } = await openStage()

test('a body without accounts answers by its link from a phone, and a moderator reads the answer first', async () => {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, moderator)
  await page.goto('/desk/kyiv/moderation?state=published')
  await page.locator('.dqi', { hasText: 'гойдалка' }).click()
  await page.getByLabel('Хто відповідатиме').selectOption({ label: 'Міські служби Києва (демо)' })
  await page.getByLabel('Юридична клініка університету Києва (демо)').check()
  await page.getByRole('button', { name: 'Передати', exact: true }).click()
  await page.getByText('Передано: KYIV').waitFor()
  const bodies = page.locator('.bodies > li')
  await bodies.nth(1).waitFor()
  expect(await bodies.first().innerText()).toMatch(/Міські служби.*головний[\s\S]*відповісти до .* лишил/)

  await page.getByRole('button', { name: 'Посилання для відповіді: Юридична клініка' }).click()
  await page.getByRole('button', { name: 'Створити посилання' }).click()
  const link = await page.locator('.reply-link').innerText()
  expect(link).toMatch(/\/reply#[\w-]{43}$/)

  const phone = await guest(browser, server.url, 'phone')
  await phone.goto(link)
  await phone.getByRole('heading', { name: /гойдалка/ }).waitFor()
  // The secret leaves the address at once.
  expect(new URL(phone.url()).hash).toBe('')
  await phone.getByRole('button', { name: 'Надіслати відповідь' }).click()
  await phone.getByText('щонайменше 10 знаків').waitFor()
  await phone
    .getByLabel('Відповідь', { exact: true })
    .fill('Майданчик має власника, він відповідає за шкоду.')
  await phone.getByLabel('Посилання на документ').fill('javascript:alert(1)')
  await phone.getByRole('button', { name: 'Надіслати відповідь' }).click()
  await phone.getByText('Потрібна повна адреса').waitFor()
  // Closed by mistake: what was typed is there again.
  await phone.goto('about:blank')
  await phone.goto(link)
  expect(await phone.getByLabel('Відповідь', { exact: true }).inputValue()).toContain(
    'Майданчик має власника',
  )
  await phone.getByLabel('Посилання на документ').fill('')
  await phone.getByRole('button', { name: 'Надіслати відповідь' }).click()
  await phone.getByRole('heading', { name: 'Дякуємо' }).waitFor()
  await phone.goto('about:blank')
  await phone.goto(link)
  await phone.getByText('За цим посиланням уже відповіли').waitFor()

  await page.goto('/desk/kyiv/answers?state=check')
  await page.getByText('Майданчик має власника').first().waitFor()
  for (const one of [page, phone]) await one.context().close()
}, 120_000)

test('a responder sees until when, leaves a note, and a moderator reads it', async () => {
  const page = await guest(browser, server.url, 'phone')
  await signIn({ page }, responder)
  await page.goto('/desk/kyiv/answers?state=overdue')
  await page
    .getByText(/строк минув .* тому/)
    .first()
    .waitFor()
  await page.getByText('Службові нотатки').click()
  await page.getByLabel('Нова нотатка').fill('Дорога не на нашому балансі.')
  await page.getByRole('button', { name: 'Додати нотатку' }).click()
  await page.locator('.notes li').getByText('Дорога не на нашому балансі.').waitFor()
  expect(await page.locator('.notes li').count()).toBe(1)
  await page.context().close()
}, 60_000)

async function late(route: Route): Promise<void> {
  await setTimeout(1000)
  await route.continue()
}

const file = (text: string) => ({ name: 'days.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

test('a file of holidays is looked at first; nonsense names its line; an outage stops the clocks', async () => {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, moderator)
  await page.goto('/desk/kyiv/settings/calendar')
  await page.getByText('Додати з файлу').click()
  await page
    .locator('input[type=file]')
    .setInputFiles(file('2027-08-24,День Незалежності\n24.08.2027,Не так\n'))
  await page.getByText('У файлі 1 незрозумілий рядок').waitFor()
  await page.getByText('Рядок 2:').waitFor()
  expect(await page.getByText('День Незалежності').count()).toBe(0)
  await page.locator('input[type=file]').setInputFiles(file('date,name\n2027-08-24,День Незалежності\n'))
  // The answer is slow and the next act does not wait for it: who pressed both is no colleague who was faster.
  await page.route('**/calendar/holidays', late, { times: 1 })
  await page.getByRole('button', { name: 'Зберегти 1 день' }).click()
  await page.getByLabel('Причина').first().fill('Немає світла')
  await page.getByRole('button', { name: 'Почати зараз' }).click()
  await page.getByRole('button', { name: 'Закінчити зараз' }).waitFor()
  await page.getByRole('button', { name: 'Прибрати: День Незалежності' }).waitFor()
  await page.goto('/desk/kyiv/answers')
  await page.getByText('годинник стоїть').first().waitFor()
  await page.goto('/desk/kyiv/settings/calendar')
  await page.getByRole('button', { name: 'Закінчити зараз' }).click()
  await page.getByRole('button', { name: 'Прибрати відключення: Немає світла' }).waitFor()
  await page.context().close()
}, 90_000)
