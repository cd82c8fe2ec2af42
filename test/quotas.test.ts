import { randomBytes, randomUUID } from 'node:crypto'

import { createStaff } from '@bezpechne/server/accounts/index'
import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { confirmRequest } from '@bezpechne/server/opening/requests'
import { tellOperators } from '@bezpechne/server/opening/telling'
import { transact } from '@bezpechne/server/platform/database'
import { hashOfToken } from '@bezpechne/server/platform/link-tokens'
import { countDoublings, listCosts, listUsage, setQuota } from '@bezpechne/server/platform/quotas'
import { Costs } from '@bezpechne/shared/operator-costs'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { afterAll, expect, test, vi } from 'vitest'

import { addOperator } from '../scripts/staff/operators.ts'
import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenPublished } from './support/inquiries.ts'
import { openMailServer, type Received } from './support/mail-server.ts'
import { people, someone } from './support/people.ts'
import { phonePhoto } from './support/photo.ts'
import { residentOf } from './support/resident.ts'
import { temporaryDirectory } from './support/server.ts'

const database = await freshDatabase()
const { db } = database
await givenKyiv(db)
await givenTernopil(db)
const data = temporaryDirectory()
const received: Received[] = []
const mails = await openMailServer(received)
const app = await buildApp(
  readConfig({
    DATA_DIR: data.path,
    POW_COST: '1',
    UNDO_SECONDS: '0',
    PRICE_MAILS: '250,50',
    PRICE_SUBMISSIONS: '100',
    SMTP_URL: `smtp://127.0.0.1:${mails.port}?ignoreTLS=true`,
  }),
  { database },
)
await app.ready()
// A round that comes of itself would tell before the story does.
await app.jobs.offWork('operators-told')
afterAll(async () => {
  await app.close()
  await mails.close()
  data.remove()
})

test('a flooded city takes every report; senders work longer there, and nowhere else', async () => {
  await setQuota(db, 'kyiv', { submissionsADay: 2 })
  const { submit } = residentOf(app)
  const doublings: number[] = []
  for (let sent = 0; sent < 6; sent++) {
    expect((await submit()).statusCode).toBe(201)
    doublings.push(await countDoublings(db, 'kyiv'))
  }
  expect(doublings).toEqual([0, 1, 2, 3, 3, 3])
  expect(await countDoublings(db, 'ternopil')).toBe(0)
  await setQuota(db, 'kyiv', { submissionsADay: null })
  expect(await countDoublings(db, 'kyiv')).toBe(0)
})

