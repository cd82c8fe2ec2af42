import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { follow, placeToFollow } from '@bezpechne/server/following/actions'
import { forwardNews } from '@bezpechne/server/notifications/actions'
import { takeBounce } from '@bezpechne/server/notifications/bounce'
import { mailName } from '@bezpechne/server/notifications/mail-name'
import { transact } from '@bezpechne/server/platform/database'
import { afterAll, expect, test } from 'vitest'

import { bounceOf } from './support/bounces.ts'
import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenPublished } from './support/inquiries.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
afterAll(() => app.close())

test('a bounce stops the mails to its mailbox, and nobody can make one up', async () => {
  await givenKyiv(db)
  const [olia, petro] = ['olia@example.org', 'petro@example.org']
  const wish = { city: 'kyiv', rhythm: 'each', language: 'uk' } as const
  for (const email of [olia, petro]) {
    await transact(db, async (trx) => {
      const thing = await placeToFollow(trx, 'kyiv', { kind: 'city' })
      await follow(trx, app, { ...wish, email, resident: email }, thing)
    })
  }
  const waiting = async () => {
    await givenPublished(db)
    await forwardNews(db, undefined, 0)
    return (await db.selectFrom('notice').select('reader_id').execute()).length
  }
  expect(await waiting()).toBe(2)

  const sources = { db, at: 'https://map.example.org', linkToken: app.linkToken, addressKey: app.addressKey }
  const take = (raw: string) => takeBounce(sources, raw)
  const ours = `<${mailName(sources, 'digest/1', olia)}>`
  expect(await take(bounceOf(petro, ours))).toBe(0)
  expect(await take(bounceOf(olia, `<${'0'.repeat(32)}@map.example.org>`))).toBe(0)
  expect(await take(bounceOf(olia, ours, '4.2.2'))).toBe(0)
  expect(await take(bounceOf(olia, ours, '5.7.1'))).toBe(0)
  expect(await take('no report at all')).toBe(0)
  expect(await take(bounceOf('OLIA@example.org', ours))).toBe(1)
  // What waited for her is gone, and nothing is added; Petro is told of both.
  expect(await waiting()).toBe(2)
})
