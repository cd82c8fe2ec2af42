import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { guest, signIn } from './cast.ts'
import { deputy, head } from './letter-cast.ts'
import { openStage } from './stage.ts'

const { server, browser } = await openStage()
const head2 = { email: 'head2@kyiv.example', password: 'long corridor at dawn' }
const [leaves, comes] = ['Сергій Ткаченко', 'Микола Савченко']

/** At the page of keys, unlocked; and the six digits that this person reads aloud. */
async function atKeys(who: typeof head): Promise<{ page: Page; digits: string }> {
  const page = await guest(browser, server.url, 'phone')
  await page.goto('/desk')
  await signIn({ page }, who)
  await page.goto('/desk/letters/keys?city=kyiv')
  return { page, digits: await unlock(page, who) }
}

async function unlock(page: Page, { password }: typeof head): Promise<string> {
  await page.locator('input[name=password]').fill(password)
  await page.getByRole('button', { name: 'Відімкнути', exact: true }).click()
  const shown = await page.locator('.kprint').innerText()
  return shown.replaceAll(/\s/g, '').slice(-6)
}

const mailbox = (page: Page) =>
  page.locator('.kcards > li').filter({ hasText: 'Дільниця № 1 (Дарницький район)' }).first()
const digitsIn = (page: Page) => mailbox(page).getByLabel(/Останні шість цифр/)

test('an officer is replaced by two people, each with the own key, after a telephone call', async () => {
  const [colleague, second, successor] = [await atKeys(deputy), await atKeys(head2), await atKeys(head)]

  const form = mailbox(colleague.page)
  await form.getByRole('button', { name: 'Замінити людину' }).click()
  await form.getByLabel('Хто йде').selectOption({ label: leaves })
  await form.getByLabel('Хто приходить').selectOption({ label: comes })
  await digitsIn(colleague.page).fill(successor.digits.split('').toReversed().join(''))
  await form.getByRole('button', { name: 'Передати ключі' }).click()
  await form.getByText('Не збігається').waitFor()
  await digitsIn(colleague.page).fill(successor.digits)
  await form.getByRole('button', { name: 'Передати ключі' }).click()
  await colleague.page.getByText('Передано.').waitFor()

  await second.page.reload()
  const waiting = second.page.locator('section[aria-labelledby=waiting] li').filter({ hasText: comes })
  await waiting.getByRole('button', { name: 'Підтвердити' }).click()
  await second.page.getByText('Нічого не чекає.').waitFor()

  await successor.page.reload()
  await unlock(successor.page, head)
  const own = mailbox(successor.page)
  await own.getByText(`Ви приходите замість: ${leaves}`).waitFor()
  await own.getByRole('button', { name: 'Створити нову версію' }).click()
  await digitsIn(successor.page).fill(colleague.digits)
  await own.getByRole('button', { name: 'Створити нову версію' }).click()
  await own.getByText('версія 2').waitFor()
  expect(await own.locator('.kmembers').first().innerText()).not.toContain(leaves)
})
