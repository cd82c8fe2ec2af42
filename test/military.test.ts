import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { inquiryExpiries } from '@bezpechne/server/inquiries/retention'
import { clearPhotos } from '@bezpechne/server/inquiries/upkeep'
import { removeDue } from '@bezpechne/server/platform/retention'
import { AuthorView, UploadedPhoto } from '@bezpechne/shared/inquiries'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { people, type Person } from './support/people.ts'
import { phonePhoto } from './support/photo.ts'
import { residentOf } from './support/resident.ts'
import { temporaryDirectory } from './support/server.ts'

const database = await freshDatabase()
const { db } = database
const data = temporaryDirectory()
const config = readConfig({
  WORKER: 'separate',
  DATA_DIR: data.path,
  POW_COST: '1',
  SUBMIT_LIMITS: '100000/h',
})
const app = await buildApp(config, { database })
const { as } = await people(app, database)
const { send, post } = residentOf(app)

let olena: Person
let photos: string[]
let sent: Awaited<ReturnType<typeof send>>
let id: string
beforeAll(async () => {
  await givenKyiv(db)
  olena = await as('moderator')
  photos = [await upload('first'), await upload('second')]
  sent = await send({ text: 'Колона військової техніки стоїть на мосту.', address: 'Міст', photos })
  ;({ id } = await db
    .selectFrom('inquiry')
    .select('id')
    .where('number', '=', sent.number)
    .executeTakeFirstOrThrow())
})
afterAll(async () => {
  await app.close()
  data.remove()
})

async function upload(key: string): Promise<string> {
  const headers = { 'content-type': 'image/jpeg', 'idempotency-key': `military-${key}` }
  const url = '/api/v1/cities/kyiv/photos'
  const answer = await app.inject({ method: 'POST', url, headers, payload: await phonePhoto() })
  return UploadedPhoto.parse(answer.json()).id
}

const sealed = (step: string) => `/cities/kyiv/moderation/sealed/${id}/${step}`
const original = async (photo: string) =>
  (await olena.get(`/cities/kyiv/originals/photos/${photo}`)).statusCode
const later = (by: string) =>
  db
    .updateTable('inquiry_event')
    .set({ at: sql<Date>`at - ${by}::interval` })
    .where('inquiry_id', '=', id)
    .execute()
const steps = async () =>
  (
    await db.selectFrom('inquiry_event').select('step').where('inquiry_id', '=', id).orderBy('seq').execute()
  ).map(({ step }) => step)
const kept = async () => {
  const row = await db
    .selectFrom('inquiry_original')
    .select(['text', 'address', sql<boolean>`exact_point is not null`.as('placed')])
    .where('inquiry_id', '=', id)
    .executeTakeFirstOrThrow()
  return [row.text !== null, row.address !== null, row.placed]
}
const author = async () => AuthorView.parse((await post('/receipts/open', { code: sent.receipt })).json())

test('what can still be taken back keeps its photos', async () => {
  await olena.post(sealed('claim'))
  await olena.post(sealed('reject'), { reason: 'military' })
  expect(await clearPhotos(app)).toBe(0)
  expect(await original(photos[0] ?? '')).toBe(200)
  await olena.post(sealed('undo'))
  await later('3 minutes')
  // It waits again: nothing of it goes, however long ago it was refused.
  expect(await clearPhotos(app)).toBe(0)
})

test('refused as military, its photos go for good and leave a mark', async () => {
  await olena.post(sealed('reject'), { reason: 'military' })
  await later('3 minutes')
  expect(await Promise.all([clearPhotos(app), clearPhotos(app)])).toContain(2)
  expect(await clearPhotos(app)).toBe(0)
  expect(await Promise.all(photos.map(original))).toEqual([404, 404])
  for (const photo of photos) expect(await app.storage.find(`kyiv/${photo}.jpg`)).toBeUndefined()
  const marks = await db.selectFrom('photo_tombstone').select(['id', 'inquiry_id', 'reason']).execute()
  expect(marks).toHaveLength(2)
  expect(marks).toContainEqual({ id: photos[0], inquiry_id: id, reason: 'military' })
  expect((await steps()).filter((step) => step === 'purge')).toHaveLength(1)
  const deeds = await db
    .selectFrom('audit')
    .select('actor_role')
    .where('action', '=', 'media-purge')
    .execute()
  expect(deeds).toEqual([{ actor_role: 'system' }])
})

test('words and place stay for a review of three days, then go', async () => {
  await removeDue(db, inquiryExpiries)
  expect(await kept()).toEqual([true, true, true])
  expect((await author()).review.possibleUntil).not.toBeNull()
  await later('72 hours')
  expect((await author()).review.possibleUntil).toBeNull()
  await removeDue(db, inquiryExpiries)
  expect(await kept()).toEqual([false, false, false])
  expect(await author()).toMatchObject({ state: 'rejected', reason: 'military', text: null })
})
