import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { newKey } from '@bezpechne/shared/letters-crypto/primitives'
import { kitKey } from '@bezpechne/shared/letters-crypto/staff-key'
import { addWrap, makeStaffKey, olderWraps, openKey } from '@bezpechne/shared/staff-keys'
import { afterAll, expect, test } from 'vitest'

import { freshDatabase } from './support/database.ts'
import { activate, type KeyHolder, keyOf, sodium } from './support/keys.ts'
import { people } from './support/people.ts'

const database = await freshDatabase()
const app = await buildApp(readConfig({}), { database })
afterAll(() => app.close())
const { as } = await people(app, database)
const mine = '/cities/kyiv/staff-keys/me'

const opens = async (holder: KeyHolder, method: 'password' | 'kit', key: Uint8Array) =>
  openKey(sodium, { city: 'kyiv', key: await keyOf(holder) }, { method, key })

test('a key is made once, and opens with the password and with the printed kit', async () => {
  const olena = await activate(await as('moderator'))
  expect((await opens(olena, 'password', olena.wrapKey))?.seed).toEqual(olena.seed)
  expect((await opens(olena, 'kit', kitKey(sodium, olena.kit)))?.seed).toEqual(olena.seed)
  expect(await opens(olena, 'password', newKey(sodium))).toBeUndefined()
})

test('nobody without such a role has one', async () => {
  const responder = await as('responder')
  expect((await responder.get(mine)).statusCode).toBe(404)
})

test('a crash anywhere in a change of password leaves a wrap that opens', async () => {
  const officer = await activate(await as('officer'))
  const { person, seed, wrapKey } = officer
  const next = newKey(sodium)
  const key = await keyOf(officer)
  const added = addWrap(sodium, { city: 'kyiv', key, seed }, { method: 'password', key: next })
  expect((await person.put(mine, added)).statusCode).toBe(200)
  // Here the line breaks: the server still takes the old password, and both open.
  expect((await opens(officer, 'password', wrapKey))?.n).toBe(1)
  const opened = await opens(officer, 'password', next)
  expect(opened).toEqual({ seed, n: 2 })
  // The next unlock, with the new password, takes the old wrap away; the kit stays.
  const without = olderWraps(await keyOf(officer), { method: 'password', n: 2 })
  await person.put(mine, { ver: 1, boxPk: key.boxPk, wraps: [], without })
  expect(await opens(officer, 'password', wrapKey)).toBeUndefined()
  expect((await opens(officer, 'password', next))?.seed).toEqual(seed)
  expect((await opens(officer, 'kit', kitKey(sodium, officer.kit)))?.seed).toEqual(seed)
})

test('the last wrap of a way in stays', async () => {
  const officer = await activate(await as('officer', 'kyiv', 'second'))
  const without = [{ method: 'kit', n: 1 }]
  const answer = await officer.person.put(mine, { ver: 1, boxPk: officer.key.boxPk, wraps: [], without })
  expect(answer.json()).toMatchObject({ code: 'invalid-input' })
  expect((await keyOf(officer)).wraps).toHaveLength(2)
})

test('a wrap of an endless number is refused, not failed', async () => {
  const { person, key } = await activate(await as('officer', 'kyiv', 'fourth'))
  const wraps = key.wraps.slice(0, 1).map((wrap) => ({ ...wrap, n: 2 ** 31 }))
  for (const change of [
    { wraps, without: [] },
    { wraps: [], without: [{ method: 'kit', n: 2 ** 31 }] },
  ])
    expect((await person.put(mine, { ver: 1, boxPk: key.boxPk, ...change })).statusCode).toBe(400)
})

test('of two tabs that change at once one must read again', async () => {
  const officer = await activate(await as('officer', 'kyiv', 'third'))
  const { person, key, seed } = officer
  const change = () =>
    person.put(
      mine,
      addWrap(sodium, { city: 'kyiv', key, seed }, { method: 'password', key: newKey(sodium) }),
    )
  const answers = await Promise.all([change(), change()])
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 409]))
})

test('who lost password and kit begins anew: the key before is retired and never comes back', async () => {
  const head = await activate(await as('head'))
  const before = head.key
  const again = await activate(head.person)
  expect(again.key.ver).toBe(2)
  const owner = { city: 'kyiv', staff: head.holder.staff, ver: 1 }
  const { put } = makeStaffKey(sodium, owner, head)
  expect((await head.person.put(mine, put)).json()).toMatchObject({ code: 'stale-version' })
  const old = await head.person.put(mine, { ver: 1, boxPk: before.boxPk, wraps: [], without: [] })
  expect(old.json()).toMatchObject({ code: 'stale-version' })
})

test('nothing of it stands in the audit but that it was done', async () => {
  const administrator = await as('administrator')
  const { items } = (await administrator.get('/cities/kyiv/audit')).json<{
    items: { action: string; subject: string | null }[]
  }>()
  expect(items.filter(({ action }) => action === 'key-change').length).toBeGreaterThan(4)
})
