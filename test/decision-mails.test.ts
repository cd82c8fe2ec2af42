import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { transact } from '@bezpechne/server/platform/database'
import type { InquiryStep } from '@bezpechne/shared/inquiry-states'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { answerGiven, type Given, givenPublished, givenSubmitted } from './support/inquiries.ts'
import { openMailServer, type Received } from './support/mail-server.ts'

const database = await freshDatabase()
const { db } = database
await givenKyiv(db)
const moderator = { role: 'moderator', id: null } as const
const received: Received[] = []
const patient = { timeout: 15_000, interval: 100 }

const mailServer = await openMailServer(received)
const app = await buildApp(
  readConfig({ UNDO_SECONDS: '0', SMTP_URL: `smtp://127.0.0.1:${mailServer.port}?ignoreTLS=true` }),
  { database },
)
await app.ready()
afterAll(async () => {
  await app.close()
  await mailServer.close()
})
beforeEach(() => {
  received.length = 0
})

const step = (given: Given, name: InquiryStep, more: { reason?: string; into?: string } = {}) =>
  transact(db, (trx) =>
    stepInquiry(trx, { city: 'kyiv', id: given.id, step: name, actor: moderator, ...more }),
  )
const texts = () => Promise.all(received.map(async ({ raw }) => (await PostalMime.parse(raw)).text ?? ''))

/** Nothing is on its way any more. */
async function quiet(): Promise<void> {
  expect(await db.selectFrom('outbox').select('seq').execute()).toEqual([])
  const { rows } =
    await sql`select 1 from pgboss.job where name = 'mail' and state in ('created', 'active', 'retry')`.execute(
      db,
    )
  expect(rows).toEqual([])
}

test('whose inquiry was merged learns of the merge and of the answer: each person once, in their language', async () => {
  const target = await givenPublished(db, { title: 'Темний перехід', email: 'petro@example.org' })
  const same = await givenPublished(db, { email: 'Petro@example.org' })
  const other = await givenPublished(db, { email: 'olia@example.org', language: 'en' })
  const again = await givenPublished(db, { email: 'OLIA@example.org', language: 'en' })
  await vi.waitFor(() => expect(received).toHaveLength(4), patient)
  received.length = 0
  for (const one of [same, other, again]) await step(one, 'merge', { into: target.id })
  await vi.waitFor(() => expect(received).toHaveLength(3), patient)
  received.length = 0
  await answerGiven(db, target, { answer: 'Ліхтарі вже замовлено.' })
  await vi.waitFor(() => expect(received.length).toBeGreaterThanOrEqual(2), patient)
  await vi.waitFor(quiet, patient)
  expect(received.flatMap(({ recipients }) => recipients).toSorted()).toEqual([
    expect.stringMatching(/^olia@/i),
    'petro@example.org',
  ])
  const mails = await Promise.all(received.map(({ raw }) => PostalMime.parse(raw)))
  const english = mails.find(({ subject }) => subject?.startsWith('Inquiry'))
  expect(english?.text).toMatch(new RegExp(`Your inquiry (${other.number}|${again.number}) was merged`))
  expect(english?.text).not.toContain('/receipt')
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2)
}, 60_000)

test('what must be changed is told with the city’s own words and the day; a review with its outcome', async () => {
  const text = { text_uk: 'Скажіть, біля якого під’їзду.', text_en: 'Say which entrance.' }
  await db
    .insertInto('reason_text')
    .values({ city_id: 'kyiv', kind: 'change', reason: 'place', ...text })
    .execute()
  const asked = await givenSubmitted(db, { email: 'olia@example.org' })
  await step(asked, 'request-changes', { reason: 'place' })
  const refused = await givenSubmitted(db, { email: 'petro@example.org' })
  await step(refused, 'reject', { reason: 'abuse' })
  await vi.waitFor(() => expect(received).toHaveLength(2), patient)
  await step(refused, 'ask-review')
  await step(refused, 'reject', { reason: 'not-safety' })
  await vi.waitFor(() => expect(received).toHaveLength(3), patient)
  const told = await texts()
  const changes = told.find((one) => one.includes('просить дещо змінити'))
  expect(changes).toContain(text.text_uk)
  expect(changes).toMatch(/до \d{1,2} \p{L}+: там видно/u)
  expect(told.at(-1)).toContain('Інший модератор переглянув рішення і залишив його')
}, 60_000)
