import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { CityDetail } from '@bezpechne/shared/cities'
import { LookSettings } from '@bezpechne/shared/look'
import { type LookPart, lookParts, productLines } from '@bezpechne/shared/look-parts'
import type { CityPack } from '@bezpechne/shared/pack'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { people, type Person } from './support/people.ts'
import { phonePhoto } from './support/photo.ts'

const webFolder = mkdtempSync(join(tmpdir(), 'web-'))
writeFileSync(
  join(webFolder, 'index.html'),
  readFileSync(join(import.meta.dirname, '../web/index.html'), 'utf8'),
)
const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database, webFolder })
const { as, visitor } = await people(app, database)
let iryna: Person
let stepan: Person
beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  iryna = await as('administrator')
  stepan = await as('administrator', 'kyiv', 'second')
})
afterAll(() => app.close())

const base = '/cities/kyiv/look'
const settings = async () => LookSettings.parse((await iryna.get(base)).json())
const versionOf = async (part: LookPart) => (await settings())[part].version
const set = async (part: LookPart, value: unknown, who = iryna) =>
  who.post(base, { part, value, version: await versionOf(part) })
const reset = async (part: LookPart) => iryna.post(`${base}/reset`, { part, version: await versionOf(part) })
const cityOf = async (city = 'kyiv') => CityDetail.parse((await visitor.get(`/cities/${city}`)).json())
const page = async (path: string, headers: Record<string, string> = {}) =>
  (await app.inject({ url: path, headers: { accept: 'text/html', ...headers } })).body
const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString()

test('a community takes another name, everybody reads it, and the first one comes back', async () => {
  const { name: before } = await cityOf()
  const name = { uk: 'Київська громада', en: 'Kyiv community', pl: 'Gmina Kijów' }
  expect((await set('name', name)).statusCode).toBe(200)
  expect((await cityOf()).name).toEqual(name)
  expect((await visitor.get('/cities')).body).toContain(name.uk)
  expect(await page('/kyiv')).toContain('<h1>Київська громада</h1>')
  expect(await page('/kyiv?lang=pl')).toContain('<h1>Gmina Kijów</h1>')
  expect((await settings()).name).toMatchObject({ own: name, standard: before })
  expect((await reset('name')).statusCode).toBe(200)
  expect((await cityOf()).name).toEqual(before)
  expect((await cityOf('ternopil')).name.uk).toBe('Тернопіль')
})

test('of two who save at once the second is told, and nothing of the first is lost', async () => {
  const version = await versionOf('hours')
  const value = { uk: 'щодня до обіду', en: 'every day before noon' }
  const other = { uk: 'щодня після обіду', en: 'every day after noon' }
  const both = await Promise.all([
    iryna.post(base, { part: 'hours', value, version }),
    stepan.post(base, { part: 'hours', value: other, version }),
  ])
  expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
  const [kept, refused] = both[0].statusCode === 200 ? [value, both[1]] : [other, both[0]]
  expect(refused.json()).toMatchObject({ code: 'stale-version' })
  expect((await cityOf()).look.hours).toEqual(kept)
  await reset('hours')
  expect((await cityOf()).look.hours).toEqual({
    uk: 'понеділок–п’ятниця, 09:00–18:00',
    en: 'Monday–Friday, 09:00–18:00',
  })
})

test('a notice is there from its hour to its hour by the clock of the database, with scripts and without', async () => {
  const text = { uk: 'Сьогодні вночі карта <b>оновлюється</b>.', en: 'The map is renewed tonight.' }
  const notice = { level: 'warning', text, from: hours(-1), until: hours(2) }
  expect((await set('notice', notice)).statusCode).toBe(200)
  expect((await cityOf()).look.notice).toEqual({ level: 'warning', text, until: notice.until })
  for (const path of ['/kyiv', '/kyiv/officer', '/kyiv/numbers', '/kyiv/new?plain=1'])
    expect(await page(path)).toContain('Сьогодні вночі карта &lt;b&gt;оновлюється&lt;/b&gt;.')
  expect(await page('/kyiv?lang=en')).toContain('<aside class="sitenote warning"')
  expect(await page('/ternopil')).not.toContain('sitenote')
  await set('notice', { ...notice, from: hours(1) })
  expect((await cityOf()).look.notice).toBeUndefined()
  expect(await page('/kyiv')).not.toContain('sitenote')
  expect((await settings()).notice.own).toMatchObject({ level: 'warning' })
  await set('notice', notice)
  await sql`update city_look set value = value || jsonb_build_object('until', now()) where part = 'notice'`.execute(
    db,
  )
  expect((await cityOf()).look.notice).toBeUndefined()
})

