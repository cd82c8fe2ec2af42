import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as pause } from 'node:timers/promises'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { transact } from '@bezpechne/server/platform/database'
import { pointOf } from '@bezpechne/server/platform/geo'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

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

/** Somebody else's request: it knows nothing of the transaction that is open here. */
const outsideOf = AsyncLocalStorage.snapshot()
