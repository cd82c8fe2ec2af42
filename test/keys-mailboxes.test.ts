import { giveRole } from '@bezpechne/server/accounts/index'
import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { boxesOf } from '@bezpechne/server/keys/index'
import { transact } from '@bezpechne/server/platform/database'
import type { HeldBoxes, Mailboxes } from '@bezpechne/shared/keys'
import type { SignedDirectory } from '@bezpechne/shared/letters-crypto/directory'
import { newKey, unwrap, wrap } from '@bezpechne/shared/letters-crypto/primitives'
import { makeMailbox, openBoxes, sealFor } from '@bezpechne/shared/staff-keys'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenBeat } from './support/beats.ts'
import { freshDatabase } from './support/database.ts'
import { activate, type KeyHolder, sodium } from './support/keys.ts'
import { people, type Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({}), { database })
afterAll(() => app.close())
const { as, visitor } = await people(app, database)

const at = '/cities/kyiv/mailboxes'
let serhii: KeyHolder, oksana: KeyHolder, mykola: KeyHolder, petro: KeyHolder, nadiia: KeyHolder
let administrator: Person

beforeAll(async () => {
  administrator = await as('administrator')
  await givenBeat(db, 'HOL-01', [30.4, 50.4, 30.45, 50.45])
  await givenBeat(db, 'HOL-02', [30.45, 50.4, 30.5, 50.45])
  serhii = await activate(await as('officer', 'kyiv', 'serhii'))
  oksana = await activate(await as('officer', 'kyiv', 'oksana'))
  petro = await activate(await as('officer', 'kyiv', 'petro'))
  mykola = await activate(await as('head'))
})

const propose = (
  by: KeyHolder,
  holders: KeyHolder[],
  box: { scope: string; ver?: number; kind?: string },
) => {
  const { seed: _seed, ...made } = makeMailbox(
    sodium,
    holders.map(({ holder }) => holder),
  )
  return by.person.post(at, { kind: 'beat', ver: 1, ...box, ...made })
}
const decide = (by: { person: Person }, scope: string, ver = 1, approve = true) =>
  by.person.post(`${at}/approve`, { kind: 'beat', scope, ver, approve })
const board = async (by: Person) => (await by.get(at)).json<Mailboxes>()
const held = async ({ person, seed, key }: KeyHolder) =>
  openBoxes(sodium, (await person.get(`${at}/held`)).json<HeldBoxes>().items, { seed, ver: key.ver })
const directory = async () => (await visitor.get('/cities/kyiv/directory')).json<SignedDirectory>().body

const grant = async (
  by: KeyHolder,
  to: KeyHolder,
  { scope, insteadOf = null }: { scope: string; insteadOf?: string | null },
) => {
  const seeds = [...(await held(by))]
    .filter(([box]) => box.startsWith(`beat:${scope}:`))
    .map(([box, { seed }]) => ({
      ver: Number(box.split(':')[2]),
      sealedSeed: sealFor(sodium, seed, to.holder),
    }))
  const { staff, keyVer } = to.holder
  return by.person.post(`${at}/members`, { kind: 'beat', scope, staff, keyVer, seeds, insteadOf })
}
const letIn = (by: { person: Person }, who: KeyHolder, scope: string, approve = true) =>
  by.person.post(`${at}/members/approve`, { kind: 'beat', scope, staff: who.holder.staff, approve })

test('a mailbox is of two people: whoever proposed it cannot approve it', async () => {
  expect((await propose(serhii, [serhii, oksana], { scope: 'HOL-01' })).json()).toEqual({
    box: 'beat:HOL-01:1',
    state: 'proposed',
  })
  expect((await decide(serhii, 'HOL-01')).json()).toMatchObject({ code: 'second-person-needed' })
  expect(await held(serhii)).toEqual(new Map())
  expect((await decide(mykola, 'HOL-01')).json()).toEqual({ box: 'beat:HOL-01:1', state: 'active' })
  expect([...(await held(serhii)).keys()]).toEqual(['beat:HOL-01:1'])
  expect((await held(oksana)).get('beat:HOL-01:1')?.seed).toEqual(
    (await held(serhii)).get('beat:HOL-01:1')?.seed,
  )
  expect((await held(mykola)).size).toBe(0)
  expect((await directory()).mailboxes).toMatchObject([
    { kind: 'beat', scope: 'HOL-01', ver: 1, state: 'active' },
  ])
})

