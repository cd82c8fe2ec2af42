import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { compose } from '@bezpechne/server/notifications/compose'
import { transact } from '@bezpechne/server/platform/database'
import { type InquiryStep, rejectionReasons } from '@bezpechne/shared/inquiry-states'
import { reasonWords } from '@bezpechne/shared/words/inquiry-states'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { type Given, givenAnswered, givenPublished, givenSubmitted } from './support/inquiries.ts'
import { openMailServer, type Received } from './support/mail-server.ts'
import { people } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
await givenKyiv(db)
const at = 'https://map.example.org'
const moderator = { role: 'moderator', id: null } as const

const received: Received[] = []
const closing: (() => Promise<void>)[] = []
const patient = { timeout: 15_000, interval: 100 }

beforeEach(async () => {
  received.length = 0
  for (const table of ['outbox', 'answer', 'inquiry'] as const) await db.deleteFrom(table).execute()
  await sql`delete from pgboss.job where name = 'mail'`.execute(db)
})
afterEach(async () => {
  while (closing.length) await closing.pop()?.()
})

async function opened(options: Parameters<typeof openMailServer>[1] = {}): Promise<number> {
  const { port, close } = await openMailServer(received, options)
  closing.push(close)
  return port
}

async function serverWith(port: number | undefined, other: Record<string, string> = {}) {
  const mail = port === undefined ? {} : { SMTP_URL: `smtp://127.0.0.1:${port}?ignoreTLS=true` }
  const usual = { UNDO_SECONDS: '0', PUBLIC_URL: at, MAIL_FROM: 'Безпечне <map@example.org>' }
  const app = await buildApp(readConfig({ ...usual, ...mail, ...other }), { database })
  closing.push(() => app.close())
  await app.ready()
  return app
}

const step = (given: Given, name: InquiryStep, reason?: string) =>
  transact(db, (trx) =>
    stepInquiry(trx, { city: 'kyiv', id: given.id, step: name, actor: moderator, ...(reason && { reason }) }),
  )

async function jobsIn(state: string): Promise<number> {
  const { rows } = await sql`select 1 from pgboss.job where name = 'mail' and state::text = ${state}`.execute(
    db,
  )
  return rows.length
}

const desk = (id: string, what: string) => `/cities/kyiv/moderation/inquiries/${id}/${what}`

const outboxSize = async () => (await db.selectFrom('outbox').select('seq').execute()).length

test('the author is told of the publication and of the answer, in the language they wrote in', async () => {
  await serverWith(await opened())
  await givenSubmitted(db, { email: 'olia@example.org' })
  const published = await givenPublished(db, {
    title: 'Темний перехід',
    email: 'petro@example.org',
    language: 'en',
  })
  await vi.waitFor(() => expect(received).toHaveLength(1), patient)
  const mail = await PostalMime.parse(received[0]?.raw ?? '')
  expect(received[0]?.recipients).toEqual(['petro@example.org'])
  expect(mail.subject).toBe(`Inquiry ${published.number} has been published`)
  expect(mail.from).toMatchObject({ name: 'Безпечне', address: 'map@example.org' })
  expect(mail.text).toContain(`${at}/kyiv/${published.number}`)
  expect(mail.text).toContain('«Темний перехід»')
  expect(mail.messageId).toMatch(/^<[0-9a-f]{32}@map\.example\.org>$/)
  expect(mail.headers).toContainEqual(
    expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
  )
}, 30_000)

test('an answer is in the mail itself', async () => {
  await serverWith(await opened())
  await givenAnswered(db, { answer: 'Ліхтарі вже замовлено.', email: 'olia@example.org' })
  await vi.waitFor(() => expect(received).toHaveLength(2), patient)
  const mails = await Promise.all(received.map(({ raw }) => PostalMime.parse(raw)))
  const answered = mails.find(({ subject }) => subject?.startsWith('Є відповідь'))
  expect(answered?.text).toContain('Ліхтарі вже замовлено.')
  expect(answered?.text).toContain(`${at}/receipt`)
}, 30_000)

test('a rejection gives its reason in words, and nothing of what was written', async () => {
  await serverWith(await opened())
  const given = await givenSubmitted(db, { text: 'canary-original', email: 'olia@example.org' })
  await db
    .updateTable('inquiry_original')
    .set({ address: 'canary-address' })
    .where('inquiry_id', '=', given.id)
    .execute()
  await step(given, 'reject', 'private-matter')
  await vi.waitFor(() => expect(received).toHaveLength(1), patient)
  const { text, subject } = await PostalMime.parse(received[0]?.raw ?? '')
  expect(subject).toBe(`Звернення ${given.number} не опубліковано`)
  expect(text).toContain(reasonWords.uk['private-matter'])
  expect(text).toContain('дільничного')
  expect(text).not.toContain('canary')
  expect(text).not.toContain('private-matter')
}, 30_000)

test('while the mail server is down nothing is lost, and then each mail comes once', async () => {
  const port = await opened()
  await closing.pop()?.()
  await serverWith(port)
  await givenPublished(db, { email: 'olia@example.org' })
  await vi.waitFor(async () => expect(await jobsIn('retry')).toBe(1), patient)
  const { rows } = await sql<{
    job: string
  }>`select j::text as job from pgboss.job j where name = 'mail'`.execute(db)
  expect(JSON.stringify(rows)).not.toContain('olia')
  await opened({ port })
  await sql`update pgboss.job set start_after = now() where name = 'mail' and state = 'retry'`.execute(db)
  await vi.waitFor(() => expect(received).toHaveLength(1), patient)
  await vi.waitFor(async () => expect(await jobsIn('retry')).toBe(0), patient)
  expect(received).toHaveLength(1)
}, 45_000)

