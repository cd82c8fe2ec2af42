import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { clearPhotos } from '@bezpechne/server/inquiries/upkeep'
import { transact } from '@bezpechne/server/platform/database'
import { platformExpiries } from '@bezpechne/server/platform/expiries'
import { removeDue } from '@bezpechne/server/platform/retention'
import type { Submitted } from '@bezpechne/shared/inquiries'
import type { Upload } from '@bezpechne/shared/uploads'
import fc from 'fast-check'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { type Person, people } from './support/people.ts'
import { solve } from './support/proof.ts'
import { residentOf, underpass } from './support/resident.ts'
import { temporaryDirectory } from './support/server.ts'

const database = await freshDatabase()
const { db } = database
const data = temporaryDirectory()
const app = await buildApp(readConfig({ DATA_DIR: data.path, POW_COST: '1', SUBMIT_LIMITS: '10000/h' }), {
  database,
})
const { submit, send, post } = residentOf(app)
const { as } = await people(app, database)
const piece = 32 * 1024
let photo: Buffer
let olha: Person
beforeAll(async () => {
  await givenKyiv(db)
  olha = await as('moderator')
  // Noise does not pack: 80 kB, three pieces.
  const noise = Buffer.from(Array.from({ length: 320 * 240 * 3 }, (_, at) => (Math.sin(at) * 1e4) & 255))
  photo = await sharp(noise, { raw: { width: 320, height: 240, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer()
})
beforeEach(() => sql`delete from rate_limit`.execute(db))
afterAll(async () => {
  await app.close()
  data.remove()
})

const put = (url: string, payload: object | Buffer) =>
  app.inject({
    method: 'PUT',
    url: `/api/v1${url}`,
    headers: { 'content-type': Buffer.isBuffer(payload) ? 'application/octet-stream' : 'application/json' },
    payload,
  })
const announced = (bytes: Buffer, code: string, position = 0) => ({
  code,
  position,
  size: bytes.byteLength,
  sha256: createHash('sha256').update(bytes).digest('hex'),
})
const open = (name: string, { receipt }: { receipt: string }, bytes = photo) =>
  put(`/receipts/uploads/${name}`, announced(bytes, receipt))
const push = (id: string, offset: number, bytes = photo) =>
  put(`/uploads/${id}/pieces/${offset}`, bytes.subarray(offset, offset + piece))
const photosOf = (sent: Submitted) =>
  db
    .selectFrom('photo as p')
    .innerJoin('inquiry as i', 'i.id', 'p.inquiry_id')
    .select(['p.id', 'p.position', 'p.width'])
    .where('i.number', '=', sent.number)
    .execute()
const files = () => {
  const folder = join(data.path, 'photos/kyiv')
  return existsSync(folder) ? readdirSync(folder) : []
}
const idOf = async ({ number }: Submitted) =>
  (await db.selectFrom('inquiry').select('id').where('number', '=', number).executeTakeFirstOrThrow()).id

async function sendAll(name: string, sent: Submitted, bytes = photo): Promise<Upload> {
  let upload = (await open(name, sent, bytes)).json<Upload>()
  while (!upload.done) upload = (await push(upload.id, upload.received, bytes)).json()
  return upload
}
async function reject(sent: Submitted, reason: string): Promise<void> {
  const id = await idOf(sent)
  await transact(db, (trx) =>
    stepInquiry(trx, { city: 'kyiv', id, step: 'reject', reason, actor: { role: 'moderator', id: null } }),
  )
}

test('the words are here at once, the photo comes in pieces, and the desk sees that it comes', async () => {
  expect(photo.byteLength).toBeGreaterThan(2 * piece)
  const sent = await send({ photosComing: 2 })
  const desk = async () =>
    (await olha.get(`/api/v1/cities/kyiv/moderation/queue`))
      .json()
      .items.find(({ number }: Submitted) => number === sent.number)
  expect(await desk()).toMatchObject({ photos: 0, photosComing: 2 })
  const upload = (await open('photo-number-1', sent)).json<Upload>()
  expect(upload).toMatchObject({ size: photo.byteLength, received: 0, done: false })
  expect((await push(upload.id, 0)).json()).toMatchObject({ received: piece, done: false })
  expect(await photosOf(sent)).toEqual([])
  await push(upload.id, piece)
  expect((await push(upload.id, 2 * piece)).json()).toMatchObject({ received: photo.byteLength, done: true })
  expect(await photosOf(sent)).toMatchObject([{ position: 0, width: 320 }])
  expect(await desk()).toMatchObject({ photos: 1, photosComing: 1 })
  const found = (await olha.get(`/api/v1/cities/kyiv/moderation/inquiries/${await idOf(sent)}`)).json()
  expect(found).toMatchObject({ photosComing: 1 })
  expect(found.photos).toHaveLength(1)
})

test('every request twice, and every answer lost: one photo, one file', async () => {
  const sent = await send({ photosComing: 1 })
  const before = files().length
  const { id } = (await open('photo-number-1', sent)).json<Upload>()
  expect((await open('photo-number-1', sent)).json()).toMatchObject({ id })
  for (const offset of [0, 0, piece, piece, 0, 2 * piece, 2 * piece, piece]) {
    expect((await push(id, offset)).statusCode).toBe(200)
  }
  expect((await open('photo-number-1', sent)).json()).toMatchObject({ id, done: true })
  expect(await photosOf(sent)).toHaveLength(1)
  expect(files()).toHaveLength(before + 1)
})

test('the last piece by two tabs at once is one photo', async () => {
  const sent = await send({ photosComing: 1 })
  const before = files().length
  const { id } = (await open('photo-number-1', sent)).json<Upload>()
  await push(id, 0)
  await push(id, piece)
  const answers = await Promise.all([push(id, 2 * piece), push(id, 2 * piece), open('photo-number-1', sent)])
  expect(answers.map(({ statusCode }) => statusCode)).toContain(200)
  expect((await open('photo-number-1', sent)).json()).toMatchObject({ done: true })
  expect(await photosOf(sent)).toHaveLength(1)
  expect(files()).toHaveLength(before + 1)
})

test('pieces in any order never make another file than the one announced', async () => {
  const sent = await send({ photosComing: 5 })
  let made = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(0, piece, 2 * piece), { maxLength: 8 }), async (offsets) => {
      made += 1
      if (made > 5) return
      await sql`delete from rate_limit`.execute(db)
      const { id } = (await open(`photo-number-${made}`, sent)).json<Upload>()
      for (const offset of offsets) expect([200, 409]).toContain((await push(id, offset)).statusCode)
      expect(await sendAll(`photo-number-${made}`, sent)).toMatchObject({ id, done: true })
    }),
    { numRuns: 5 },
  )
  expect(await photosOf(sent)).toHaveLength(5)
})

