import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { clearPhotos } from '@bezpechne/server/inquiries/upkeep'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { type Given, givenPublished, givenSubmitted } from './support/inquiries.ts'
import { people, type Person } from './support/people.ts'
import { area, distance, height, pattern, pixelsOf, spread, width } from './support/pixels.ts'
import { temporaryDirectory } from './support/server.ts'

const database = await freshDatabase()
const { db } = database
const data = temporaryDirectory()
const app = await buildApp(readConfig({ DATA_DIR: data.path, WORKER: 'separate' }), { database })
const { visitor, as } = await people(app, database)
let olena: Person
let taras: Person
beforeAll(async () => {
  await givenKyiv(db)
  olena = await as('moderator')
  taras = await as('moderator', 'kyiv', 'second')
})
afterAll(async () => {
  await app.close()
  data.remove()
})

const pathOf = (name: string) => join(data.path, `photos/kyiv/${name}.jpg`)
const files = () => readdirSync(join(data.path, 'photos/kyiv')).toSorted()
const one = (id: string) => `/cities/kyiv/moderation/inquiries/${id}`
const told = (reply: Awaited<ReturnType<Person['get']>>) => [
  reply.statusCode,
  reply.json<{ code?: string }>().code,
]

let sent = 0
async function givenPhoto({ id }: Given, shown: boolean): Promise<string> {
  sent += 1
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/cities/kyiv/photos',
    headers: { 'content-type': 'image/jpeg', 'idempotency-key': randomUUID() },
    payload: await pattern(),
    remoteAddress: `10.1.${Math.floor(sent / 20)}.1`,
  })
  const photo = answer.json<{ id: string }>().id
  await db.updateTable('photo').set({ inquiry_id: id, position: 0, shown }).where('id', '=', photo).execute()
  return photo
}
const download = (url: string) => app.inject(url)
/** The address of the one photo that everybody sees. */
const urlOf = async ({ number }: Given) => {
  const open = await visitor.get(`/cities/kyiv/inquiries/${number}`)
  return open.json<{ photos: { url: string }[] }>().photos[0]?.url ?? 'none'
}
const cover = (who: Person, [{ id }, photo]: [Given, string], boxes: unknown[], copy: string | null = null) =>
  who.post(`${one(id)}/photos/${photo}/boxes`, { boxes, copy })

const box = { x: 0.25, y: 0.25, width: 0.25, height: 0.25 }

test('the area is gone from the pixels of what everybody gets, to the borders of its blocks, and nothing else is', async () => {
  const inquiry = await givenPublished(db)
  const photo = await givenPhoto(inquiry, true)
  const plain = await urlOf(inquiry)
  const before = await download(plain)
  const covered = await cover(olena, [inquiry, photo], [box])
  expect(covered.statusCode).toBe(200)
  const shown = await urlOf(inquiry)
  // Another address: no cache can answer with the one before, and that one is nobody's any more.
  expect(shown).not.toBe(plain)
  expect(shown).not.toContain(photo)
  expect((await download(plain)).statusCode).toBe(404)
  const after = await download(shown)
  expect(after.statusCode).toBe(200)

  const metadata = await sharp(after.rawPayload).metadata()
  expect(metadata).toMatchObject({ format: 'jpeg', width, height })
  expect([metadata.exif, metadata.xmp, metadata.iptc, metadata.icc]).toEqual(Array(4).fill(undefined))
  for (const trace of ['CANARY-PHONE', 'Exif', 'JFXX']) expect(after.rawPayload.includes(trace)).toBe(false)
  // One picture in the file: a thumbnail would begin another.
  expect(after.rawPayload.indexOf(Buffer.from([0xff, 0xd8]), 2)).toBe(-1)

  const [old, now] = await Promise.all([pixelsOf(before.rawPayload), pixelsOf(after.rawPayload)])
  const inside = area(now, { left: 80, top: 60, right: 160, bottom: 120 })
  expect(spread(inside)).toBeLessThanOrEqual(3)
  // The blocks that the box touches are covered as a whole (their outermost pixels take colour from outside), and
  // more than that is not.
  expect(spread(area(now, { left: 66, top: 50, right: 174, bottom: 126 }))).toBeLessThanOrEqual(3)
  const kept = { left: 192, top: 144, right: 320, bottom: 240 }
  expect(spread(area(now, kept))).toBeGreaterThan(100)
  expect(distance(area(old, kept), area(now, kept))).toBeLessThan(12)
})

