/// <reference lib="dom" />
import type { HeldBoxes, Mailboxes, MyStaffKey } from '@bezpechne/shared/keys'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'
import { deriveStaffKeys } from '@bezpechne/shared/letters-crypto/staff-password'
import { type HeldKeys, makeMailbox, openBoxes, openKey } from '@bezpechne/shared/staff-keys'
import type { Page } from 'playwright-core'

import type { moderator } from './cast.ts'

export const sodium = await loadSodium()

/** Of the demo sign-ins in README.md: beside the officer holds the mailboxes of all beats. */
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

/** @throws where it is refused */
export async function told<Answer>(page: Page, path: string, body?: object): Promise<Answer> {
  const { status, text } = await ask(page, path, body)
  if (status >= 400) throw new Error(`${path}: ${status} ${text}`)
  const answer: Answer = JSON.parse(text)
  return answer
}

/** All that this person's password opens today: what somebody keeps who copies keys before leaving. */
export async function keysOf(page: Page, who: typeof moderator): Promise<Map<string, HeldKeys>> {
  const { wrapKey } = await deriveStaffKeys(who.email, who.password)
  const { key } = await told<MyStaffKey>(page, '/staff-keys/me')
  const opened = key && openKey(sodium, { city: 'kyiv', key }, { method: 'password', key: wrapKey })
  if (!opened) throw new Error('The key does not open')
  const { items } = await told<HeldBoxes>(page, '/mailboxes/held')
  return openBoxes(sodium, items, { seed: opened.seed, ver: key.ver })
}

/** The next version of a beat's mailbox, for these two alone: one makes it, the other approves. */
export async function replaceMailbox(
  scope: string,
  { by, approver }: { by: Page; approver: Page },
): Promise<void> {
  const { me, colleagues, items } = await told<Mailboxes>(by, '/mailboxes')
  const { me: other } = await told<Mailboxes>(approver, '/mailboxes')
  const holders = colleagues.flatMap(({ staff, key }) =>
    key && (staff === me || staff === other) ? [{ staff, keyVer: key.ver, boxPk: key.boxPk }] : [],
  )
  const { seed: _seed, ...made } = makeMailbox(sodium, holders)
  const ver = 1 + Math.max(...items.filter((one) => one.scope === scope).map((one) => one.ver))
  await told(by, '/mailboxes', { kind: 'beat', scope, ver, ...made })
  await told(approver, '/mailboxes/approve', { kind: 'beat', scope, ver, approve: true })
}