test('one member is too few, a moderator is none, a beat that is not there has none', async () => {
  await propose(serhii, [serhii], { scope: 'HOL-02' })
  expect((await decide(oksana, 'HOL-02')).json()).toMatchObject({ code: 'two-members-needed' })
  expect((await decide(oksana, 'HOL-02', 1, false)).json()).toMatchObject({ state: 'declined' })
  const olena = await activate(await as('moderator'))
  const refused = await propose(serhii, [serhii, olena], { scope: 'HOL-02' })
  expect(refused.json()).toMatchObject({ code: 'step-not-allowed' })
  expect((await decide(olena, 'HOL-01')).statusCode).toBe(404)
  expect((await propose(olena, [serhii, oksana], { scope: 'HOL-02' })).statusCode).toBe(404)
  expect((await propose(serhii, [serhii, oksana], { scope: 'XXX-99' })).statusCode).toBe(404)
})

test('two who approve at once: one does, the other reads again', async () => {
  await propose(serhii, [serhii, oksana], { scope: 'HOL-02' })
  const answers = await Promise.all([decide(mykola, 'HOL-02'), decide({ person: administrator }, 'HOL-02')])
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 409]))
})

test('a grant opens after the word of somebody who neither gave it nor gets it', async () => {
  expect((await grant(serhii, petro, { scope: 'HOL-01' })).statusCode).toBe(200)
  expect((await held(petro)).size).toBe(0)
  expect((await letIn(serhii, petro, 'HOL-01')).json()).toMatchObject({ code: 'second-person-needed' })
  expect((await letIn(petro, petro, 'HOL-01')).json()).toMatchObject({ code: 'second-person-needed' })
  expect((await letIn(oksana, petro, 'HOL-01')).statusCode).toBe(200)
  expect([...(await held(petro)).keys()]).toEqual(['beat:HOL-01:1'])
})

test('nobody comes instead of themselves', async () => {
  const insteadOf = oksana.holder.staff
  expect((await grant(serhii, oksana, { scope: 'HOL-01', insteadOf })).json()).toMatchObject({
    code: 'step-not-allowed',
  })
})

test('who holds nothing gives nothing', async () => {
  const sealedSeed = sealFor(sodium, newKey(sodium), petro.holder)
  const { staff, keyVer } = petro.holder
  const body = {
    kind: 'beat',
    scope: 'HOL-02',
    staff,
    keyVer,
    seeds: [{ ver: 1, sealedSeed }],
    insteadOf: null,
  }
  expect((await mykola.person.post(`${at}/members`, body)).statusCode).toBe(404)
})

test('removed: the server gives the seeds no more, the sessions end, and two must remain', async () => {
  const remove = (who: KeyHolder) =>
    mykola.person.post(`${at}/members/remove`, { kind: 'beat', scope: 'HOL-01', staff: who.holder.staff })
  expect((await remove(petro)).statusCode).toBe(200)
  expect(await boxesOf(db, 'kyiv', petro.holder.staff)).toEqual([])
  expect((await petro.person.get(`${at}/held`)).statusCode).toBe(401)
  expect((await remove(oksana)).json()).toMatchObject({ code: 'two-members-needed' })
})