test('new boxes make another copy from the original, the old file goes; without boxes the photo is as it was', async () => {
  const inquiry = await givenPublished(db)
  const photo = await givenPhoto(inquiry, true)
  const before = files().length
  const first = (await cover(olena, [inquiry, photo], [box])).json<{ copy: string }>()
  const corner = { x: 0.9, y: 0.9, width: 0.1, height: 0.1 }
  const second = (await cover(olena, [inquiry, photo], [corner], first.copy)).json<{ copy: string }>()
  expect(files()).toHaveLength(before + 1)
  expect(files()).not.toContain(`${first.copy}.jpg`)
  const shown = await urlOf(inquiry)
  const now = await pixelsOf((await download(shown)).rawPayload)
  expect(spread(area(now, { left: 80, top: 60, right: 160, bottom: 120 }))).toBeGreaterThan(100)
  expect(spread(area(now, { left: 290, top: 218, right: 320, bottom: 240 }))).toBeLessThanOrEqual(3)
  expect((await cover(olena, [inquiry, photo], [], second.copy)).json()).toEqual({
    id: photo,
    boxes: [],
    copy: null,
  })
  expect(files()).toHaveLength(before)
  expect(await urlOf(inquiry)).toContain(photo)
})

test('a copy that is not there is not replaced by the original', async () => {
  const inquiry = await givenPublished(db)
  const photo = await givenPhoto(inquiry, true)
  const { copy } = (await cover(olena, [inquiry, photo], [box])).json<{ copy: string }>()
  await app.storage.remove(`kyiv/${copy}.jpg`)
  for (const id of [copy, photo])
    expect((await download(`/api/v1/cities/kyiv/photos/${id}`)).statusCode).toBe(404)
  // Nor can a row say "boxes" without saying where the copy is.
  await expect(db.updateTable('photo').set({ copy: null }).where('id', '=', photo).execute()).rejects.toThrow(
    'photo_check',
  )
})

test('the original is for moderators and the bodies that answer, and each reading is in the audit', async () => {
  const inquiry = await givenPublished(db)
  const photo = await givenPhoto(inquiry, true)
  const { copy } = (await cover(olena, [inquiry, photo], [box])).json<{ copy: string }>()
  const [lead, other] = [await givenOrganisation(), await givenOrganisation()]
  for (const organisationId of [lead, other])
    await db
      .insertInto('assignment')
      .values({ city_id: 'kyiv', inquiry_id: inquiry.id, organisation_id: organisationId })
      .execute()
  const stranger = await as('responder', 'kyiv', 'stranger')
  const members = await Promise.all(
    [lead, other].map(async (organisation, n) => responderOf(organisation, `member-${n}`)),
  )
  const read = (who: Person, id = photo) => who.get(`/cities/kyiv/originals/photos/${id}`)
  for (const who of [olena, taras, ...members]) {
    const original = await read(who)
    expect(original.statusCode).toBe(200)
    expect(original.headers['cache-control']).toBe('no-store')
    const pixels = await pixelsOf(original.rawPayload)
    expect(spread(area(pixels, { left: 80, top: 60, right: 160, bottom: 120 }))).toBeGreaterThan(100)
  }
  expect((await read(visitor)).statusCode).toBe(401)
  for (const who of [stranger, await as('administrator'), await as('moderator', 'ternopil')])
    expect((await read(who)).statusCode).toBe(404)
  expect((await read(olena, copy)).statusCode).toBe(404)
  await db
    .updateTable('assignment')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('organisation_id', '=', other)
    .execute()
  expect((await read(members[1] ?? visitor)).statusCode).toBe(404)
  const { rows } = await sql<{ role: string }>`select actor_role as role from audit
    where inquiry_id = ${inquiry.id}::uuid and action = 'photo-read' order by seq`.execute(db)
  expect(rows.map(({ role }) => role)).toEqual(['moderator', 'moderator', 'responder', 'responder'])
})

test('who waits for a decision needs the lease to cover; who is late is told and leaves no file', async () => {
  const waiting = await givenSubmitted(db)
  const photo = await givenPhoto(waiting, false)
  const before = files()
  expect(told(await cover(olena, [waiting, photo], [box]))).toEqual([409, 'claim-needed'])
  await taras.post(`${one(waiting.id)}/claim`)
  expect(told(await cover(olena, [waiting, photo], [box]))).toEqual([409, 'claimed-by-another'])
  expect(files()).toEqual(before)
  expect((await cover(taras, [waiting, photo], [box])).statusCode).toBe(200)
  expect(told(await cover(taras, [waiting, photo], [box]))).toEqual([409, 'stale-version'])
  expect(files()).toHaveLength(before.length + 1)
})

