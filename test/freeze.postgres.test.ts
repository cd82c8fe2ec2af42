import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as pause } from 'node:timers/promises'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { transact } from '@bezpechne/server/platform/database'
import { pointOf } from '@bezpechne/server/platform/geo'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { givenKyiv, kyiv } from './support/cities.ts'
import { freshAddress } from './support/database.ts'
import { givenPublished } from './support/inquiries.ts'
import { people, type Person } from './support/people.ts'
import { temporaryDirectory } from './support/server.ts'

// Two connections at once, which the embedded engine has not.
const data = temporaryDirectory()
const app = await buildApp(
  readConfig({ DATABASE_URL: await freshAddress(), DATA_DIR: data.path, WORKER: 'separate' }),
)
await app.ready()
const { db } = app
const { visitor, as } = await people(app, { db })

let olena: Person
beforeAll(async () => {
  await givenKyiv(db)
  olena = await as('moderator')
})
afterAll(async () => {
  await app.close()
  data.remove()
})

test('what is being moved there at the very moment of a freeze is seen by nobody either', async () => {
  const { id, number } = await givenPublished(db, { at: kyiv.east.inside })
  const area = { kind: 'circle', at: kyiv.west.inside, metres: 300 }
  const freeze = () => olena.post('/cities/kyiv/desk/freezes', { area, reason: 'Влучання', hours: null })
  const freezing = await transact(db, async (trx) => {
    const moved = { public_point: pointOf(kyiv.west.inside), map_x: sql<number>`map_x - 18000` }
    await trx.updateTable('inquiry').set(moved).where('id', '=', id).execute()
    // Not awaited here: it waits for this transaction, as it must.
    const answer = outsideOf(freeze)
    await pause(700)
    return { answer }
  })
  expect((await freezing.answer).statusCode).toBe(201)
  expect((await visitor.get(`/cities/kyiv/inquiries/${number}`)).statusCode).toBe(410)
})

/** What caches are told of a tile, and of a total. */
const told = async () => {
  const answers = await Promise.all(['/tiles/5/18/10', '/cities/kyiv/totals'].map((url) => visitor.get(url)))
  return answers.map(({ headers }) => headers['cache-control'])
}

test('while very many wait to be folded, no cache may keep a tile or a total', async () => {
  const usual = 'public, max-age=15, stale-while-revalidate=30'
  expect(await told()).toEqual([usual, usual])
  // As if another process was folding for seconds.
  await transact(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(7001)`.execute(trx)
    await outsideOf(() =>
      sql`insert into map_outbox (city_id, inquiry_id) select 'kyiv', gen_random_uuid() from generate_series(1, 6000)`.execute(
        db,
      ),
    )
    await outsideOf(() =>
      vi.waitFor(async () => expect(await told()).toEqual(['no-store', 'no-store']), { timeout: 5000 }),
    )
  })
  await vi.waitFor(async () => expect(await told()).toEqual([usual, usual]), { timeout: 10_000 })
})

/** Somebody else's request: it knows nothing of the transaction that is open here. */
const outsideOf = AsyncLocalStorage.snapshot()
