import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { afterAll, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { resident } from './support/letters.ts'
import { givenMailboxes } from './support/mailboxes.ts'

const database = await freshDatabase()
const app = await buildApp(readConfig({ POW_COST: '1' }), { database })
afterAll(() => app.close())
await givenKyiv(database.db)
const boxes = await givenMailboxes(database.db)

test('a letter is taken, and opens by its code alone', async () => {
  const olha = resident(app, boxes)
  await olha.write({ text: 'Біля школи стріляли.' })
  const mine = await olha.read()
  expect(mine.state).toBe('submitted')
  expect(mine.opened.messages).toMatchObject([{ body: { text: 'Біля школи стріляли.' } }])
  expect(mine.record.wraps.map(({ box }) => box)).toEqual(['resident'])
  expect(mine.events).toMatchObject([{ step: 'submit', facts: { addressee: 'beat:HOL-01:1' } }])
  expect((await resident(app, boxes).fetchMine()).statusCode).toBe(404)
})
