/// <reference lib="dom" />
import type { Page } from 'playwright-core'

import type { moderator } from './cast.ts'

/** Of the demo sign-ins in README.md: two officers hold the mailbox of every beat, two heads the oversight's. */
export const officer = { email: 'officer@kyiv.example', password: 'copper key on a nail' }
export const deputy = { email: 'officer2@kyiv.example', password: 'seven steps to the yard' }
export const head = { email: 'head@kyiv.example', password: 'green lamp by the door' }

/** To the letters by a full navigation, and what the password opens there. */
export async function unlockLetters(
  page: Page,
  { password }: Pick<typeof moderator, 'password'>,
): Promise<void> {
  await page.goto('/desk/letters?city=kyiv')
  await page.locator('input[name=password]').fill(password)
  await page.getByRole('button', { name: 'Відімкнути' }).click()
  await page.getByRole('button', { name: 'Замкнути' }).waitFor()
}

/** As the page itself asks: with its cookies and headers. */
export function ask(page: Page, path: string, body?: object): Promise<{ status: number; text: string }> {
  return page.evaluate(
    async ([address, sent]) => {
      const headers = {
        'content-type': 'application/json',
        'x-app': '1',
        'idempotency-key': Array.from(crypto.getRandomValues(new Uint32Array(4)), (one) =>
          one.toString(36),
        ).join('-'),
      }
      const init = sent === null ? {} : { method: 'POST', headers, body: sent }
      const reply = await fetch(`/api/v1/cities/kyiv${address}`, init)
      return { status: reply.status, text: await reply.text() }
    },
    [path, body ? JSON.stringify(body) : null] as const,
  )
}
