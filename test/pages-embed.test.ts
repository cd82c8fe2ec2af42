import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { transact } from '@bezpechne/server/platform/database'
import { afterAll, beforeEach, expect, test } from 'vitest'

import { givenKyiv, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenAnswered, givenPublished, givenSubmitted } from './support/inquiries.ts'

const database = await freshDatabase()
const { db } = database
await givenKyiv(db)
const app = await buildApp(readConfig({}), { database })
afterAll(() => app.close())
beforeEach(async () => {
  await db.deleteFrom('answer').execute()
  await db.deleteFrom('inquiry').execute()
})

const open = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { accept: 'text/html', ...headers } })

test('another site shows the newest of a city in a frame, and each opens in a window of its own', async () => {
  const red = await givenPublished(db, { title: 'Темний <b>перехід</b>' })
  const green = await givenAnswered(db, { title: 'Відкритий люк' })
  const { statusCode, headers, body } = await open('/embed/kyiv')
  expect(statusCode).toBe(200)
  expect(headers).toMatchObject({
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *",
    'cross-origin-resource-policy': 'cross-origin',
    'x-robots-tag': 'noindex',
    'content-language': 'uk',
    'cache-control': 'no-cache',
    vary: 'accept-language',
  })
  expect(headers).not.toHaveProperty('x-frame-options')
  // One script alone, which draws the map: none where nothing was built.
  const script = /<script type="module" crossorigin src="\/assets\/embed\/main-[\w-]+\.js"><\/script>/
  expect(body.replace(script, '')).not.toMatch(/<script|<form|<iframe/)
  expect(body).toMatch(/<div\s+id="embed-map"[^>]*data-city="kyiv"[^>]*><\/div>/)
  expect(body).toContain('Темний &lt;b&gt;перехід&lt;/b&gt;')
  expect(body).toContain('pin-body-red')
  expect(body).toContain('pin-body-green')
  expect(body).toMatch(/<time datetime="\d{4}-\d\d-\d\d"/)
  expect(body).toContain('src="/kyiv/card.png?lang=uk"')
  const links = body.match(/<a [^>]*href="\/[^>]*>/g) ?? []
  expect(links).toHaveLength(3)
  for (const link of links) expect(link).toMatch(/target="_blank" rel="noopener noreferrer"/)
  for (const { number } of [red, green]) expect(body).toContain(`href="/kyiv/${number}?lang=uk"`)
})

test('it knows nobody: no cookie is set, and none changes it', async () => {
  await givenPublished(db)
  const plain = await open('/embed/kyiv')
  const known = await open('/embed/kyiv', { cookie: 'session=x; lang=en; plain=1' })
  expect(plain.headers).not.toHaveProperty('set-cookie')
  expect(known.headers).not.toHaveProperty('set-cookie')
  expect(known.body).toBe(plain.body)
  expect((await open('/embed/kyiv?lang=en')).body).toContain('Open the map')
  expect((await open('/embed/kyiv', { 'accept-language': 'en' })).body).toContain('<html lang="en"')
})

const narrowed = async (query: string) => (await open(`/embed/kyiv?${query}`)).body

test('its address narrows it by topic, state and district, and the map that it opens', async () => {
  const light = { title: 'Немає світла', category: 'street-lighting', at: kyiv.east.inside } as const
  await givenPublished(db, light)
  await givenAnswered(db, { title: 'Шумно вночі', category: 'noise', at: kyiv.west.inside })
  for (const query of ['topics=street-lighting', 'colour=red', `district=${kyiv.east.id}`]) {
    const body = await narrowed(query)
    expect(body).toContain('Немає світла')
    expect(body).not.toContain('Шумно вночі')
    expect(body).toContain(`href="/kyiv?${query}&amp;lang=uk"`)
    // The picture shows all of the city; the map is told what to show.
    expect(body).not.toContain('card.png')
    expect(body).toContain(`data-${query.replace('=', '="')}"`)
  }
  expect(await narrowed('topics=noise&colour=red')).toContain('Опублікованих звернень ще немає')
})

test('what is hidden or not yet published is not in it', async () => {
  const { id, number } = await givenPublished(db, { title: 'canary-hidden' })
  await givenSubmitted(db, { text: 'canary-waiting' })
  expect((await open('/embed/kyiv')).body).toContain(number)
  const actor = { role: 'moderator', id: null } as const
  await transact(db, (trx) => stepInquiry(trx, { city: 'kyiv', id, step: 'hide', actor }))
  expect((await open('/embed/kyiv')).body).not.toMatch(/canary/)
})

test('a city that is not here says so in the frame; no other page may be framed', async () => {
  const absent = await open('/embed/nowhere')
  expect(absent.statusCode).toBe(404)
  expect(absent.body).toContain('Такої сторінки немає')
  expect(absent.headers).toMatchObject({ 'cache-control': 'no-store' })
  expect(absent.headers['content-security-policy']).toContain('frame-ancestors *')
  const { number } = await givenPublished(db)
  const others = [
    '/',
    '/kyiv',
    `/kyiv/${number}`,
    '/kyiv/new',
    '/desk',
    '/letters',
    '/receipt',
    '/embed',
    '/embed/a/b',
  ]
  for (const path of others)
    expect((await open(path)).headers['content-security-policy']).toContain("frame-ancestors 'none'")
})
