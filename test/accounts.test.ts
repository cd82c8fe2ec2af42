import { readConfig } from '@bezpechne/server/config'
import { authOptions, createAuth } from '@bezpechne/server/platform/auth'
import { getMigrations } from 'better-auth/db/migration'
import { expect, test } from 'vitest'

import { freshDatabase } from './support/database.ts'

const { db } = await freshDatabase()
const config = readConfig({})

test('the numbered migrations hold every table and column better-auth expects', async () => {
  const { toBeCreated, toBeAdded } = await getMigrations(authOptions(db, config, async () => {}))
  expect([toBeCreated, toBeAdded]).toEqual([[], []])
})

test('a link from the mailbox opens a session', async () => {
  let sent = ''
  const auth = createAuth(db, config, async ({ url }) => void (sent = url))
  const headers = { 'content-type': 'application/json', origin: config.PUBLIC_URL }
  const body = JSON.stringify({ email: 'olia@example.org', callbackURL: '/' })
  await auth.handler(
    new Request(`${config.PUBLIC_URL}/api/auth/sign-in/magic-link`, { method: 'POST', headers, body }),
  )
  const opened = await auth.handler(new Request(sent))
  const cookie = opened.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const session = await auth.api.getSession({ headers: new Headers({ cookie }) })
  expect(session?.user.email).toBe('olia@example.org')
})
