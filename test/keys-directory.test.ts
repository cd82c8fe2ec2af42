import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { currentDirectory } from '@bezpechne/server/keys/index'
import { checkDirectory, type SignedDirectory } from '@bezpechne/shared/letters-crypto/directory'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'
import { trialRoot } from '@bezpechne/shared/trial-root'
import { afterAll, expect, test } from 'vitest'

import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { someone } from './support/people.ts'

const sodium = await loadSodium()
const database = await freshDatabase()
const { db } = database
await givenKyiv(db)
await givenTernopil(db)
const app = await buildApp(readConfig({}), { database })
const own = await buildApp(readConfig({ LETTER_ROOTS: 'A'.repeat(43) }), { database })
afterAll(() => Promise.all([app.close(), own.close()]))
const visitor = someone(app)

const pins = { roots: [trialRoot], minSerial: 1 }
const read = async (city = 'kyiv') => (await visitor.get(`/cities/${city}/directory`)).json<SignedDirectory>()

test('a trial signs by itself, and a browser that pins the trial root takes it', async () => {
  const directory = await read()
  expect(checkDirectory(sodium, directory, { city: 'kyiv', pins, now: new Date() })).toMatchObject({
    city: 'kyiv',
    serial: 1,
    mailboxes: [],
  })
  expect(await read()).toEqual(directory)
  expect(await currentDirectory(db, 'kyiv')).toEqual(directory)
})

test('asked again with its mark, it is not sent twice', async () => {
  const first = await visitor.get('/cities/kyiv/directory')
  const again = await visitor.get('/cities/kyiv/directory', {
    'if-none-match': String(first.headers['etag']),
  })
  expect(again.statusCode).toBe(304)
})

test('with roots of its own a city has none before the keepers sign', async () => {
  const answer = await someone(own).get('/cities/ternopil/directory')
  expect(answer.json()).toMatchObject({ status: 404, code: 'no-directory' })
})

test('a mailbox that can be written to brings the next one', async () => {
  const serial = async () => (await read()).body.serial
  const before = await serial()
  const mailbox = { city_id: 'kyiv', kind: 'oversight', scope_id: 'city', ver: 1 } as const
  const pk = Buffer.alloc(32, 7)
  await db
    .insertInto('mailbox')
    .values({ ...mailbox, box_pk: pk, sig_pk: pk })
    .execute()
  expect(await serial()).toBe(before)
  await db.updateTable('mailbox').set({ state: 'active' }).execute()
  expect(await serial()).toBe(before + 1)
  expect((await read()).body.mailboxes).toMatchObject([{ kind: 'oversight', scope: 'city', state: 'active' }])
})