test('an officer is replaced by two people: the old key opens nothing that comes after', async () => {
  nadiia = await activate(await as('officer', 'kyiv', 'nadiia'))
  const old = (await held(serhii)).get('beat:HOL-01:1')
  const insteadOf = serhii.holder.staff
  expect((await grant(oksana, nadiia, { scope: 'HOL-01', insteadOf })).statusCode).toBe(200)
  expect((await letIn(mykola, nadiia, 'HOL-01')).statusCode).toBe(200)
  // The successor reads what came before, and makes the next version without who goes.
  expect([...(await held(nadiia)).keys()]).toEqual(['beat:HOL-01:1'])
  const made = await propose(nadiia, [nadiia, oksana], { scope: 'HOL-01', ver: 2 })
  expect(made.json()).toEqual({ box: 'beat:HOL-01:2', state: 'active' })
  expect([...(await held(oksana)).keys()]).toEqual(['beat:HOL-01:1', 'beat:HOL-01:2', 'beat:HOL-02:1'])
  expect((await directory()).mailboxes.filter(({ scope }) => scope === 'HOL-01')).toMatchObject([
    { ver: 1, state: 'retired' },
    { ver: 2, state: 'active' },
  ])
  // Of who went nothing is left of this mailbox, and the session is over.
  expect((await serhii.person.get(`${at}/held`)).statusCode).toBe(401)
  expect((await boxesOf(db, 'kyiv', insteadOf)).map(({ box }) => box)).toEqual(['beat:HOL-02:1'])
  // What is sealed from now on, the old seed does not open.
  const now = (await directory()).mailboxes.find(({ scope, ver }) => scope === 'HOL-01' && ver === 2)
  const letter = wrap(sodium, newKey(sodium), Buffer.from(now?.boxPk ?? '', 'base64url'))
  expect(old).toBeDefined()
  expect(() => old && unwrap(sodium, letter, old)).toThrow('Tampered')
  expect((await held(nadiia)).get('beat:HOL-01:2')).toSatisfy(
    (keys) => unwrap(sodium, letter, keys).length === 32,
  )
})

test('a version that is not what two agreed to waits for a second person again', async () => {
  const ihor = await activate(await as('officer', 'kyiv', 'ihor'))
  const insteadOf = oksana.holder.staff
  await grant(oksana, ihor, { scope: 'HOL-02', insteadOf })
  await letIn(mykola, ihor, 'HOL-02')
  const made = await propose(ihor, [ihor, mykola], { scope: 'HOL-02', ver: 2 })
  expect(made.json()).toMatchObject({ state: 'proposed' })
  await decide(mykola, 'HOL-02', 2, false)
})

test('a lost key: locked until a member seals it anew and a second person agrees', async () => {
  const lost = oksana
  oksana = await activate(lost.person)
  expect((await held(oksana)).size).toBe(0)
  expect((await grant(nadiia, oksana, { scope: 'HOL-01' })).statusCode).toBe(200)
  expect((await held(oksana)).size).toBe(0)
  expect((await letIn(mykola, oksana, 'HOL-01')).statusCode).toBe(200)
  expect([...(await held(oksana)).keys()]).toEqual(['beat:HOL-01:1', 'beat:HOL-01:2'])
})

test('the board tells who opens what, since when, and who has no key yet', async () => {
  await as('officer', 'kyiv', 'newcomer')
  const { items, colleagues, without } = await board(administrator)
  const first = items.find(({ scope, ver }) => scope === 'HOL-01' && ver === 1)
  expect(first).toMatchObject({ state: 'retired', listed: true, name: { en: 'Beat HOL-01' } })
  expect(items.find(({ scope, ver }) => scope === 'HOL-02' && ver === 1)?.members).toHaveLength(3)
  expect(colleagues.find(({ name }) => name.includes('newcomer'))?.key).toBeNull()
  expect(without).toEqual([])
})

test('who loses the role and is given it back by one is no member until two let them in', async () => {
  const role = { role: 'officer' } as const
  const { staff } = oksana.holder
  expect((await administrator.post(`/cities/kyiv/people/${staff}/remove`, role)).statusCode).toBe(200)
  await transact(db, (trx) => giveRole(trx, staff, { city: 'kyiv', ...role, organisationId: null }))
  expect(await boxesOf(db, 'kyiv', staff)).toEqual([])
  const boxes = (await board(administrator)).items
  expect(boxes.flatMap(({ members }) => members).filter((one) => one.staff.id === staff)).toEqual([])
})