const text = { uk: 'Карта оновлюється.', en: 'The map is renewed.' }
const fine = { level: 'info', text, from: hours(0), until: hours(5) }
const wrong: [part: LookPart, code: string, path: string, value: unknown][] = [
  ['notice', 'before-start', 'value.until', { ...fine, until: hours(-1) }],
  ['notice', 'in-the-past', 'value.until', { ...fine, from: hours(-9), until: hours(-1) }],
  ['notice', 'too-large', 'value.until', { ...fine, until: hours(24 * 93) }],
  ['notice', 'wrong-format', 'value.until', { ...fine, until: 'завтра' }],
  ['notice', 'too-long', 'value.text.uk', { ...fine, text: { ...text, uk: 'х'.repeat(201) } }],
  ['notice', 'required', 'value.text.en', { ...fine, text: { uk: text.uk } }],
  ['notice', 'not-in-list', 'value.level', { ...fine, level: 'alarm' }],
  ['name', 'too-short', 'value.uk', { uk: 'К', en: 'Kyiv' }],
  ['name', 'one-line', 'value.uk', { uk: 'Київ\nдва', en: 'Kyiv' }],
  ['lines', 'too-small', 'value', []],
  ['lines', 'wrong-format', 'value.0.number', [{ number: 'javascript:alert(1)', about: text }]],
  ['languages', 'wrong', 'value', ['en']],
  ['languages', 'not-in-list', 'value.1', ['uk', 'xx']],
  ['accent', 'not-in-list', 'value', 'red'],
  ['accent', 'not-in-list', 'value', '#b42318'],
]
test.each(wrong)('%s, %s: refused at its field, and nothing is stored', async (part, code, path, value) => {
  const before = await cityOf()
  const answer = await iryna.post(base, { part, value, version: await versionOf(part) })
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ errors: [{ path, code }] })
  expect(await cityOf()).toEqual(before)
})

test('a colour, languages and numbers are on every page of the community, and on no other', async () => {
  expect(await page('/kyiv')).toContain(productLines[0]?.about.uk)
  const lines = [{ number: '15-80', about: { uk: 'гаряча лінія міста', en: 'the city’s line' } }]
  await set('accent', 'violet')
  await set('languages', ['uk', 'en'])
  await set('lines', lines)
  const seen = { phone: null, email: null }
  const contact = { phone: '+38 044 123-45-67', email: 'map@kyiv.example', seen }
  await iryna.post('/cities/kyiv/opening/contact', contact)
  expect((await cityOf()).look).toMatchObject({ accent: 'violet', languages: ['uk', 'en'], lines })
  const shown = await page('/kyiv', { 'accept-language': 'pl' })
  expect(shown).toMatch(/<html lang="uk" .*data-accent="violet"/)
  expect(shown).not.toContain('hreflang="pl"')
  expect(shown).toContain(
    '<a href="tel:15-80">15-80</a> <span>гаряча лінія міста</span>'.replace('15-80"', '1580"'),
  )
  expect(shown).toContain('href="tel:+380441234567"')
  expect(shown).toContain('mailto:map@kyiv.example')
  expect(shown).not.toContain(productLines[0]?.about.uk)
  for (const number of ['102', '101', '103', '112']) expect(shown).toContain(`href="tel:${number}"`)
  // A link that was shared opens in its language all the same.
  expect(await page('/kyiv?lang=pl')).toContain('<html lang="pl"')
  const other = await page('/ternopil', { 'accept-language': 'pl' })
  expect(other).toContain('<html lang="pl"')
  expect(other).not.toContain('data-accent')
})

const upload = async (bytes: Buffer, version?: number) =>
  app.inject({
    method: 'POST',
    url: `/api/v1${base}/emblem?version=${version ?? (await versionOf('emblem'))}`,
    cookies: Object.fromEntries(iryna.cookies),
    headers: {
      'content-type': 'image/png',
      'idempotency-key': crypto.randomUUID(),
      origin: 'http://localhost:3000',
      'sec-fetch-site': 'same-origin',
      'x-app': '1',
    },
    payload: bytes,
  })