test('an address that is refused for good stops nobody else', async () => {
  await serverWith(await opened({ refuse: 'gone' }))
  await givenPublished(db, { email: 'gone@example.org' })
  await givenPublished(db, { email: 'olia@example.org' })
  await vi.waitFor(() => expect(received).toHaveLength(1), patient)
  const { rows } =
    await sql`select from pgboss.job where name = 'mail' and state in ('retry', 'failed')`.execute(db)
  expect(rows).toEqual([])
}, 30_000)

test('no address becomes a second recipient or a header', async () => {
  await serverWith(await opened())
  await givenPublished(db, { email: 'olia@example.org\r\nBcc: all@example.org, eve@example.org' })
  await givenPublished(db, { email: 'petro@example.org' })
  await vi.waitFor(
    () => expect(received.flatMap(({ recipients }) => recipients)).toContain('petro@example.org'),
    patient,
  )
  const everyone = received.flatMap(({ recipients }) => recipients)
  expect(everyone).not.toContain('all@example.org')
  expect(everyone).not.toContain('eve@example.org')
  expect(received.map(({ raw }) => raw).join()).not.toMatch(/^bcc:/im)
}, 30_000)

test('of a decision one mail leaves when it can no longer be taken back, and none when it was', async () => {
  const app = await serverWith(await opened(), {
    UNDO_SECONDS: '10',
    PUBLIC_URL: 'http://localhost:3000',
  })
  const olena = await (await people(app, database)).as('moderator')
  const decide = async (id: string, reason: string) => {
    await olena.post(desk(id, 'claim'))
    expect((await olena.post(desk(id, 'reject'), { reason })).statusCode).toBe(200)
  }
  const kept = await givenSubmitted(db, { email: 'olia@example.org' })
  const back = await givenSubmitted(db, { email: 'petro@example.org' })
  const again = await givenSubmitted(db, { email: 'ira@example.org' })
  for (const { id } of [kept, back, again]) await decide(id, 'abuse')
  for (const { id } of [back, again]) expect((await olena.post(desk(id, 'undo'))).statusCode).toBe(200)
  await decide(again.id, 'duplicate')

  await vi.waitFor(async () => expect(await jobsIn('created')).toBe(4), patient)
  const { rows } = await sql<{ seconds: number }>`
    select extract(epoch from start_after - created_on)::int as seconds from pgboss.job where name = 'mail'`.execute(
    db,
  )
  expect(rows.map(({ seconds }) => seconds)).toEqual([20, 20, 20, 20])
  await sql`update pgboss.job set start_after = now() where name = 'mail'`.execute(db)
  await vi.waitFor(async () => expect(await jobsIn('completed')).toBe(4), patient)
  const mails = await Promise.all(received.map(({ raw }) => PostalMime.parse(raw)))
  expect(received.flatMap(({ recipients }) => recipients).toSorted()).toEqual([
    'ira@example.org',
    'olia@example.org',
  ])
  expect(mails.find(({ subject }) => subject?.includes(again.number))?.text).toContain(
    reasonWords.uk.duplicate,
  )
}, 30_000)

test('without a mail server news is taken and nobody is written to', async () => {
  await serverWith(undefined)
  await givenPublished(db, { email: 'olia@example.org' })
  await vi.waitFor(async () => expect(await outboxSize()).toBe(0), patient)
  expect(await jobsIn('created')).toBe(0)
}, 30_000)

test('what is no longer so is not told', () => {
  const told = {
    city: 'kyiv',
    number: 'KYIV-2026-000001',
    title: 'Темний перехід',
    email: 'olia@example.org',
    language: 'uk',
    step: 'reject',
    reason: null,
    advice: null,
    answer: null,
    own: null,
    reviewed: false,
    changesUntil: null,
    mergedInto: null,
  } as const
  expect(compose('published', { ...told, state: 'hidden' }, at)).toBeUndefined()
  const answer = {
    text: 'Ліхтарі замовлено.',
    basis: 'Закон про дорожній рух',
    steps: 'Зателефонуйте 15-51',
    sources: [{ title: 'Стаття 52', url: 'https://zakon.rada.gov.ua/laws/show/3353-12' }],
    uk: 'Поліція',
    en: 'Police',
    reason: null,
  }
  expect(compose('answered', { ...told, state: 'reopened', answer }, at)).toBeUndefined()
  expect(compose('answered', { ...told, state: 'answered', answer }, at)?.text).toContain(
    'Джерела:\nСтаття 52\nhttps://zakon.rada.gov.ua/laws/show/3353-12\n\nВідповідає: Поліція',
  )
  expect(compose('corrected', { ...told, state: 'answered', answer }, at)).toBeUndefined()
  const corrected = compose(
    'corrected',
    { ...told, state: 'answered', answer: { ...answer, reason: 'Строк' } },
    at,
  )
  expect(corrected?.text).toContain('Причина: Строк')
  expect(compose('rejected', { ...told, state: 'rejected', reason: 'not in the list' }, at)).toBeUndefined()
  const advice = { uk: 'Що робити далі.', en: 'What to do next.' }
  for (const reason of rejectionReasons) {
    const mail = compose('rejected', { ...told, state: 'rejected', reason, advice }, at)
    expect(mail?.text).toContain(reasonWords.uk[reason])
    expect(mail?.text).toContain(advice.uk)
  }
  expect(compose('changes', { ...told, state: 'submitted', reason: 'place', advice }, at)).toBeUndefined()
  expect(compose('merged', { ...told, state: 'merged' }, at)).toBeUndefined()
})
