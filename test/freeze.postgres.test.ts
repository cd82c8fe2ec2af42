import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
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

test('what is published at the very moment of a freeze is seen by nobody either', async () => {
  const area = { kind: 'circle', at: kyiv.west.inside, metres: 300 }
  const publishing = Array.from({ length: 24 }, () => givenPublished(db, { text: randomUUID() }))
  const freezing = olena.post('/cities/kyiv/desk/freezes', { area, reason: 'Влучання', hours: null })
  const given = await Promise.all(publishing)
  expect((await freezing).statusCode).toBe(201)
  const seen = await Promise.all(
    given.map(async ({ number }) => (await visitor.get(`/cities/kyiv/inquiries/${number}`)).statusCode),
  )
  expect(new Set(seen)).toEqual(new Set([410]))
})
