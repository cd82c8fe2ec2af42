import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { clearPhotos } from '@bezpechne/server/inquiries/upkeep'
import { UploadedPhoto } from '@bezpechne/shared/inquiries'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenPublished, givenSubmitted } from './support/inquiries.ts'
import { temporaryDirectory } from './support/server.ts'

const database = await freshDatabase()
const { db } = database
const data = temporaryDirectory()
const app = await buildApp(readConfig({ DATA_DIR: data.path }), { database })
beforeAll(() => givenKyiv(db))
afterAll(async () => {
  await app.close()
  data.remove()
})

const files = () =>
  existsSync(join(data.path, 'photos/kyiv')) ? readdirSync(join(data.path, 'photos/kyiv')).toSorted() : []
const rows = () => db.selectFrom('photo').selectAll().execute()

/** Each upload comes from an address of its own: limits have a story of their own. */
let sent = 0
function upload(bytes: Buffer, type = 'image/jpeg', key: string = randomUUID()) {
  sent += 1
  return app.inject({
    method: 'POST',
    url: '/api/v1/cities/kyiv/photos',
    headers: { 'content-type': type, 'idempotency-key': key },
    payload: bytes,
    remoteAddress: `10.0.${Math.floor(sent / 20)}.1`,
  })
}
const download = (id: string) => app.inject(`/api/v1/cities/kyiv/photos/${id}`)

