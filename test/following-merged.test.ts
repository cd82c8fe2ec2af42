import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { follow, inquiryToFollow } from '@bezpechne/server/following/actions'
import { transact } from '@bezpechne/server/platform/database'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { answerGiven, type Given, givenPublished } from './support/inquiries.ts'
import { openMailServer, type Received } from './support/mail-server.ts'
import { people } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const received: Received[] = []
const server = await openMailServer(received)
const app = await buildApp(
  readConfig({ SMTP_URL: `smtp://127.0.0.1:${server.port}?ignoreTLS=true`, UNDO_SECONDS: '0' }),
  { database },
)
const { as } = await people(app, database)
beforeAll(async () => {
  await givenKyiv(db)
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await server.close()
})

const follows = (email: string, { number }: Given) =>
  transact(db, async (trx) => {
    const wish = { city: 'kyiv', rhythm: 'each', language: 'uk', quiet: { from: 0, to: 0 } } as const
    await follow(trx, app, { ...wish, email, resident: email }, await inquiryToFollow(trx, 'kyiv', number))
  })

/** Who was written to, of all mails so far; nothing more waits. */
async function written(count: number): Promise<string[]> {
  await vi.waitFor(
    async () => {
      expect(received).toHaveLength(count)
      expect(await db.selectFrom('notice').select('kind').execute()).toEqual([])
      expect(await db.selectFrom('outbox').selectAll().execute()).toEqual([])
    },
    { timeout: 10_000, interval: 50 },
  )
  return received
    .splice(0)
    .flatMap(({ recipients }) => recipients)
    .toSorted()
}

test('a merged inquiry brings its followers along: each is told once, also who followed both', async () => {
  const [olia, petro, stepan, daryna] = ['olia', 'petro', 'stepan', 'daryna'].map(
    (name) => `${name}@example.org`,
  )
  if (!olia || !petro || !stepan || !daryna) throw new Error('Four people')
  const [first, between, target] = [
    await givenPublished(db),
    await givenPublished(db),
    await givenPublished(db),
  ]
  await follows(olia, first)
  await follows(stepan, first)
  await follows(stepan, target)
  await follows(petro, target)
  await follows(daryna, between)
  const moderator = await as('moderator')
  const merge = async (one: Given, into: Given) =>
    expect(
      (await moderator.post(`/cities/kyiv/moderation/inquiries/${one.id}/merge`, { into: into.number }))
        .statusCode,
    ).toBe(200)

  await merge(first, between)
  expect(await written(2)).toEqual([olia, stepan])
  // And on: who followed the first learns of it, too.
  await merge(between, target)
  expect(await written(3)).toEqual([daryna, olia, stepan])
  await answerGiven(db, target)
  expect(await written(4)).toEqual([daryna, olia, petro, stepan])
}, 30_000)
