/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'

import { noisyPhoto } from '../support/outbox.ts'
import { administrator, guest, signIn } from './cast.ts'

/** The demonstration has none: its administrator chooses a picture. */
export async function giveEmblem(browser: Browser, url: string): Promise<void> {
  const page = await guest(browser, url, 'desk')
  await signIn({ page }, administrator)
  await page.goto('/desk/kyiv/settings/look')
  await page.getByRole('button', { name: 'Змінити: Емблема' }).click()
  const input = page.locator('input[type=file]')
  const save = page.getByRole('button', { name: 'Зберегти' })
  // What is no picture is told in words, and the next choice is taken.
  await input.setInputFiles({ name: 'emblem.txt', mimeType: 'text/plain', buffer: Buffer.from('emblem') })
  await save.click()
  await page.getByRole('alert').filter({ hasText: 'не вдалося прочитати як фото' }).waitFor()
  const file = { name: 'emblem.png', mimeType: 'image/png', buffer: await noisyPhoto(1) }
  await input.setInputFiles(file)
  await save.click()
  await page.locator('.lk-now .emblem').waitFor()
  await page.context().close()
}

/** How wide the picture in the header is; a broken one throws. */
export function emblemIn(page: Page): Promise<number> {
  return page
    .locator('.top img.emblem')
    .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))
}
