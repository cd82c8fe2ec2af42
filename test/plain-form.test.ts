import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { formTokens } from '@bezpechne/server/pages/form-token'
import { afterAll, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenAnswered, givenPublished } from './support/inquiries.ts'

// A browser without scripts: what it sees, sends and reads is all there is.

const database = await freshDatabase()
const { db } = database
await givenKyiv(db)
const AUTH_SECRET = 'a secret of forty-three characters or so, here'
const app = await buildApp(readConfig({ AUTH_SECRET, TRUST_PROXY: '127.0.0.1/32' }), { database })
afterAll(() => app.close())

const html = { accept: 'text/html' }
const open = (url: string) => app.inject({ url, headers: html })
const earlier = formTokens(AUTH_SECRET, () => Date.now() - 60_000)

const dark = {
  address: 'вул. Хрещатик, 1, біля переходу',
  category: 'crossing',
  text: 'Не світить жоден ліхтар,\r\nвночі нічого не видно.',
  email: '',
  website: '',
}
let person = 1
function send(typed: Record<string, string>, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url: '/kyiv/new?lang=uk',
    headers: {
      ...html,
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-for': `10.1.0.${person}`,
      ...headers,
    },
    payload: new URLSearchParams(typed).toString(),
  })
}
const inquiries = async () => (await db.selectFrom('inquiry').select('number').execute()).length
const items = (body: string) => body.match(/<a href="\/kyiv\/KYIV-/g)?.length
const receiptIn = (body: string) => /<strong>(\w{4}(?:-\w{4}){3})<\/strong>/.exec(body)?.[1]

test('an inquiry is sent without scripts, once, and its code opens it', async () => {
  person += 1
  const form = (await open('/kyiv/new?plain=1')).body
  expect(form).not.toContain('<script')
  expect(form.indexOf('101')).toBeLessThan(form.indexOf('<form'))
  expect(form).toContain('action="/kyiv/new?lang=uk"')
  const before = await inquiries()
  const token = earlier.make('kyiv')
  const sent = await send({ ...dark, token })
  expect(sent.statusCode).toBe(201)
  expect(sent.headers['cache-control']).toBe('no-store')
  const receipt = receiptIn(sent.body)
  const [again, atOnce] = await Promise.all([send({ ...dark, token }), send({ ...dark, token })])
  expect([again.body, atOnce.body]).toEqual([sent.body, sent.body])
  expect(await inquiries()).toBe(before + 1)
  const own = await app.inject({
    method: 'POST',
    url: '/api/v1/receipts/open',
    payload: { code: receipt },
    headers: { 'idempotency-key': 'plain-form-1' },
  })
  expect(own.json()).toMatchObject({ state: 'submitted' })
  const other = await send({ ...dark, text: 'Зовсім інше лихо на тому самому місці.', token })
  expect(other.statusCode).toBe(409)
  expect(other.body).toContain('Зовсім інше лихо')
  expect(await inquiries()).toBe(before + 1)
})

test('what is wrong is named, and nothing typed is lost', async () => {
  person += 1
  const text = '<b>ямa</b>'
  const { statusCode, body } = await send({
    ...dark,
    text: text.slice(0, 8),
    email: 'olena@',
    token: earlier.make('kyiv'),
  })
  expect(statusCode).toBe(422)
  expect(body).toContain('<a href="#text">')
  expect(body).toContain('<a href="#email">')
  expect(body).not.toContain('<a href="#address">')
  expect(body).toContain('value="вул. Хрещатик, 1, біля переходу"')
  expect(body).toContain('&lt;b&gt;')
  expect(body).toMatch(/<option value="crossing" selected>/)
  expect(
    (await send({ ...dark, category: 'explosive-object', token: earlier.make('kyiv') })).statusCode,
  ).toBe(400)
})

test('a program gains nothing: no token, a fresh one, a filled trap, another site, many at once', async () => {
  person += 1
  const before = await inquiries()
  expect((await send({ ...dark, token: 'x.y.z' })).statusCode).toBe(422)
  expect((await send({ ...dark, token: earlier.make('ternopil') })).statusCode).toBe(422)
  const early = await send({ ...dark, token: formTokens(AUTH_SECRET).make('kyiv') })
  expect(early.statusCode).toBe(429)
  expect(early.body).toContain('Не світить жоден ліхтар')
  const trapped = await send({ ...dark, website: 'https://example.org', token: earlier.make('kyiv') })
  expect(trapped.statusCode).toBeGreaterThanOrEqual(400)
  const foreign = await send({ ...dark, token: earlier.make('kyiv') }, { 'sec-fetch-site': 'cross-site' })
  expect(foreign.statusCode).toBeGreaterThanOrEqual(400)
  expect(await inquiries()).toBe(before)
  const codes = []
  for (let n = 0; n < 5; n += 1) codes.push((await send({ ...dark, token: earlier.make('kyiv') })).statusCode)
  expect(codes).toEqual([201, 201, 201, 201, 429])
})

test('the list is narrowed and paged by the browser alone', async () => {
  for (let n = 0; n < 31; n += 1) await givenPublished(db, { title: `Яма ${n}`, category: 'road-surface' })
  await givenAnswered(db, { title: 'Темний перехід', category: 'crossing' })
  const first = (await open('/kyiv?topics=road-surface&lang=en')).body
  expect(items(first)).toBe(30)
  const next = /<a href="(\/kyiv\?[^"]+)" rel="next"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(next).toContain('lang=en')
  const second = (await open(next)).body
  expect(items(second)).toBe(1)
  expect((await open('/kyiv?colour=green')).body).toContain('Темний перехід')
  expect(items((await open('/kyiv?colour=green')).body)).toBe(1)
  expect(items((await open('/kyiv?colour=blue&topics=%00')).body)).not.toBe(1)
})

test('a link speaks the language of who shared it, whatever the reader’s browser asks', async () => {
  const { number } = await givenPublished(db)
  const url = `/kyiv/${number}?lang=en`
  const { body, headers } = await app.inject({
    url,
    headers: { ...html, cookie: 'lang=uk', 'accept-language': 'uk' },
  })
  expect(headers['content-language']).toBe('en')
  expect(body).toContain(`<link rel="canonical" href="http://localhost:3000${url}"`)
  for (const language of ['uk', 'en'])
    expect(body).toContain(
      `hreflang="${language}" href="http://localhost:3000/kyiv/${number}?lang=${language}"`,
    )
  expect(body).toContain(`hreflang="x-default" href="http://localhost:3000/kyiv/${number}"`)
  expect(body).toContain('<a href="/kyiv?lang=en">')
  expect((await open(`/kyiv/${number}?lang=xx`)).headers['content-language']).toBe('uk')
})
