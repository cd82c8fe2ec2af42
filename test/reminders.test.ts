import { buildApp } from '@bezpechne/server/app'
import { escalate, remind } from '@bezpechne/server/assignments/upkeep'
import { readConfig } from '@bezpechne/server/config'
import { deliver } from '@bezpechne/server/notifications/actions'
import { openMailer } from '@bezpechne/server/notifications/mailer'
import { linkTokens } from '@bezpechne/server/platform/link-tokens'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { type Given, givenPublished } from './support/inquiries.ts'
import { openMailServer, type Received } from './support/mail-server.ts'
import { people, type Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const at = 'https://map.example.org'
const received: Received[] = []
const { port, close } = await openMailServer(received)
const SMTP_URL = `smtp://127.0.0.1:${port}?ignoreTLS=true`
const app = await buildApp(readConfig({ WORKER: 'separate', SMTP_URL }), { database })
const worker = await buildApp(readConfig({ PUBLIC_URL: at, SMTP_URL }), { database })
const { as } = await people(app, database)

let moderator: Person
let police: string
beforeAll(async () => {
  await givenKyiv(db)
  await worker.ready()
  moderator = await as('moderator')
  await as('responder')
  police = (await db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()).id
})
beforeEach(async () => {
  received.length = 0
  for (const table of ['outbox', 'inquiry', 'outage'] as const) await db.deleteFrom(table).execute()
})
afterAll(async () => {
  await worker.close()
  await app.close()
  await close()
})

const patient = { timeout: 15_000, interval: 100 }
async function givenDue(due: string, warned = '-1 hour', title = 'Темний перехід'): Promise<Given> {
  const given = await givenPublished(db, { title, text: 'Канарка-оригінал' })
  await moderator.post(`/cities/kyiv/moderation/inquiries/${given.id}/assign`, { organisationId: police })
  await sql`update assignment set due_at = now() + ${due}::interval, warn_at = now() + ${warned}::interval
    where inquiry_id = ${given.id}::uuid`.execute(db)
  return given
}
const escalations = async () =>
  (
    await db
      .selectFrom('inquiry_event')
      .select(['inquiry_id', 'organisation_id'])
      .where('step', '=', 'escalate')
      .execute()
  ).length

test('what is late is said once in its history, however many look at once', async () => {
  await givenDue('-1 hour')
  await givenDue('-2 days')
  await givenDue('1 day')
  await Promise.all(Array.from({ length: 10 }, () => escalate(db)))
  expect(await escalations()).toBe(2)
  expect(await escalate(db)).toBe(0)
})

test('nothing is late while an outage lasts, nor what is answered, hidden or taken back', async () => {
  const [dark, answered, hidden, lost] = [
    await givenDue('-1 hour'),
    await givenDue('-1 hour'),
    await givenDue('-1 hour'),
    await givenDue('-1 hour'),
  ]
  await moderator.post(`/cities/kyiv/inquiries/${answered.number}/answers`, {
    text: 'Ліхтарі замовлено.',
    state: 'published',
  })
  await moderator.post(`/cities/kyiv/moderation/inquiries/${hidden.id}/hide`, { reason: 'Перевіряємо' })
  await moderator.post(`/cities/kyiv/moderation/inquiries/${lost.id}/withdraw`, { organisationId: police })
  await sql`insert into outage (city_id, id, from_at, reason) values ('kyiv', gen_random_uuid(), now() - interval '2 hours', 'Світло')`.execute(
    db,
  )
  expect([await escalate(db), await remind(db)]).toEqual([0, 0])
  await db.deleteFrom('outage').execute()
  expect(await escalate(db)).toBe(1)
  expect(
    await db.selectFrom('inquiry_event').select('inquiry_id as id').where('step', '=', 'escalate').execute(),
  ).toEqual([{ id: dark.id }])
})

test('a body is told once before, once when it is late, then weekly, in one mail for all', async () => {
  const soon = await givenDue('5 hours', '-1 hour', 'Скоро')
  await givenDue('5 days', '4 days', 'Ще не час')
  expect(await remind(db)).toBe(1)
  await vi.waitFor(() => expect(received).toHaveLength(1), patient)
  const mail = await PostalMime.parse(received[0]?.raw ?? '')
  expect(received[0]?.recipients).toEqual(['responder.kyiv.first@example.org'])
  expect(mail.subject).toBe('скоро строк 1 · Київ')
  expect(mail.text).toContain(`«Скоро»`)
  expect(mail.text).toContain(`${at}/kyiv/${soon.number}`)
  expect(mail.text).not.toContain('Ще не час')
  expect(received[0]?.raw).not.toMatch(/канарка|canary/i)
  expect(await remind(db)).toBe(0)

  await sql`update assignment set due_at = now() - interval '1 hour', warn_at = now() - interval '1 day'`.execute(
    db,
  )
  expect(await remind(db)).toBe(1)
  expect(await remind(db)).toBe(0)
  await vi.waitFor(() => expect(received).toHaveLength(2), patient)
  const second = await PostalMime.parse(received[1]?.raw ?? '')
  expect(second.subject).toBe('прострочено 2 · Київ')

  await sql`update assignment set reminded_at = now() - interval '6 days'`.execute(db)
  expect(await remind(db)).toBe(0)
  await sql`update assignment set reminded_at = now() - interval '8 days' where inquiry_id = ${soon.id}::uuid`.execute(
    db,
  )
  expect(await remind(db)).toBe(1)
  await vi.waitFor(() => expect(received).toHaveLength(3), patient)
  expect(await db.selectFrom('assignment').select('reminders').orderBy('reminders').execute()).toEqual([
    { reminders: 3 },
    { reminders: 3 },
  ])
}, 40_000)

test('ten that remind at once send one mail; a body without members reads at its own address', async () => {
  await db
    .updateTable('membership')
    .set({ role: 'moderator', organisation_id: null })
    .where('organisation_id', '=', police)
    .execute()
  await givenDue('-1 hour')
  expect(await remind(db)).toBe(0)
  await db.updateTable('organisation').set({ email: 'duty@police.example' }).execute()
  await sql`update assignment set reminders = 0, reminded_at = null`.execute(db)
  const readers = await Promise.all(Array.from({ length: 10 }, () => remind(db)))
  expect(readers.reduce((sum, count) => sum + count, 0)).toBe(1)
  await vi.waitFor(() => expect(received).toHaveLength(1), patient)
  expect(received[0]?.recipients).toEqual(['duty@police.example'])
}, 30_000)

test('a mail that a crash sends again is the same mail; what is answered meanwhile is not sent', async () => {
  const given = await givenDue('-1 hour')
  const mailer = openMailer(SMTP_URL, 'map@example.org')
  const desk = {
    db,
    at,
    linkToken: linkTokens('x'.repeat(32)),
    noticeAddress: app.noticeAddress,
    residentAddress: app.residentAddress,
    readerAddress: app.readerAddress,
    addressKey: app.addressKey,
  }
  const job = { seq: 1, city: 'kyiv', kind: 'reminder', id: `${police}/` }
  expect(await deliver(desk, mailer, job)).toBe('sent')
  expect(await deliver(desk, mailer, job)).toBe('sent')
  const ids = await Promise.all(received.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId))
  expect(new Set(ids).size).toBe(1)
  await moderator.post(`/cities/kyiv/inquiries/${given.number}/answers`, {
    text: 'Ліхтарі замовлено.',
    state: 'published',
  })
  expect(await deliver(desk, mailer, job)).toBe('not wanted')
  mailer.close()
})

test('the link of a reply stands in its mail, and in no job', async () => {
  const given = await givenDue('1 day')
  const made = await moderator.post(`/cities/kyiv/moderation/inquiries/${given.id}/reply-links`, {
    organisationId: police,
  })
  const { token, mailed } = made.json<{ token: string; mailed: boolean }>()
  expect(mailed).toBe(true)
  await vi.waitFor(() => expect(received).toHaveLength(1), patient)
  const mail = await PostalMime.parse(received[0]?.raw ?? '')
  expect(mail.text).toContain(`${at}/reply#${token}`)
  expect(mail.subject).toBe(`Прохання відповісти на звернення ${given.number} · Київ`)
  const { rows } = await sql<{ job: string }>`select j::text as job from pgboss.job j`.execute(db)
  expect(JSON.stringify(rows)).not.toContain(token)
}, 30_000)
