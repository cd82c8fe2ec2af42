import type { buildApp } from '@bezpechne/server/app'
import type { Database } from '@bezpechne/server/platform/database'
import PostalMime from 'postal-mime'
import { expect, vi } from 'vitest'

import type { Received } from './mail-server.ts'
import { type Person, someone } from './people.ts'

type App = Awaited<ReturnType<typeof buildApp>>

export const askForLink = (browser: Person, email: string, language = 'uk') =>
  browser.post('/mine/link', { email, language })

/** Residents who have a mailbox: they read the letter. */
export function tokensIn(received: Received[], link = /\/mine\/link\?lang=\w+#([\w-]{43})\s/) {
  /** The token of the letter that came last to this address. */
  return async function tokenFor(email: string): Promise<string> {
    const raw = await vi.waitFor(
      () => {
        const mine = received.filter(({ recipients }) => recipients.includes(email))
        expect(mine.length).toBeGreaterThan(0)
        return mine.at(-1)?.raw ?? ''
      },
      { timeout: 10_000, interval: 50 },
    )
    const { text = '' } = await PostalMime.parse(raw)
    return link.exec(text)?.[1] ?? ''
  }
}

/** Signed in, in a browser of their own; without the second that a letter takes. Asks of a server with SMTP_URL. */
export async function signedInAs(app: App, { db }: Pick<Database, 'db'>, email: string): Promise<Person> {
  const browser = someone(app)
  const asked = await browser.post('/mine/link', { email, language: 'uk' })
  const { id } = await db
    .selectFrom('resident_link')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const answer = await browser.post('/mine/sign-in', { token: app.linkToken('sign-in', id) })
  if (answer.statusCode !== 200) throw new Error(`${asked.body} ${answer.body}`)
  return browser
}
