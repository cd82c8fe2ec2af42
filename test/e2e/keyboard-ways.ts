/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

import { keysOf, withoutMouse } from './keys.ts'

/** What a resident does with an answered inquiry and without a mouse; each tells where the focus was after every step. */
export async function followWithKeys(page: Page, path: string, tokenFor: () => Promise<string>) {
  const untouched = await withoutMouse(page)
  const { press, step, tabTo, trail, type } = keysOf(page)
  await page.goto(path)
  await page.getByRole('button', { name: 'Повідомляти про зміни' }).waitFor()
  await tabTo('Повідомляти про зміни')
  await step('dialog opens', 'Enter')
  const dialog = page.getByRole('dialog', { name: 'Повідомляти про зміни' })
  await dialog.getByRole('textbox', { name: 'Електронна пошта' }).waitFor()
  await tabTo('Електронна пошта', 6)
  await type('olena@example')
  await step('address with a slip', 'Enter')
  // The mistake is part of the field's own description, which is what is read out.
  await dialog.getByText('Адреса пошти неповна').waitFor()
  expect(await described(page)).toContain('Адреса пошти неповна')
  await press('End')
  await type('.org')
  await step('sent', 'Enter')
  const alert = dialog.getByRole('alert')
  await alert.waitFor()
  expect(await alert.ariaSnapshot()).toContain('Перевірте пошту')
  await tabTo('Закрити', 4)
  await step('dialog closes', 'Enter')
  expect(trail.at(-1)).toContain('button “Повідомляти про зміни')
  await page.goto(`/follow#${await tokenFor()}`)
  await page.getByRole('heading', { name: 'Стежити за цим?' }).waitFor()
  await tabTo('Так, надсилайте')
  await step('confirmed', 'Enter')
  await page.getByRole('heading', { level: 1, name: /стежите/ }).waitFor()
  await step('after the confirmation')
  expect(await untouched()).toBe(true)
  return trail
}

export async function disputeWithKeys(page: Page, code: string, looks: (page: Page) => Promise<void>) {
  const untouched = await withoutMouse(page)
  const { press, step, tabTo, trail, type } = keysOf(page)
  await page.goto('/receipt')
  await page.getByRole('textbox').waitFor()
  await tabTo(/^Код/)
  await type(code)
  await step('receipt opened', 'Enter')
  await page.getByRole('button', { name: 'Ні, не усунено' }).waitFor()
  await step('own inquiry is there')
  await looks(page)
  await tabTo('Ні, не усунено')
  await step('dialog opens', 'Enter')
  const dialog = page.getByRole('dialog', { name: 'Що лишилося не так?' })
  await dialog.waitFor()
  await tabTo('Чому ви не згодні', 3)
  await step('not yet a word', 'Shift+Tab', 'Tab')
  await tabTo('Надіслати', 6)
  await step('said nothing', 'Enter')
  await dialog.getByText('Напишіть кілька слів').waitFor()
  await looks(page)
  await press('Shift+Tab')
  await tabTo('Чому ви не згодні', 12)
  await type('Увечері знову темно, ліхтарі не горять.')
  await tabTo('Надіслати', 6)
  await step('sent', 'Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Позначка знову червона').waitFor()
  await step('red again')
  expect(await untouched()).toBe(true)
  return trail
}

export async function findOfficerWithKeys(page: Page) {
  const untouched = await withoutMouse(page)
  const { step, tabTo, trail, type } = keysOf(page)
  await page.goto('/kyiv/officer')
  await page.getByRole('combobox').waitFor()
  await tabTo(/адрес|вулиц/i)
  await type('Лозова')
  await step('asked', 'Enter')
  await page.locator('.offanswer[aria-busy=false]').waitFor()
  await step('answer')
  expect(trail.at(-1)).toMatch(/^answer: section/)
  expect(await page.locator('.offanswer').ariaSnapshot()).toMatch(/heading|link|button/)
  await tabTo(/№/, 6)
  await step('one of them', 'Enter')
  // The numbers to call are on every page: who is there has the focus in it.
  await page.waitForFunction(() => document.activeElement?.tagName === 'MAIN')
  await page.locator('main a[href^="tel:"]').first().waitFor()
  await step('its card')
  await tabTo(/^\+?[\d ()-]{7,}$/)
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toMatch(/^tel:/)
  expect(await untouched()).toBe(true)
  return trail
}

/** What the field under the keyboard says of itself besides its name. */
function described(page: Page): Promise<string> {
  return page.evaluate(() =>
    (document.activeElement?.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  )
}
