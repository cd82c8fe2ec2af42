import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { transact } from '@bezpechne/server/platform/database'
import { afterAll, beforeEach, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenAnswered, givenPublished, givenSubmitted } from './support/inquiries.ts'

// The web app's own page as it stands in the repository, and one file with a hash in its name.
const webFolder = mkdtempSync(join(tmpdir(), 'web-'))
writeFileSync(
  join(webFolder, 'index.html'),
  readFileSync(join(import.meta.dirname, '../web/index.html'), 'utf8'),
)
mkdirSync(join(webFolder, 'assets'))
writeFileSync(join(webFolder, 'assets/index-C3O4xqZ7.js'), 'void 0')
writeFileSync(join(webFolder, 'favicon.svg'), '<svg/>')

const database = await freshDatabase()
const { db } = database
await givenKyiv(db)
const at = 'https://map.example.org'
const tiles = { TILE_URL: 'https://tiles.example.org/{z}/{x}/{y}.png', TILE_CREDIT: 'Example' }
const app = await buildApp(readConfig({ PUBLIC_URL: `${at}/`, ...tiles }), { database, webFolder })
afterAll(() => app.close())

const browser = 'text/html,application/xhtml+xml'
async function open(path: string, headers: Record<string, string> = {}) {
  const answer = await app.inject({ url: path, headers: { accept: browser, ...headers } })
  return { ...answer, status: answer.statusCode, page: new Readable(answer.body) }
}

/** What a reader without scripts, or a search engine, takes from a page. */
class Readable {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
  get title() {
    return /<title>(.*?)<\/title>/s.exec(this.source)?.[1]
  }
  get language() {
    return /<html lang="(\w+)"/.exec(this.source)?.[1]
  }
  get canonical() {
    return /<link rel="canonical" href="([^"]*)"/.exec(this.source)?.[1]
  }
  get text() {
    const root = /<div id="root">(.*)<\/div>/s.exec(this.source)?.[1] ?? ''
    return root
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
  }
  meta(name: string) {
    return new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(this.source)?.[1]
  }
}

beforeEach(async () => {
  await db.deleteFrom('answer').execute()
  await db.deleteFrom('inquiry').execute()
})

test('an answered inquiry can be read before any script runs', async () => {
  const { number } = await givenAnswered(db, {
    title: 'Темний перехід',
    text: 'Під мостом немає світла.\nВночі нічого не видно.',
    answer: 'Ліхтарі вже замовлено.',
  })
  const { status, page, headers } = await open(`/kyiv/${number}`)
  expect(status).toBe(200)
  expect(page.title).toBe('Темний перехід. Київ · Безпечне')
  expect(page.language).toBe('uk')
  expect(page.canonical).toBe(`${at}/kyiv/${number}`)
  expect(page.meta('og:title')).toBe('Темний перехід. Київ')
  expect(page.meta('og:url')).toBe(`${at}/kyiv/${number}`)
  expect(page.meta('og:locale')).toBe('uk_UA')
  expect(page.meta('description')).toBe('Є відповідь. Ліхтарі вже замовлено.')
  for (const words of ['Є відповідь', 'Під мостом немає світла.', 'Ліхтарі вже замовлено.', '112']) {
    expect(page.text).toContain(words)
  }
  expect(page.source).toContain('<script type="module"')
  expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'content-language': 'uk' })
})

test('the same page speaks English to who chose it, on the page or in the browser', async () => {
  const { number } = await givenPublished(db)
  for (const headers of [{ cookie: 'lang=en' }, { 'accept-language': 'en-GB,en;q=0.8' }]) {
    const { page } = await open(`/kyiv/${number}`, headers)
    expect(page.language).toBe('en')
    expect(page.title).toMatch(/ · Bezpechne$/)
    expect(page.text).toContain('Published, waiting for an answer')
  }
})

test('what people wrote stays text, wherever it stands', async () => {
  const nasty = `</title><script>alert("1")</script>' onload="x" $& $1`
  const { number } = await givenPublished(db, {
    title: nasty,
    text: `${nasty}\n<img src=x onerror=alert(2)>`,
  })
  for (const path of [`/kyiv/${number}`, '/kyiv']) {
    const { page } = await open(path)
    expect(page.source.match(/<script/g)).toHaveLength(1)
    expect(page.source).not.toMatch(/<img|" onload="/)
    expect(page.source).toContain('$&amp; $1')
  }
})

test('the start names the cities, the city its newest inquiries and how many there are', async () => {
  const first = await givenPublished(db, { title: 'Відкритий люк' })
  await givenAnswered(db, { title: 'Темний перехід' })
  const start = (await open('/')).page
  expect(start.source).toContain('<a href="/kyiv">Київ</a>')
  expect(start.canonical).toBe(`${at}/`)
  const city = (await open('/kyiv')).page
  expect(city.title).toBe('Київ · Безпечне')
  expect(city.text).toContain('1 звернення чекає на відповідь, 1 звернення має відповідь')
  expect(city.source).toContain(`<a href="/kyiv/${first.number}">Відкритий люк</a>`)
  expect(city.canonical).toBe(`${at}/kyiv`)
})

