import { randomUUID } from 'node:crypto'

import type { Page } from 'playwright-core'

import { tokensIn } from '../support/mail-links.ts'
import type { Received } from '../support/mail-server.ts'
import { press } from './scenes.ts'
import { sendAll } from './wave.ts'

const email = 'olena@example.org'

/** Where somebody who has proven an address comes by; each is looked at. */
export async function lookAtOwn(page: Page, url: string, received: Received[], look: () => Promise<void>) {
  const text = 'У дворі не світить жоден ліхтар, діти йдуть навпомацки.'
  await sendAll(url, [{ kind: 'publish', category: 'street-lighting', text, email }])
  await page.goto('/mine')
  await page.getByRole('textbox').fill(email)
  await press(page, 'Надіслати посилання')
  await page.getByRole('heading', { name: 'Перевірте пошту' }).waitFor()
  await look()
  await page.goto(`/mine/link#${await tokensIn(received)(email)}`)
  await page.getByRole('heading', { name: 'Вхід до моїх звернень' }).waitFor()
  await look()
  await press(page, 'Увійти')
  await page.locator('.mine-list a').waitFor()
  await look()
  await press(page, 'Вилучити всі мої дані')
  await press(page, 'Вилучити назавжди')
  await page.getByRole('dialog').locator('.errt').waitFor()
  await look()
  await page.keyboard.press('Escape')
  await page.locator('.mine-list a').click()
  await press(page, 'Забрати звернення')
  await look()
  await press(page, 'Так, забрати')
  await page.getByRole('button', { name: 'Повернути звернення' }).waitFor()
  await look()
}

/** What a letter about news leads to. */
export async function lookAtFollowed(page: Page, received: Received[], look: () => Promise<void>) {
  const follower = 'taras@example.org'
  const how = { email: follower, rhythm: 'daily', quiet: { from: 22, to: 7 }, language: 'uk' }
  await page.request.post('/api/v1/cities/kyiv/follow', {
    data: { what: { kind: 'city' }, ...how },
    headers: { 'idempotency-key': randomUUID() },
  })
  await page.goto(`/follow#${await tokensIn(received, /\/follow\?lang=\w+#([\w.%-]+)/)(follower)}`)
  await page.getByRole('heading', { name: 'Стежити за цим?' }).waitFor()
  await look()
  await press(page, 'Так, надсилайте')
  await page.locator('#followed-h').waitFor()
  await look()
  await press(page, 'Припинити все')
  await page.locator('.empty').waitFor()
  await look()
}

/** What an author is asked when it was answered, and may do with words that everybody reads. */
export async function lookAtAnswered(page: Page, look: () => Promise<void>): Promise<void> {
  await press(page, 'Ні, не усунено')
  await page.getByRole('dialog').getByRole('button', { name: 'Надіслати' }).click()
  await page.getByRole('dialog').locator('.errt').waitFor()
  await look()
  await page.keyboard.press('Escape')
  await press(page, 'Закрити слова в тексті')
  await page.getByRole('dialog').waitFor()
  await look()
}