test('a piece that does not fit is not taken, and says why', async () => {
  const sent = await send({ photosComing: 1 })
  const { id } = (await open('photo-number-1', sent)).json<Upload>()
  expect((await push(id, piece)).json()).toMatchObject({ code: 'upload-elsewhere', status: 409 })
  expect((await put(`/uploads/${id}/pieces/0`, Buffer.alloc(piece + 1))).statusCode).toBe(413)
  expect((await put(`/uploads/${id}/pieces/0`, Buffer.alloc(0))).statusCode).toBe(400)
  expect((await put(`/uploads/${randomUUID()}/pieces/0`, Buffer.alloc(9))).json().code).toBe('not-found')
  expect((await open('photo-number-1', sent)).json()).toMatchObject({ received: 0 })
})

test('what came damaged is asked for anew, what is no photo never', async () => {
  const sent = await send({ photosComing: 2 })
  const { id } = (await open('photo-number-1', sent)).json<Upload>()
  await push(id, 0)
  await push(id, piece)
  const wrong = Buffer.from(photo)
  wrong.writeUInt8(wrong.readUInt8(wrong.length - 9) ^ 255, wrong.length - 9)
  expect((await push(id, 2 * piece, wrong)).json().code).toBe('upload-broken')
  expect((await open('photo-number-1', sent)).json()).toMatchObject({ id, received: 0 })
  expect(await sendAll('photo-number-1', sent)).toMatchObject({ done: true })

  const text = Buffer.from('Це не фото, а просто слова.')
  const other = (await open('photo-number-2', sent, text)).json<Upload>()
  expect((await push(other.id, 0, text)).json().code).toBe('photo-unreadable')
  expect((await open('photo-number-2', sent, text)).json().code).toBe('photo-unreadable')
  expect(await photosOf(sent)).toHaveLength(1)
})

