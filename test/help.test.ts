import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { helpTopics } from '@bezpechne/shared/help'
import { afterAll, expect, test } from 'vitest'

import { freshDatabase } from './support/database.ts'

const webFolder = mkdtempSync(join(tmpdir(), 'web-'))
const html = readFileSync(join(import.meta.dirname, '../web/index.html'), 'utf8')
writeFileSync(join(webFolder, 'index.html'), html)
const database = await freshDatabase()
const at = 'https://map.example.org'
const app = await buildApp(readConfig({ PUBLIC_URL: at }), { database, webFolder })
afterAll(async () => {
  await app.close()
  rmSync(webFolder, { recursive: true })
})

const open = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { accept: 'text/html', ...headers } })

test('the handbook is read without a script, in the language of the address or the device', async () => {
  const start = await open('/help')
  expect(start.body).toContain('<h1>Довідка</h1>')
  for (const topic of helpTopics) expect(start.body).toContain(`<a href="/help/${topic}">`)
  const { body, headers, statusCode } = await open('/help/residents?lang=en')
  expect(statusCode).toBe(200)
  expect(headers['content-language']).toBe('en')
  expect(body).not.toContain('<script')
  expect(body).toContain('<h2 id="how-to-report-a-danger">How to report a danger</h2>')
  expect(body).toContain('<strong>Report a danger</strong>')
  expect(body).toContain('href="tel:102"')
  expect(body).toContain(`<link rel="canonical" href="${at}/help/residents?lang=en"`)
  expect(body).toContain('hreflang="uk"')
  expect(body).not.toContain('hreflang="pl"')
  // A place of a page is the same in each language; a link keeps the language.
  expect((await open('/help/residents', { cookie: 'lang=uk' })).body).toContain('id="how-to-report-a-danger"')
  expect(body).toContain('href="/receipt?lang=en"')
  expect((await open('/help/officers', { cookie: 'lang=pl' })).headers['content-language']).toBe('uk')
})

test('a page that was read is not sent again', async () => {
  const first = await open('/help/officers')
  const etag = String(first.headers['etag'])
  expect(etag).toMatch(/^"[\w-]{22}"$/)
  const again = await open('/help/officers', { 'if-none-match': etag })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  expect((await open('/help/officers?lang=en', { 'if-none-match': etag })).statusCode).toBe(200)
})

test('pictures are given as they are, and nothing else of the folder', async () => {
  const picture = await app.inject('/help/pictures/uk/city-map.webp')
  expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/webp'])
  for (const path of [
    'uk/none.webp',
    'uk/..%2f..%2fuk%2fofficers.md',
    '..%2fuk/officers.md',
    'pl/city-map.webp',
  ])
    expect((await app.inject(`/help/pictures/${path}`)).statusCode).toBe(404)
  for (const path of ['/help/README', '/help/..%2f..%2fproduction', '/help/residents.md'])
    expect((await open(path)).statusCode).toBe(404)
})
