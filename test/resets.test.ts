import { randomBytes } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import PostalMime from 'postal-mime'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'

import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { openMailServer, type Received } from './support/mail-server.ts'
import { codeOf, enrolled, givenOlena } from './support/olena.ts'
import { people, someone } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
await givenKyiv(db)
await givenTernopil(db)
const received: Received[] = []
const mail = await openMailServer(received)
const SMTP_URL = `smtp://127.0.0.1:${mail.port}?ignoreTLS=true`
const app = await buildApp(readConfig({ SMTP_URL, PUBLIC_URL: 'http://localhost:3000' }), { database })
await app.ready()
const { as, visitor } = await people(app, database)
const iryna = await as('administrator')
beforeEach(() => db.deleteFrom('rate_limit').execute())
afterAll(async () => {
  await app.close()
  await mail.close()
})

const newKey = () => randomBytes(32).toString('base64url')
const start = (id: string, by = iryna, city = 'kyiv') => by.post(`/cities/${city}/people/${id}/reset`)
const finish = (token: string, authKey: string, key = newKey()) =>
  visitor.post('/resets/finish', { token, authKey }, { 'idempotency-key': key })

/** The latest link that came to this mailbox, once so many have. */
async function linkTo(email: string, count = 1): Promise<string> {
  return vi.waitFor(
    async () => {
      const mails = received.filter(({ recipients }) => recipients.includes(email))
      expect(mails).toHaveLength(count)
      const { text = '' } = await PostalMime.parse(mails.at(-1)?.raw ?? '')
      return /\/reset#([\w-]{43})\s/.exec(text)?.[1] ?? 'no link'
    },
    { timeout: 15_000, interval: 50 },
  )
}

test('S8 an administrator starts a reset and learns nothing; the person chooses the password, the second factor stays', async () => {
  const olena = await givenOlena(db)
  const desk = someone(app)
  await enrolled(desk, olena)
  const started = await start(olena.id)
  expect([started.statusCode, started.json()]).toEqual([200, {}])
  // Nothing has ended by it: whoever asks in somebody's name signs nobody out.
  expect((await desk.get('/me')).statusCode).toBe(200)

  const token = await linkTo(olena.email)
  expect((await visitor.post('/resets/open', { token })).json()).toEqual({ email: olena.email })
  const [authKey, key] = [newKey(), newKey()]
  expect((await finish(token, authKey, key)).json()).toEqual({})
  expect((await finish(token, authKey, key)).json()).toEqual({})
  expect(codeOf(await desk.get('/me'))).toBe('unauthenticated')
  expect(codeOf(await olena.signIn(someone(app)))).toBe('sign-in-wrong')
  expect((await olena.signIn(someone(app), authKey)).json()).toEqual({ next: 'second-factor' })
  expect(codeOf(await finish(token, newKey()))).toBe('reset-over')
  const { rows } = await deedsOf(olena.id)
  expect(rows).toEqual(['administrator reset-start', 'moderator reset-done'])
})

test('S8 a link is the last one that was sent, opens for an hour, and only for who works there still', async () => {
  const olena = await givenOlena(db)
  await start(olena.id)
  const first = await linkTo(olena.email)
  await start(olena.id)
  const second = await linkTo(olena.email, 2)
  expect(codeOf(await visitor.post('/resets/open', { token: first }))).toBe('reset-over')
  expect((await visitor.post('/resets/open', { token: second })).statusCode).toBe(200)
  const later = new Date(Date.now() - 1000)
  await db.updateTable('password_reset').set({ expires_at: later }).where('used_at', 'is', null).execute()
  expect(codeOf(await finish(second, newKey()))).toBe('reset-over')

  await start(olena.id)
  const third = await linkTo(olena.email, 3)
  await iryna.post(`/cities/kyiv/people/${olena.id}/leave`)
  expect(codeOf(await finish(third, newKey()))).toBe('reset-over')
  expect((await start(olena.id)).statusCode).toBe(404)
})

test('S8 nobody else starts one, and no administrator sends a password along', async () => {
  const olena = await givenOlena(db)
  expect((await start(olena.id, await as('moderator'))).statusCode).toBe(404)
  expect((await start(olena.id, await as('administrator', 'ternopil'), 'ternopil')).statusCode).toBe(404)
  const path = `/cities/kyiv/people/${olena.id}/reset`
  expect((await iryna.post(path, { authKey: newKey() })).statusCode).toBe(400)
  expect(codeOf(await finish(newKey(), newKey()))).toBe('reset-over')
})

async function deedsOf(subject: string) {
  const deeds = await db
    .selectFrom('audit')
    .select(['action', 'actor_role'])
    .where('subject', '=', subject)
    .where('action', 'like', 'reset-%')
    .orderBy('seq')
    .execute()
  return { rows: deeds.map(({ action, actor_role }) => `${actor_role} ${action}`) }
}
