import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'

import { freshDatabase } from './support/database.ts'
import { askForLink as ask, signedInAs, tokensIn } from './support/mail-links.ts'
import { openMailServer, type Received } from './support/mail-server.ts'
import { type Person, someone } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const received: Received[] = []
const mail = await openMailServer(received)
const app = await buildApp(
  readConfig({ SMTP_URL: `smtp://127.0.0.1:${mail.port}?ignoreTLS=true`, UNDO_SECONDS: '0' }),
  { database },
)
await app.ready()
const tokenFor = tokensIn(received)
const signedIn = (email: string) => signedInAs(app, database, email)
const olia = 'olia@example.org'
afterAll(async () => {
  await app.close()
  await mail.close()
})

let browser: Person
beforeEach(async () => {
  received.length = 0
  browser = someone(app)
  for (const table of ['rate_limit', 'resident_link', 'resident_session'] as const)
    await db.deleteFrom(table).execute()
})

const patient = { timeout: 10_000, interval: 100 }
const told = (answer: Awaited<ReturnType<Person['get']>>) => [
  answer.statusCode,
  answer.json<{ code?: string }>().code,
]
const here = async (who: Person) => (await who.get('/mine')).json<{ resident: { email: string } | null }>()

test('a letter brings a link, and the link signs in once, with the address in lower case', async () => {
  await ask(browser, 'Olia@Example.org', 'en')
  const token = await tokenFor('olia@example.org')
  const letter = await PostalMime.parse(received[0]?.raw ?? '')
  expect(letter.subject).toBe('Your sign-in link')
  expect(letter.text).not.toMatch(/olia/i)
  expect((await browser.post('/mine/link/look', { token })).json()).toMatchObject({ asksAddress: false })
  const answer = await browser.post('/mine/sign-in', { token })
  expect(answer.statusCode).toBe(200)
  expect(String(answer.headers['set-cookie'])).toMatch(
    /^__Host-mine=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure$/,
  )
  expect(await here(browser)).toEqual({ resident: { email: olia, language: 'en' }, mails: true })
  expect(told(await browser.post('/mine/sign-in', { token }))).toEqual([410, 'sign-in-link-used'])
}, 20_000)

test('an answer that was lost on the way signs in when it is asked for again', async () => {
  await ask(browser, olia)
  const token = await tokenFor(olia)
  const asked = new Map(browser.cookies)
  const key = { 'idempotency-key': randomUUID() }
  await browser.post('/mine/sign-in', { token }, key)
  browser.cookies.clear()
  for (const [name, value] of asked) browser.cookies.set(name, value)
  expect((await browser.post('/mine/sign-in', { token }, key)).statusCode).toBe(200)
  expect((await here(browser)).resident?.email).toBe(olia)
}, 20_000)

test('every address has the same answer, and so has one beyond its limit', async () => {
  const answers = []
  for (const email of [olia, olia, olia, olia, 'nobody@example.org'])
    answers.push(await ask(someone(app), email))
  expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`))).toEqual(new Set(['200 {}']))
  await vi.waitFor(async () => {
    expect(await db.selectFrom('outbox').select('seq').execute()).toEqual([])
    const left = await sql`select 1 from pgboss.job where name = 'mail' and state < 'completed'`.execute(db)
    expect(left.rows).toEqual([])
  }, patient)
  const to = Map.groupBy(received, ({ recipients }) => recipients[0])
  expect([to.get(olia)?.length, to.get('nobody@example.org')?.length]).toEqual([3, 1])
}, 20_000)

test('who opens the page, as scanners of mail do, uses nothing up', async () => {
  await ask(browser, olia)
  const token = await tokenFor(olia)
  for (let times = 0; times < 3; times += 1) {
    const page = await app.inject({ url: '/mine/link', headers: { accept: 'text/html' } })
    expect([page.statusCode, page.headers['x-robots-tag']]).toEqual([200, 'noindex'])
    await someone(app).post('/mine/link/look', { token })
  }
  expect((await browser.post('/mine/sign-in', { token })).statusCode).toBe(200)
}, 20_000)

test('another browser has to know the address, and five wrong ones close the link', async () => {
  await ask(browser, olia)
  const token = await tokenFor(olia)
  const phone = someone(app)
  const seen = await phone.post('/mine/link/look', { token })
  expect(seen.json()).toEqual({ askedAt: expect.any(String), asksAddress: true })
  expect(told(await phone.post('/mine/sign-in', { token }))).toEqual([403, 'sign-in-address-wrong'])
  const wrong = await phone.post('/mine/sign-in', { token, email: 'petro@example.org' })
  expect(told(wrong)).toEqual([403, 'sign-in-address-wrong'])
  expect((await phone.post('/mine/sign-in', { token, email: ' OLIA@example.org' })).statusCode).toBe(200)
  expect((await here(phone)).resident?.email).toBe(olia)

  received.length = 0
  await ask(browser, olia)
  const second = await tokenFor(olia)
  const thief = someone(app)
  for (let tries = 0; tries < 5; tries += 1)
    await thief.post('/mine/sign-in', { token: second, email: `guess-${tries}@example.org` })
  const late = await thief.post('/mine/sign-in', { token: second, email: olia })
  expect(told(late)).toEqual([410, 'sign-in-link-expired'])
}, 20_000)

test('a link is over after twenty minutes, and one that never was is said to be wrong', async () => {
  await ask(browser, olia)
  const token = await tokenFor(olia)
  await sql`update resident_link set expires_at = expires_at - interval '20 minutes'`.execute(db)
  for (const path of ['/mine/link/look', '/mine/sign-in'])
    expect(told(await browser.post(path, { token }))).toEqual([410, 'sign-in-link-expired'])
  expect(told(await browser.post('/mine/sign-in', { token: 'x'.repeat(43) }))).toEqual([
    404,
    'sign-in-link-wrong',
  ])
}, 20_000)

test('one is signed out here, or everywhere, or by half an hour of silence', async () => {
  const [home, work] = [await signedIn(olia), await signedIn(olia)]
  await home.post('/mine/sign-out', { everywhere: false })
  expect([(await here(home)).resident, (await here(work)).resident?.email]).toEqual([null, olia])
  const again = await signedIn(olia)
  await again.post('/mine/sign-out', { everywhere: true })
  expect((await here(work)).resident).toBeNull()
  const idle = await signedIn('petro@example.org')
  await sql`update resident_session set seen_at = seen_at - interval '30 minutes'`.execute(db)
  expect((await here(idle)).resident).toBeNull()
}, 40_000)

test('another site writes in nobody’s name, and nothing kept names anybody', async () => {
  const home = await signedIn(olia)
  const crossed = await home.post('/mine/sign-out', { everywhere: true }, { origin: 'https://evil.example' })
  expect(told(crossed)).toEqual([403, 'cross-site'])
  expect(told(await ask(someone(app), olia))).toEqual([200, undefined])
  expect(told(await browser.post('/mine/link', { email: olia, language: 'uk' }, { 'x-app': '' }))).toEqual([
    403,
    'cross-site',
  ])
  for (const table of ['resident_link', 'resident_session', 'idempotency', 'rate_limit', 'outbox'] as const) {
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(db)
    expect(JSON.stringify(rows)).not.toMatch(/olia|example\.org/i)
  }
  const { rows } = await sql`select data from pgboss.job where name = 'mail'`.execute(db)
  expect(JSON.stringify(rows)).not.toMatch(/olia|example\.org/i)
  expect(await db.selectFrom('user').select('id').execute()).toEqual([])
}, 20_000)