test('what is not public is not there, and what was hidden is gone', async () => {
  const waiting = await givenSubmitted(db, { text: 'canary-text' })
  const { status, page } = await open(`/kyiv/${waiting.number}`)
  expect(status).toBe(404)
  expect(page.text).toContain('Такого звернення немає серед опублікованих')
  expect(page.source).not.toContain('canary')
  expect((await open('/kyiv')).page.source).not.toContain(waiting.number)

  const hidden = await givenPublished(db, { title: 'canary-title' })
  const actor = { role: 'moderator', id: null } as const
  await transact(db, (trx) => stepInquiry(trx, { city: 'kyiv', id: hidden.id, step: 'hide', actor }))
  const gone = await open(`/kyiv/${hidden.number}`)
  expect(gone.status).toBe(410)
  expect(gone.page.text).toContain('Цього звернення вже немає на карті')
  expect(gone.page.source).not.toContain('canary')
  expect(gone.headers['cache-control']).toBe('no-store')
})

test.each([
  '/nowhere',
  '/kyiv/KYIV-2026-999999',
  '/kyiv/nothing',
  '/kyiv/a/b/c',
  '/Kyiv',
  '/%D0%9A',
  '/nowhere/new',
])('%s is a page that says there is nothing', async (path) => {
  const { status, page, headers } = await open(path)
  expect(status).toBe(404)
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.meta('robots')).toBe('noindex')
  expect(page.text).toMatch(/немає/)
})

test.each([
  '/desk',
  '/desk/security',
  '/desk/kyiv/moderation',
  '/receipt',
  '/outbox',
  '/mine',
  '/follow',
  '/notices',
  '/kyiv/new',
])('%s is not for search engines', async (path) => {
  const { status, page, headers } = await open(path)
  expect(status).toBe(200)
  expect(page.meta('robots')).toBe('noindex')
  expect(page.canonical).toBeUndefined()
  expect(headers['x-robots-tag']).toBe('noindex')
})

test('a slash too many leads to the same page, and no address leads away', async () => {
  expect((await open('/kyiv/')).page.canonical).toBe(`${at}/kyiv`)
  expect((await open('//evil.example.org')).status).toBe(404)
  expect((await open('//evil.example.org/..')).headers.location).toBeUndefined()
})

test('programs get a problem, not a page', async () => {
  expect((await open('/api/v1/nowhere')).json()).toMatchObject({ code: 'not-found' })
  expect((await open('/assets/index-OLD.js')).json()).toMatchObject({ code: 'not-found' })
  expect((await open('/nowhere.png', { accept: 'image/*' })).json()).toMatchObject({ code: 'not-found' })
  expect((await app.inject({ method: 'POST', url: '/kyiv' })).json()).toMatchObject({
    code: 'method-not-allowed',
  })
})

test('files with a hash are kept for a year, pages are asked for again', async () => {
  const script = await app.inject('/assets/index-C3O4xqZ7.js')
  expect(script.statusCode).toBe(200)
  expect(script.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': expect.stringContaining('javascript'),
  })
  expect((await app.inject('/favicon.svg')).headers['cache-control']).toBe('public, max-age=3600')
  expect((await app.inject('/assets/index-OLD.js')).headers['cache-control']).toBe('no-store')
  for (const path of [
    '/assets/../index.html',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%2findex.html',
  ]) {
    expect((await app.inject(path)).statusCode).toBeGreaterThanOrEqual(400)
  }
  expect((await app.inject('/robots.txt')).body).toContain('Disallow: /desk')
})

test('pages let the map take its background from the one host that is set, the API from none', async () => {
  const page = (await open('/kyiv')).headers['content-security-policy']
  expect(page).toContain(`img-src 'self' blob: data: https://tiles.example.org;`)
  expect(page).toContain(`default-src 'none'`)
  expect((await open('/api/v1/cities')).headers['content-security-policy']).not.toContain('tiles.example.org')
})

test('private pages take nothing from elsewhere, run no text as code and stay in no cache', async () => {
  for (const path of ['/letters', '/letters/open', '/desk/letters', '/desk/letters/keys']) {
    const { headers, page } = await open(path)
    const policy = String(headers['content-security-policy'])
    expect(policy).not.toContain('tiles.example.org')
    expect(policy).toContain(`require-trusted-types-for 'script'; trusted-types default`)
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
    })
    expect(page.source).toContain('<title>Безпечне</title>')
    expect(page.source).not.toContain('data-tile-url')
  }
  expect((await app.inject('/robots.txt')).body).toContain('Disallow: /letters')
})

test("the operator's background map is named in the page, for the web app to lay under its own", async () => {
  const { page } = await open('/kyiv')
  expect(page.source).toContain(`data-tile-url="${tiles.TILE_URL}" data-tile-credit="${tiles.TILE_CREDIT}"`)
})