test('no more than announced, none without a right code, never more than five', async () => {
  const sent = await send({ photosComing: 1 })
  await open('photo-number-1', sent)
  expect((await open('photo-number-2', sent)).json().code).toBe('uploads-too-many')
  expect((await open('photo-number-1', await send())).json().code).toBe('uploads-too-many')
  expect((await open('photo-number-1', { receipt: 'AAAA-BBBB-CCCC' })).json().code).toBe('not-found')
  const ids = Array.from({ length: 3 }, () => randomUUID())
  expect((await submit({ photos: ids, photosComing: 3 })).json().code).toBe('invalid-input')
  expect((await submit({ photosComing: 6 })).json().code).toBe('invalid-input')
})

test('the same name in another inquiry is another photo: nobody reaches what is not theirs', async () => {
  const [mine, other] = [await send({ photosComing: 1 }), await send({ photosComing: 1 })]
  const first = (await open('photo-number-1', mine)).json<Upload>()
  const second = (await open('photo-number-1', other)).json<Upload>()
  expect(second.id).not.toBe(first.id)
  await sendAll('photo-number-1', mine)
  expect([(await photosOf(mine)).length, (await photosOf(other)).length]).toEqual([1, 0])
})

test('after a decision nothing is attached, and what was on its way is gone at once', async () => {
  const sent = await send({ photosComing: 2 })
  await sendAll('photo-number-1', sent)
  const { id } = (await open('photo-number-2', sent)).json<Upload>()
  await push(id, 0)
  await reject(sent, 'military')
  expect((await push(id, piece)).json()).toMatchObject({ code: 'uploads-over', status: 409 })
  expect((await open('photo-number-2', sent)).json().code).toBe('uploads-over')
  // What had come is not said to be missing.
  expect((await open('photo-number-1', sent)).json()).toMatchObject({ done: true })
  await clearPhotos(app)
  const left = await db.selectFrom('photo_upload').select('bytes').where('id', '=', id).execute()
  expect(left).toEqual([])
  expect((await open('photo-number-2', sent)).json().code).toBe('uploads-over')
})

test('what nobody goes on with is forgotten after a day, and can be begun again', async () => {
  const sent = await send({ photosComing: 1 })
  const { id } = (await open('photo-number-1', sent)).json<Upload>()
  await push(id, 0)
  await sql`update photo_upload set touched_at = now() - interval '25 hours' where id = ${id}::uuid`.execute(
    db,
  )
  await clearPhotos(app)
  expect((await push(id, piece)).json().code).toBe('not-found')
  expect((await open('photo-number-1', sent)).json()).toMatchObject({ received: 0 })
  expect(await sendAll('photo-number-1', sent)).toMatchObject({ done: true })
})

test('a phone that comes back after weeks gets the number it was given, and no second inquiry', async () => {
  const key = randomUUID()
  const body = { ...underpass, proof: await solve(app, 'kyiv') }
  const first = await post('/cities/kyiv/inquiries', body, key)
  await sql`update idempotency set kept_until = kept_until - interval '80 days'`.execute(db)
  await removeDue(db, platformExpiries)
  expect((await post('/cities/kyiv/inquiries', body, key)).body).toBe(first.body)
})