test('two at once: one set of boxes, one copy, one file', async () => {
  const inquiry = await givenPublished(db)
  const photo = await givenPhoto(inquiry, true)
  for (let round = 0; round < 8; round += 1) {
    const before = files()
    const { copy: old } = await db
      .selectFrom('photo')
      .select('copy')
      .where('id', '=', photo)
      .executeTakeFirstOrThrow()
    const replies = await Promise.all([
      cover(olena, [inquiry, photo], [box], old),
      cover(taras, [inquiry, photo], [{ ...box, x: 0.5 }], old),
    ])
    expect(new Set(replies.map((reply) => told(reply)[1]))).toEqual(new Set([undefined, 'stale-version']))
    const won = replies.find(({ statusCode }) => statusCode === 200)?.json<{ copy: string }>()
    expect(files()).toEqual(
      [...before.filter((file) => file !== `${old}.jpg`), `${won?.copy}.jpg`].toSorted(),
    )
  }
  // The same sent again over a bad link is the same answer and the same file.
  const { copy } = await db
    .selectFrom('photo')
    .select('copy')
    .where('id', '=', photo)
    .executeTakeFirstOrThrow()
  const key = { 'idempotency-key': randomUUID() }
  const path = `${one(inquiry.id)}/photos/${photo}/boxes`
  const first = await olena.post(path, { boxes: [box], copy }, key)
  const kept = files()
  expect((await olena.post(path, { boxes: [box], copy }, key)).body).toBe(first.body)
  expect(files()).toEqual(kept)
  const shown = await urlOf(inquiry)
  expect((await download(shown)).statusCode).toBe(200)
})

describe('boxes that are none are refused', () => {
  const bad: [string, unknown[]][] = [
    ['negative', [{ ...box, x: -0.1 }]],
    ['not a number', [{ ...box, x: Number.NaN }]],
    ['a word', [{ ...box, x: '0.1' }]],
    ['over the edge', [{ ...box, x: 0.9 }]],
    ['larger than the photo', [{ ...box, width: 1.5 }]],
    ['without a size', [{ ...box, height: 0 }]],
    ['endless', [{ ...box, width: 1e308 * 10 }]],
    ['a thousand', Array.from({ length: 1000 }, () => box)],
    ['with more than a box has', [{ ...box, colour: 'red' }]],
  ]
  test.each(bad)('%s', async (_name, boxes) => {
    const inquiry = await givenPublished(db)
    const photo = await givenPhoto(inquiry, true)
    const before = files()
    expect((await cover(olena, [inquiry, photo], boxes)).statusCode).toBe(400)
    expect(files()).toEqual(before)
    expect(await urlOf(inquiry)).toContain(photo)
  })

  test('and those over a photo of another inquiry, or of none', async () => {
    const [mine, other] = [await givenPublished(db), await givenPublished(db)]
    const photo = await givenPhoto(other, true)
    for (const wrong of [photo, randomUUID()])
      expect((await cover(olena, [mine, wrong], [box])).statusCode).toBe(404)
  })
})

test('a copy stays as long as its photo, is swept when nobody names it, and goes with the photo', async () => {
  const inquiry = await givenPublished(db)
  const photo = await givenPhoto(inquiry, true)
  const { copy } = (await cover(olena, [inquiry, photo], [box])).json<{ copy: string }>()
  const stray = randomUUID()
  await app.storage.put(`kyiv/${stray}.jpg`, await pattern())
  for (const name of [copy, stray, photo]) utimesSync(pathOf(name), new Date(0), new Date(0))
  await clearPhotos(app)
  expect([copy, stray, photo].map((name) => existsSync(pathOf(name)))).toEqual([true, false, true])
  await db
    .updateTable('inquiry')
    .set({ published_at: sql<Date>`now() - interval '40 days'` })
    .where('id', '=', inquiry.id)
    .execute()
  await db.updateTable('photo').set({ shown: false }).where('id', '=', photo).execute()
  await clearPhotos(app)
  expect([copy, photo].map((name) => existsSync(pathOf(name)))).toEqual([false, false])
})

async function givenOrganisation(): Promise<string> {
  const id = randomUUID()
  const row = { city_id: 'kyiv', id, kind: 'municipal', name_uk: id, name_en: id } as const
  await db.insertInto('organisation').values(row).execute()
  return id
}

async function responderOf(organisationId: string, name: string): Promise<Person> {
  const person = await as('responder', 'kyiv', name)
  await sql`update membership set organisation_id = ${organisationId}::uuid
    where staff_id = (select id from "user" where email like ${`%${name}%`})`.execute(db)
  return person
}