test('an emblem is drawn anew: a square, without what the file carried', async () => {
  expect((await upload(await phonePhoto())).statusCode).toBe(200)
  const { emblem } = (await cityOf()).look
  expect(emblem?.alt).toEqual({ uk: 'Емблема: Київ', en: 'Emblem: Kyiv' })
  const answer = await visitor.get(emblem?.url ?? '')
  expect(answer.headers).toMatchObject({ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' })
  const { width, height, exif, hasAlpha } = await sharp(answer.rawPayload).metadata()
  expect({ width, height, exif, hasAlpha }).toEqual({
    width: 192,
    height: 192,
    exif: undefined,
    hasAlpha: true,
  })
  expect(answer.rawPayload.length).toBeLessThan(20_000)
  expect(await page('/kyiv')).toContain(`<img class="emblem" src="${emblem?.url}" alt="Емблема: Київ"`)
})

test('another emblem takes the place of the one before, and keeps what it is called', async () => {
  const { emblem } = (await cityOf()).look
  const alt = { uk: 'Архангел Михаїл', en: 'Archangel Michael' }
  expect((await set('emblem', { alt })).statusCode).toBe(200)
  const square = await sharp({ create: { width: 64, height: 64, channels: 4, background: '#1b5086' } })
    .png()
    .toBuffer()
  expect((await upload(square)).statusCode).toBe(200)
  const now = (await cityOf()).look.emblem
  expect(now?.alt).toEqual(alt)
  expect(now?.url).not.toBe(emblem?.url)
  expect((await visitor.get(emblem?.url ?? '')).statusCode).toBe(404)
  expect((await visitor.get(now?.url.replace('kyiv', 'ternopil') ?? '')).statusCode).toBe(404)
  expect((await upload(square, 1)).statusCode).toBe(409)
  expect((await visitor.get(now?.url ?? '')).statusCode).toBe(200)
})

test('what is no picture, or a picture that runs something, is refused and changes nothing', async () => {
  const before = (await cityOf()).look.emblem
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  for (const bytes of [svg, Buffer.from('GIF89a'), Buffer.alloc(100)])
    expect((await upload(bytes)).json()).toMatchObject({ code: 'photo-unreadable' })
  expect((await upload(Buffer.alloc(2 * 1024 * 1024 + 1))).statusCode).toBe(413)
  expect((await cityOf()).look.emblem).toEqual(before)
  expect((await reset('emblem')).statusCode).toBe(200)
  expect((await cityOf()).look.emblem).toBeUndefined()
  expect(await db.selectFrom('city_emblem').select('id').execute()).toEqual([])
  expect((await set('emblem', { alt: text })).statusCode).toBe(404)
})

test('what is kept on the phone is another version once the look has changed', async () => {
  const etagOf = async () => (await visitor.get('/cities/kyiv/pack')).headers['etag']
  await upload(await phonePhoto())
  const shown = await visitor.get((await cityOf()).look.emblem?.url ?? '')
  const { emblem } = (await visitor.get('/cities/kyiv/pack')).json<CityPack>()
  expect(emblem).toBe(shown.rawPayload.toString('base64'))
  const before = await etagOf()
  await set('accent', 'plum')
  const pack = await visitor.get('/cities/kyiv/pack')
  expect(pack.headers['etag']).not.toBe(before)
  expect(pack.json()).toMatchObject({ city: { look: { accent: 'plum' } } })
})

test('an administrator of the community alone changes it, and each change is in the audit', async () => {
  const olena = await as('moderator')
  const roman = await as('administrator', 'ternopil')
  for (const who of [olena, roman]) {
    expect((await who.get(base)).statusCode).toBe(404)
    expect((await who.post(base, { part: 'accent', value: 'blue', version: 0 })).statusCode).toBe(404)
    expect((await who.post(`${base}/reset`, { part: 'accent', version: 1 })).statusCode).toBe(404)
  }
  expect((await visitor.get(base)).statusCode).toBe(401)
  const rows = await db.selectFrom('audit').select('subject').where('action', '=', 'look-change').execute()
  expect(new Set(rows.map(({ subject }) => subject))).toEqual(new Set(lookParts))
})
