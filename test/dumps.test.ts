import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { cleanDumps, clearDumps, writeDumps } from '@bezpechne/server/dumps/dumping'
import { exportPages } from '@bezpechne/server/inquiries/export'
import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { transact } from '@bezpechne/server/platform/database'
import { openStorage } from '@bezpechne/server/platform/storage'
import type { DumpList } from '@bezpechne/shared/dumps'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { type Given, givenAnswered, givenPublished } from './support/inquiries.ts'
import { temporaryDirectory } from './support/server.ts'

const database = await freshDatabase()
const { db } = database
const folder = temporaryDirectory()
const app = await buildApp(readConfig({ WORKER: 'separate', DATA_DIR: folder.path }), { database })
const storage = openStorage(folder.path, 'dumps')
const source = { db, storage }
afterAll(async () => {
  await app.close()
  folder.remove()
})

let lamp: Given, formula: Given, dogs: Given, today: Given

beforeAll(async () => {
  await givenKyiv(db)
  lamp = await givenPublished(db, { title: 'Не світить ліхтар' })
  formula = await givenAnswered(db, { at: kyiv.east.inside, title: '=1+1' })
  dogs = await givenPublished(db, { category: 'dangerous-dogs', at: kyiv.east.inside, title: 'Зграя собак' })
  await sql`update inquiry set published_at = now() - interval '3 days'`.execute(db)
  today = await givenPublished(db, { title: 'Сьогоднішнє' })
  await sql`delete from dump_stain`.execute(db)
})

const list = async () => (await app.inject('/api/v1/cities/kyiv/dumps')).json<DumpList>()

async function dump() {
  const [latest] = (await list()).items
  const url = latest?.files.find(({ format }) => format === 'geojson')?.url ?? ''
  return { latest, url, answer: await app.inject(url) }
}

async function said(): Promise<string> {
  return gunzipSync((await dump()).answer.rawPayload).toString()
}

test('the day that ended is written once, whole, with its size, its hash and its licence', async () => {
  expect(await writeDumps(source)).toBe(1)
  expect(await writeDumps(source)).toBe(0)
  const { items, licence } = await list()
  expect(licence.name).toBe('CC BY 4.0')
  expect(items).toMatchObject([{ rows: 3, ready: true, cleanedOn: null }])
  for (const { url, bytes, sha256, format } of items[0]?.files ?? []) {
    const answer = await app.inject(url)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/gzip',
      etag: `"${sha256}"`,
      'cache-control': 'no-cache',
    })
    expect(answer.headers['link']).toContain('licenses/by/4.0')
    expect([
      answer.rawPayload.byteLength,
      createHash('sha256').update(answer.rawPayload).digest('hex'),
    ]).toEqual([bytes, sha256])
    const text = gunzipSync(answer.rawPayload).toString()
    for (const { number } of [lamp, formula, dogs]) expect(text).toContain(number)
    expect(text).not.toContain(today.number)
    const told = format === 'csv' ? `,'=1+1,` : `"licence":"${licence.url}","credit"`
    expect(text).toContain(told)
    const again = await app.inject({ url, headers: { 'if-none-match': `"${sha256}"` } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  }
})

const moderator = { role: 'moderator', id: null } as const

test('what is hidden leaves the dumps: they are given to nobody until they are written without it', async () => {
  const before = await dump()
  await transact(db, (trx) => stepInquiry(trx, { city: 'kyiv', id: dogs.id, step: 'hide', actor: moderator }))
  const meanwhile = await app.inject({
    url: before.url,
    headers: { 'if-none-match': String(before.answer.headers.etag) },
  })
  expect([meanwhile.statusCode, meanwhile.headers['retry-after']]).toEqual([503, '60'])
  expect((await list()).items).toMatchObject([{ ready: false }])
  expect(await cleanDumps(source)).toBe(1)
  expect(await said()).not.toContain(dogs.number)
  expect(await said()).toContain(lamp.number)
  const after = await dump()
  expect(after.latest).toMatchObject({ ready: true, rows: 2, cleanedOn: expect.any(String) })
  expect(after.latest?.files[0]?.sha256).not.toBe(before.latest?.files[0]?.sha256)
  let files = 0
  for await (const { key } of storage.list()) files += Number(key.endsWith('.gz'))
  expect(files).toBe(2)
})

test('words that were covered are covered in the dumps, and the colour is still that of the day', async () => {
  await sql`update inquiry set public_text = 'Текст із [закрито] словами' where id = ${lamp.id}::uuid`.execute(
    db,
  )
  await sql`update inquiry set state = 'answered', answered_at = now() where id = ${lamp.id}::uuid`.execute(
    db,
  )
  expect((await dump()).answer.statusCode).toBe(503)
  await cleanDumps(source)
  const { features } = JSON.parse(await said())
  const found = features.find(({ id }: { id: string }) => id === lamp.number)
  expect(found.properties).toMatchObject({
    text: 'Текст із [закрито] словами',
    colour: 'red',
    state: 'published',
  })
})

test('a freeze stains every dump, a change of what no dump holds stains none', async () => {
  await sql`update inquiry set public_text = 'Інші слова про те саме' where id = ${today.id}::uuid`.execute(
    db,
  )
  await sql`update dump set began_at = now() - interval '1 day'`.execute(db)
  expect((await dump()).answer.statusCode).toBe(200)
  await sql`insert into frozen_inquiry (city_id, inquiry_id, freeze_id) values ('kyiv', ${lamp.id}::uuid, ${lamp.id}::uuid)`.execute(
    db,
  )
  expect((await dump()).answer.statusCode).toBe(503)
  await cleanDumps(source)
  expect(await said()).not.toContain(lamp.number)
})

test('one that is being written meanwhile keeps its stain', async () => {
  await sql`insert into dump (city_id, day) values ('kyiv', current_date - 30)`.execute(db)
  await transact(db, (trx) =>
    stepInquiry(trx, { city: 'kyiv', id: formula.id, step: 'hide', actor: moderator }),
  )
  await cleanDumps(source)
  expect((await dump()).answer.statusCode).toBe(503)
  await sql`delete from dump where file is null`.execute(db)
  await cleanDumps(source)
  expect(await said()).not.toContain(formula.number)
})

test('days are kept for a week, firsts of a month for a year', async () => {
  await sql`
    insert into dump (city_id, day, file) select 'kyiv', d::date, gen_random_uuid()
      from generate_series(current_date - 400, current_date - 2, interval '1 day') d`.execute(db)
  await clearDumps(source, 7)
  const { items } = await list()
  expect(items.filter(({ day }) => !day.endsWith('-01')).length).toBeLessThanOrEqual(7)
  expect(items.filter(({ day }) => day.endsWith('-01')).length).toBeGreaterThanOrEqual(11)
  await clearDumps(source, 0)
  expect((await list()).items).toEqual([])
})

test('a slow reader is waited for: no page is read before it is wanted', async () => {
  let pages = 0
  const slow = exportPages(db, 'kyiv', {})
  for await (const page of slow) {
    pages += 1
    expect(page.length).toBeLessThanOrEqual(500)
    break
  }
  expect(pages).toBe(1)
  expect((await app.inject('/api/v1/cities/kyiv/inquiries.geojson')).json()).toMatchObject({
    licence: expect.stringContaining('by/4.0'),
  })
})

test('sixty files in ten minutes, then a while of waiting', async () => {
  const codes = []
  for (let n = 0; n < 62; n += 1)
    codes.push((await app.inject('/api/v1/cities/kyiv/inquiries.csv')).statusCode)
  expect(codes[0]).toBe(200)
  expect(codes.at(-1)).toBe(429)
})
