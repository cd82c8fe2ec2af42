import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { readDictionaries } from '@bezpechne/server/platform/dictionaries'
import { addLanguage, type Language } from '@bezpechne/shared/languages'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { openMailServer, type Received } from './support/mail-server.ts'
import { residentOf } from './support/resident.ts'

const folder = mkdtempSync(join(tmpdir(), 'languages-'))
writeFileSync(
  join(folder, 'index.html'),
  readFileSync(join(import.meta.dirname, '../web/index.html'), 'utf8'),
)
const database = await freshDatabase()
const received: Received[] = []
const server = await openMailServer(received)
const app = await buildApp(
  readConfig({
    SMTP_URL: `smtp://127.0.0.1:${server.port}?ignoreTLS=true`,
    PUBLIC_URL: 'https://map.example.org',
  }),
  { database, webFolder: folder },
)
const { post } = residentOf(app)
beforeAll(async () => {
  await givenKyiv(database.db)
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await server.close()
  rmSync(folder, { recursive: true })
})

async function open(url: string, headers: Record<string, string> = {}) {
  const { body, headers: told } = await app.inject({ url, headers: { accept: 'text/html', ...headers } })
  return { body, language: told['content-language'], lang: /<html lang="(\w+)"/.exec(body)?.[1] }
}

test('the address names the language, then the device, then the browser with what it likes best', async () => {
  const polish = { cookie: 'lang=pl', 'accept-language': 'en' }
  expect((await open('/kyiv', polish)).lang).toBe('pl')
  expect((await open('/kyiv?lang=en', polish)).lang).toBe('en')
  expect((await open('/kyiv', { 'accept-language': 'de, en;q=0.2, pl-PL;q=0.7' })).lang).toBe('pl')
  expect((await open('/kyiv', { 'accept-language': 'de, pl;q=0' })).lang).toBe('uk')
  expect((await open('/kyiv?lang=xx', { cookie: 'lang=<b>' })).lang).toBe('uk')
})

test('all that the server says to residents is said in Polish, and links keep the language', async () => {
  const { body, language } = await open('/kyiv?lang=pl')
  expect(language).toBe('pl')
  expect(body).toContain('Najnowsze zgłoszenia')
  expect(body).toContain('Nawierzchnia drogi')
  expect(body).toContain('hreflang="pl" href="https://map.example.org/kyiv?lang=pl"')
  expect(body).toContain('href="/kyiv/officer?lang=pl"')
  expect(body).toContain('<a class="logo" href="/?lang=pl"')
  expect((await open('/kyiv/new?simple=1&lang=pl')).body).toContain('Wyślij')
  expect((await open('/nowhere?lang=pl')).body).toContain('Nie ma takiej strony')
  // Where no Polish is, no page says that it was: letters are in the languages of the house.
  expect((await open('/letters?lang=pl')).lang).not.toBe('pl')
})

test('a mailbox is written to in the language in which somebody chose to follow', async () => {
  const wish = { what: { kind: 'city' }, rhythm: 'each', quiet: { from: 0, to: 0 }, language: 'pl' }
  await post('/cities/kyiv/follow', { ...wish, email: 'ola@example.org' })
  await vi.waitFor(() => expect(received).toHaveLength(1), { timeout: 10_000, interval: 50 })
  const { subject, text, headers } = await PostalMime.parse(received[0]?.raw ?? '')
  expect(subject).toBe('Potwierdź, że chcesz otrzymywać wiadomości')
  expect(text).toContain('cała gmina')
  expect(headers.find(({ key }) => key === 'content-language')?.value).toBe('pl')
  expect(await database.db.selectFrom('reader').select('language').execute()).toEqual([{ language: 'pl' }])
})

test('a language is added by a file: pages speak it, and Ukrainian where it is silent', async () => {
  const eo: Language = JSON.parse('"eo"')
  const takeAway = addLanguage(eo, { name: 'Esperanto', short: 'ESP', locale: 'eo' })
  const file = {
    pages: { newest: 'Plej novaj', checked: 'Kontrolita la {{1}}' },
    categories: { crossing: { name: 'Piedira pasejo' } },
    errors: { 'city-not-found': 'Tiu komunumo ne estas ĉi tie.' },
  }
  writeFileSync(join(folder, 'eo.json'), JSON.stringify(file))
  readDictionaries([folder])
  const { body, lang } = await open('/kyiv', { 'accept-language': 'eo, uk;q=0.5' })
  expect(lang).toBe('eo')
  expect(body).toContain('Plej novaj')
  expect(body).toContain('Piedira pasejo')
  expect(body).toContain('Карта не викликає допомогу.')
  expect(body).toContain('hreflang="eo"')
  const { title } = (await app.inject({ url: '/api/v1/cities/nope', headers: { cookie: 'lang=eo' } })).json()
  expect(title).toBe('Tiu komunumo ne estas ĉi tie.')
  takeAway()
  expect((await open('/kyiv', { 'accept-language': 'eo' })).lang).toBe('uk')
  expect((await app.inject('/api/v1/cities/kyiv/categories')).json()).not.toHaveProperty('items.0.name.eo')
})
