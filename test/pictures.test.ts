import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { transact } from '@bezpechne/server/platform/database'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { answerGiven, givenPublished, givenSubmitted } from './support/inquiries.ts'

const database = await freshDatabase()
const { db } = database
await givenKyiv(db)
const app = await buildApp(readConfig({}), { database })
afterAll(() => app.close())

const look = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })

/** How many pixels have about this colour. */
async function pixelsOf(picture: Buffer, [r, g, b]: [number, number, number]): Promise<number> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  let found = 0
  for (let n = 0; n < data.length; n += info.channels) {
    const off = [r, g, b].map((wanted, c) => Math.abs((data[n + c] ?? 0) - wanted))
    if (Math.max(...off) < 14) found += 1
  }
  return found
}
const red: [number, number, number] = [0xb4, 0x23, 0x18]
const green: [number, number, number] = [0x1f, 0x80, 0x48]
const ink: [number, number, number] = [0x1f, 0x1d, 0x1a]

test('a shared inquiry has a picture of its own, which turns green with its answer and goes with it', async () => {
  const given = await givenPublished(db, { title: 'Темний перехід під мостом' })
  const url = `/kyiv/${given.number}/card.png`
  const before = await look(url)
  expect(before.headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'no-cache' })
  expect(await sharp(before.rawPayload).metadata()).toMatchObject({ width: 1200, height: 630, format: 'png' })
  expect(before.rawPayload.length).toBeLessThan(120_000)
  expect(await pixelsOf(before.rawPayload, red)).toBeGreaterThan(2000)
  expect(await pixelsOf(before.rawPayload, green)).toBe(0)
  expect(await pixelsOf(before.rawPayload, ink)).toBeGreaterThan(1000)
  const again = await look(url, { 'if-none-match': String(before.headers['etag']) })
  expect(again.statusCode).toBe(304)

  await answerGiven(db, given)
  const after = await look(url, { 'if-none-match': String(before.headers['etag']) })
  expect(after.statusCode).toBe(200)
  expect(await pixelsOf(after.rawPayload, green)).toBeGreaterThan(2000)
  expect(await pixelsOf(after.rawPayload, red)).toBe(0)

  const page = (await look(`/kyiv/${given.number}`, { accept: 'text/html' })).body
  expect(page).toContain(`og:image" content="http://localhost:3000${url}?lang=uk"`)
  expect(page).toContain('twitter:card')

  const actor = { role: 'moderator', id: null } as const
  await transact(db, (trx) => stepInquiry(trx, { city: 'kyiv', id: given.id, step: 'hide', actor }))
  const gone = await look(url, { 'if-none-match': String(after.headers['etag']) })
  expect(gone.statusCode).toBe(410)
  expect(gone.headers['cache-control']).toBe('no-store')
  const waiting = await givenSubmitted(db)
  expect((await look(`/kyiv/${waiting.number}/card.png`)).statusCode).toBe(404)
})

test('what is known to a district alone is drawn as an area, and what was covered stays covered', async () => {
  const { number } = await givenPublished(db, {
    category: 'drug-trade',
    title: 'Продають біля █████ щовечора <b>&',
  })
  const { rawPayload, statusCode } = await look(`/kyiv/${number}/card.png`)
  expect(statusCode).toBe(200)
  const map = await sharp(rawPayload).extract({ left: 600, top: 0, width: 600, height: 630 }).toBuffer()
  // No needle: the outline of the district has the colour, and its inside is soft.
  expect(await pixelsOf(map, red)).toBeLessThan(20_000)
  expect(await pixelsOf(map, [0xe8, 0xc2, 0xbd])).toBeGreaterThan(10_000)
  expect(await pixelsOf(rawPayload, ink)).toBeGreaterThan(4000)
})

test('a city has a picture of its pins, in each language', async () => {
  const [uk, en] = await Promise.all([look('/kyiv/card.png'), look('/kyiv/card.png?lang=en')])
  expect([uk.statusCode, en.statusCode]).toEqual([200, 200])
  expect(uk.headers['etag']).not.toBe(en.headers['etag'])
})