test('a city without room takes words and no photos, and says so', async () => {
  const photo = await phonePhoto()
  const upload = (city: string) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/cities/${city}/photos`,
      headers: { 'content-type': 'image/jpeg', 'idempotency-key': randomUUID() },
      payload: photo,
    })
  expect((await upload('kyiv')).statusCode).toBe(201)
  await setQuota(db, 'kyiv', { storageBytes: 1 })
  const refused = await upload('kyiv')
  expect(refused.json()).toMatchObject({ status: 409, code: 'photos-no-room' })
  expect(refused.json().title).toContain('закінчилося місце для фото')
  expect((await upload('ternopil')).statusCode).toBe(201)
  expect((await residentOf(app).submit()).statusCode).toBe(201)
  await setQuota(db, 'kyiv', { storageBytes: null })
  expect((await upload('kyiv')).statusCode).toBe(201)
})

test('mails beyond the quota of a city are held until the next day and not lost', async () => {
  await setQuota(db, 'kyiv', { mailsADay: 1 })
  await givenPublished(db, { email: 'olia@example.org' })
  await vi.waitFor(() => expect(received).toHaveLength(1), { timeout: 15_000 })
  await givenPublished(db, { email: 'petro@example.org' })
  const held = () =>
    sql<{ seconds: number }>`select extract(epoch from start_after - now())::float8 as seconds from pgboss.job
      where name = 'mail' and state = 'created' and start_after > now() + interval '1 second'`.execute(db)
  const { seconds } = await vi.waitFor(
    async () => {
      const [job] = (await held()).rows
      if (!job) throw new Error('not yet')
      return job
    },
    { timeout: 15_000 },
  )
  expect(seconds).toBeLessThanOrEqual(25 * 3600)
  expect(received).toHaveLength(1)
  // It goes when there is room again.
  await setQuota(db, 'kyiv', { mailsADay: null })
  await sql`update pgboss.job set start_after = now() where name = 'mail' and state = 'created'`.execute(db)
  await vi.waitFor(() => expect(received).toHaveLength(2), { timeout: 15_000 })
  expect(received.at(-1)?.recipients).toEqual(['petro@example.org'])
})

test('the operator sees what each city costs', async () => {
  const month = new Date().toISOString().slice(0, 7)
  const [kyiv, ternopil] = await listCosts(db, month)
  expect(kyiv).toMatchObject({ city: 'kyiv', submissions: 7, mails: 2, inquiries: 9 })
  expect(ternopil).toMatchObject({ city: 'ternopil', submissions: 0, mails: 0, inquiries: 0 })
  expect(kyiv?.photoBytes).toBe((ternopil?.photoBytes ?? 0) * 2)
  expect((await listUsage(db, 'ternopil')).map(({ city }) => city)).toEqual(['ternopil'])
  expect((await listCosts(db, '2020-01'))[0]).toMatchObject({ submissions: 0, mails: 0, inquiries: 9 })
})

test('who runs the platform reads it on a page and as a table, and says there what a city may use', async () => {
  const [email, authKey] = ['vira@platform.example', randomBytes(32).toString('base64url')]
  await createStaff(db, { email, name: email, authKey, memberships: [] })
  await addOperator(db, { email, language: 'en' }, () => Promise.reject(new Error('has a password')))
  const vira = someone(app)
  await vira.post('/api/auth/sign-in/email', { email, password: authKey })
  const month = new Date().toISOString().slice(0, 7)
  const costs = async () => Costs.parse((await vira.get(`/operator/costs?month=${month}`)).json())
  const [kyiv, ternopil] = (await costs()).items
  expect(kyiv).toMatchObject({ id: 'kyiv', submissions: 7, mails: 2, letters: 0, inquiries: 9, cost: 1.2 })
  expect(ternopil).toMatchObject({ id: 'ternopil', quota: { mailsADay: 20_000 }, cost: 0 })

  const quota = { storageBytes: 2_000_000_000, mailsADay: 10, submissionsADay: null }
  const seen = kyiv?.quota
  const say = (wanted: object) => vira.post('/operator/cities/kyiv/quota', { ...wanted, seen })
  const both = await Promise.all([say(quota), say(quota)])
  expect(both.map(({ statusCode }) => String(statusCode)).toSorted()).toEqual(['200', '409'])
  expect((await costs()).items[0]?.quota).toEqual({ ...quota, submissionsADay: 5000 })
  const { body } = await vira.get(`/operator/costs.csv?month=${month}`)
  expect(body).toMatch(new RegExp(`^${month},kyiv,Київ,0\\.\\d{3},2,2,10,7,5000,0,9,1\\.20,UAH$`, 'm'))
  expect((await vira.post('/operator/cities/nowhere/quota', { ...quota, seen })).statusCode).toBe(404)
  expect((await vira.get('/operator/costs?month=2026-13')).statusCode).toBe(400)
})

test('operators are told what waits for them: at once, in one mail, again before it is forgotten, and of nobody by name', async () => {
  const oleh = { email: 'oleh@platform.example', name: 'Олег' }
  await addOperator(db, oleh, () => Promise.resolve('a password of an operator'))
  const { as } = await people(app, database)
  const wish = { email: 'third@ternopil.example', role: 'officer', organisationId: null, language: 'uk' }
  const alone = await as('administrator', 'ternopil', 'alone')
  expect((await alone.post('/cities/ternopil/people/invitations', wish)).statusCode).toBe(201)
  received.length = 0
  const [one, two] = await Promise.all([tellOperators(db), tellOperators(db)])
  expect([one + two, one * two]).toEqual([2, 0])
  const [uk, en] = await told()
  expect(uk).toMatch(/Чекає на вас: ролей 1\n[^]*«Тернопіль»: дільничний офіцер, до \d+ [^]*\/operator\n/)
  expect(en).toMatch(/Waits for you: roles 1\n[^]*“Ternopil”: district officer, until [^]*\/operator\n/)

  // Its last day; two communities are asked for within a minute, and the second waits for the next round.
  await db
    .updateTable('invitation')
    .set({ expires_at: sql<Date>`now() + interval '20 hours'` })
    .execute()
  expect(await tellOperators(db)).toBe(0)
  await db
    .updateTable('invitation')
    .set({ operators_told_at: sql<Date>`now() - interval '6 days'` })
    .execute()
  expect([await tellOperators(db), await tellOperators(db)]).toEqual([2, 0])
  await told()
  await givenRequest('Северинівка')
  expect((await told())[0]).toContain('«Северинівка», Жмеринський район')
  await givenRequest('Тестове')
  expect([await tellOperators(db), await tellOperators(db)]).toEqual([2, 0])
  const [both] = await told()
  expect(both).toMatch(/прохань відкрити громаду 2, ролей 1\n[^]*«Тестове»/)
  expect([uk, en, both].join()).not.toMatch(/third@|alone|Лисенко|rada@/)
  await db
    .updateTable('city_request')
    .set({ told_at: sql<Date>`now() - interval '7 days'` })
    .execute()
  expect([await tellOperators(db), await tellOperators(db)]).toEqual([2, 0])
}, 60_000)

/** What both operators read: the first in Ukrainian, the second in English. */
async function told(): Promise<string[]> {
  await vi.waitFor(() => expect(received).toHaveLength(2), { timeout: 15_000 })
  const mine = received
    .splice(0)
    .toSorted((a, b) => (a.recipients[0] ?? '').localeCompare(b.recipients[0] ?? ''))
  const read = await Promise.all(mine.map(({ raw }) => PostalMime.parse(raw)))
  return read.map(({ subject, text }) => `${subject}\n${text}`)
}

async function givenRequest(community: string): Promise<void> {
  const [around, name, post, email] = [
    'Жмеринський район',
    'Оксана Лисенко',
    'Секретарка',
    'rada@example.org',
  ]
  const whole = { community, around, name, post, email, note: '', language: 'uk' } as const
  const token_hash = hashOfToken(community)
  await db
    .insertInto('city_request')
    .values({ ...whole, id: randomUUID(), token_hash })
    .execute()
  await transact(db, (trx) => confirmRequest(trx, community))
}