/** 60 wide, 40 high, left half red; held upright, with the place in it. */
async function fromPhone(): Promise<Buffer> {
  const red = await sharp({ create: { width: 30, height: 40, channels: 3, background: '#ff0000' } })
    .png()
    .toBuffer()
  return sharp({ create: { width: 60, height: 40, channels: 3, background: '#0000ff' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .withExif({
      IFD0: { Model: 'CANARY-PHONE' },
      IFD3: { GPSLatitude: '50/1 27/1 0/1', GPSLatitudeRef: 'N' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}
const attach = (id: string, inquiryId: string, shown: boolean) =>
  db.updateTable('photo').set({ inquiry_id: inquiryId, position: 0, shown }).where('id', '=', id).execute()

test('a photo is turned upright and loses what the phone wrote into it', async () => {
  const original = await fromPhone()
  expect((await sharp(original).metadata()).exif).toBeDefined()
  const answer = await upload(original)
  expect(answer.statusCode).toBe(201)
  const photo = UploadedPhoto.parse(answer.json())
  expect(photo).toMatchObject({ width: 40, height: 60 })
  const { id } = await givenPublished(db)
  await attach(photo.id, id, true)
  const shown = await download(photo.id)
  expect(shown.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' })
  const metadata = await sharp(shown.rawPayload).metadata()
  expect(metadata).toMatchObject({ format: 'jpeg', width: 40, height: 60 })
  expect([metadata.exif, metadata.iptc, metadata.xmp, metadata.orientation]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(shown.rawPayload.includes('CANARY-PHONE')).toBe(false)
  // Turned clockwise, the left half is on top.
  const top = await sharp(shown.rawPayload)
    .extract({ left: 10, top: 5, width: 1, height: 1 })
    .raw()
    .toBuffer()
  expect(top[0]).toBeGreaterThan(200)
  expect(top[2]).toBeLessThan(60)
})

test('a large photo becomes one that a phone can load', async () => {
  const large = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer()
  expect((await upload(large)).json()).toMatchObject({ width: 2048, height: 1536 })
})

test.each(['png', 'webp'] as const)('%s is taken as well', async (format) => {
  const image = await sharp({ create: { width: 9, height: 7, channels: 4, background: '#0000' } })
    .toFormat(format)
    .toBuffer()
  expect((await upload(image, `image/${format}`)).json()).toMatchObject({ width: 9, height: 7 })
})

test('a retry is the same photo, another one under the same key a conflict', async () => {
  const [key, image] = [randomUUID(), await fromPhone()]
  const first = await upload(image, 'image/jpeg', key)
  const before = files()
  expect((await upload(image, 'image/jpeg', key)).body).toBe(first.body)
  const other = await sharp(image).negate().jpeg().toBuffer()
  expect((await upload(other, 'image/jpeg', key)).statusCode).not.toBe(201)
  expect(files()).toEqual(before)
})

describe('whatever is not a photo is refused at once and leaves nothing', () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>',
  )
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')])
  const cases: [string, string, () => Buffer | Promise<Buffer>, string][] = [
    ['a drawing that calls itself a photo', 'image/jpeg', () => svg, 'photo-unreadable'],
    ['a drawing', 'image/svg+xml', () => svg, 'photo-unreadable'],
    ['text', 'image/jpeg', () => Buffer.from('hello'), 'photo-unreadable'],
    ['half a photo', 'image/jpeg', torn, 'photo-unreadable'],
    ["Apple's format", 'image/heic', () => heic, 'photo-heic'],
    ['196 megapixels', 'image/png', whitePng, 'photo-too-large'],
  ]

  test.each(cases)('%s', async (_, type, make, code) => {
    const before = [files(), await rows()]
    const bytes = await make()
    const began = performance.now()
    const answer = await upload(bytes, type)
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode).toBeLessThan(500)
    expect(answer.json().code).toBe(code)
    expect(performance.now() - began).toBeLessThan(1000)
    expect([files(), await rows()]).toEqual(before)
  })

  test('more than 8 MB', async () => {
    expect((await upload(Buffer.alloc(8 * 1024 * 1024 + 1))).statusCode).toBe(413)
  })
})

test('only photos that a moderator shows, of inquiries that are public, can be seen', async () => {
  const photo = UploadedPhoto.parse((await upload(await fromPhone())).json())
  expect((await download(photo.id)).statusCode).not.toBe(200)
  const { id: waiting } = await givenSubmitted(db)
  await attach(photo.id, waiting, true)
  expect((await download(photo.id)).statusCode).not.toBe(200)
  const { id: published } = await givenPublished(db)
  await attach(photo.id, published, false)
  expect((await download(photo.id)).statusCode).not.toBe(200)
  await attach(photo.id, published, true)
  expect((await download(photo.id)).statusCode).toBe(200)
})

test('what nobody attached and files without a row are gone after an hour, the rest stays', async () => {
  await clearPhotos(app)
  const [kept, fresh, old, refused] = await Promise.all(
    Array.from({ length: 4 }, async () => UploadedPhoto.parse((await upload(await fromPhone())).json()).id),
  )
  if (!kept || !fresh || !old || !refused) throw new Error('four photos')
  await attach(kept, (await givenSubmitted(db)).id, false)
  const { id: rejected } = await givenSubmitted(db)
  await attach(refused, rejected, false)
  await db.updateTable('inquiry').set({ state: 'rejected' }).where('id', '=', rejected).execute()
  await db
    .updateTable('photo')
    .set({ uploaded_at: sql`now() - interval '61 minutes'` })
    .where('id', 'in', [kept, old])
    .execute()
  const [stray, young] = [
    join(data.path, `photos/kyiv/${randomUUID()}.jpg`),
    join(data.path, 'photos/kyiv/half'),
  ]
  for (const file of [stray, young]) writeFileSync(file, 'x')
  utimesSync(stray, new Date(0), new Date(0))
  await clearPhotos(app)
  expect(existsSync(stray)).toBe(false)
  const names = files()
  expect(names).toContain(`${kept}.jpg`)
  expect(names).toContain(`${fresh}.jpg`)
  expect(names).toContain('half')
  expect(names).not.toContain(`${old}.jpg`)
  expect(names).not.toContain(`${refused}.jpg`)
  expect(await clearPhotos(app)).toBe(0)
})

test('a disk that does not take it keeps no half of it, and no row', async () => {
  const [folder, aside, half] = ['kyiv', 'aside', 'writing'].map((name) => join(data.path, 'photos', name))
  if (!folder || !aside || !half) throw new Error('three paths')
  const before = await rows()
  renameSync(folder, aside)
  // Where the folder should be: the last step fails, when all the bytes are written.
  writeFileSync(folder, '')
  const answer = await upload(await fromPhone())
  rmSync(folder)
  renameSync(aside, folder)
  expect(answer.statusCode).toBeGreaterThanOrEqual(500)
  expect(existsSync(half) ? readdirSync(half) : []).toEqual([])
  expect(await rows()).toEqual(before)
})

async function torn(): Promise<Buffer> {
  return (await fromPhone()).subarray(0, 400)
}

/** 14,000 pixels a side in 30 kB: every line is white, so it packs well. */
function whitePng(): Buffer {
  const side = 14_000
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.writeUInt8(1, 8)
  const lines = deflateSync(Buffer.alloc(side * (side / 8 + 1)))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', lines),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
