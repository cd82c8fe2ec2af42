import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import type { DeskOrganisation } from '@bezpechne/shared/organisations'
import type { Routing, RoutingRule } from '@bezpechne/shared/routing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, givenTernopil, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenSubmitted } from './support/inquiries.ts'
import { type Person, people } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { as } = await people(app, database)
const desk = '/cities/kyiv/desk'
const some = { kind: 'municipal', email: null, answersReviewed: false }

let iryna: Person
let olena: Person
beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  iryna = await as('administrator')
  olena = await as('moderator')
})
afterAll(() => app.close())

async function add(nameUk: string): Promise<DeskOrganisation> {
  const answer = await iryna.post(`${desk}/organisations`, { ...some, name: { uk: nameUk, en: nameUk } })
  expect(answer.statusCode).toBe(201)
  return answer.json<DeskOrganisation>()
}

async function find(id: string): Promise<DeskOrganisation | undefined> {
  const { items } = (await iryna.get(`${desk}/organisations`)).json<{ items: DeskOrganisation[] }>()
  return items.find((one) => one.id === id)
}

const rest = ({ id, version }: DeskOrganisation, active = false) =>
  iryna.post(`${desk}/organisations/${id}/activity`, { version, active })

const words = ({ kind, name, email, answersReviewed, version }: DeskOrganisation) => ({
  kind,
  name,
  email,
  answersReviewed,
  version,
})

const routing = async () => (await olena.get(`${desk}/routing`)).json<Routing>()
async function save(rules: unknown[], version?: number) {
  return olena.post(`${desk}/routing`, { version: version ?? (await routing()).version, rules })
}
const rule = (category: string | null, districtId: string | null, { id }: { id: string }): RoutingRule => ({
  category,
  districtId,
  organisationId: id,
})

/** A moderator takes it and publishes it; without a word about who should answer, or with one. */
async function publish(given: { id: string }, more: object = {}) {
  const path = `/cities/kyiv/moderation/inquiries/${given.id}`
  await olena.post(`${path}/claim`)
  return olena.post(`${path}/publish`, {
    title: 'Темний перехід',
    text: 'Темно.',
    place: null,
    photos: [],
    ...more,
  })
}

async function leadOf({ id }: { id: string }): Promise<string | null> {
  const row = await db.selectFrom('inquiry').select('organisation_id').where('id', '=', id).executeTakeFirst()
  return row?.organisation_id ?? null
}

test('an administrator adds one, everybody finds it, its e-mail stays at the desk', async () => {
  const clinic = { kind: 'legal-clinic', name: { uk: 'Юридична клініка', en: 'Legal clinic' } }
  const added = await iryna.post(`${desk}/organisations`, {
    ...clinic,
    email: 'clinic@example.org',
    answersReviewed: true,
  })
  expect(added.json()).toMatchObject({
    ...clinic,
    email: 'clinic@example.org',
    answersReviewed: true,
    active: true,
    version: 1,
    members: 0,
    openAssignments: 0,
    rules: 0,
  })
  const everybody = await app.inject('/api/v1/cities/kyiv/organisations')
  expect(everybody.body).toContain('Юридична клініка')
  expect(everybody.body).not.toContain('clinic@example.org')
  const deeds = await db
    .selectFrom('audit')
    .select('subject')
    .where('action', '=', 'organisation-change')
    .execute()
  expect(deeds).toContainEqual({ subject: added.json<DeskOrganisation>().id })
})

test('of two who change the same one, the second is told and overwrites nothing', async () => {
  const one = await add('Двоє змінюють')
  const send = (who: Person, en: string) =>
    who.post(`${desk}/organisations/${one.id}`, { ...words(one), name: { ...one.name, en } })
  const both = await Promise.all([send(iryna, 'From Iryna'), send(olena, 'From Olena')])
  expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
  const refused = both.find(({ statusCode }) => statusCode === 409)
  expect(refused?.json()).toMatchObject({ code: 'stale-version' })
  const won = both.find(({ statusCode }) => statusCode === 200)?.json<DeskOrganisation>()
  expect(await find(one.id)).toEqual({ ...won, version: 2 })
})

test('two of one name would be one to who reads', async () => {
  const [first, second] = [await add('Одна назва'), await add('Інша назва')]
  const again = await iryna.post(`${desk}/organisations`, { ...some, name: first.name })
  expect(again.json()).toMatchObject({ status: 409, code: 'name-taken' })
  const renamed = await iryna.post(`${desk}/organisations/${second.id}`, {
    ...words(second),
    name: first.name,
  })
  expect(renamed.json()).toMatchObject({ status: 409, code: 'name-taken' })
  expect(await find(second.id)).toEqual(second)
})

test.each([
  ['only spaces', { name: { uk: '      ', en: 'Name' } }, 'name.uk', 'too-short'],
  ['no English name', { name: { uk: 'Назва' } }, 'name.en', 'required'],
  ['a novel', { name: { uk: 'ї'.repeat(151), en: 'Name' } }, 'name.uk', 'too-long'],
  ['no address', { email: 'not an address' }, 'email', 'wrong-format'],
  ['an unknown kind', { kind: 'army' }, 'kind', 'not-in-list'],
  ['two lines', { name: { uk: 'Дві\nлінії', en: 'Name' } }, 'name.uk', 'one-line'],
])('%s is told by field', async (_, wrong, path, code) => {
  const right = { ...some, name: { uk: 'Правильна', en: 'Right' } }
  const answer = await iryna.post(`${desk}/organisations`, { ...right, ...wrong })
  expect(answer.json()).toMatchObject({ status: 400, code: 'invalid-input' })
  expect(answer.json()).toMatchObject({ errors: [{ path, code }] })
})

test('one that somebody counts on is not put to rest; then it gets nothing more', async () => {
  const busy = await add('Зайнята')
  const waiting = await givenSubmitted(db)
  expect((await publish(waiting, { organisationId: busy.id })).statusCode).toBe(200)
  const used = await find(busy.id)
  expect(used).toMatchObject({ openAssignments: 1 })
  const refused = await rest(busy)
  expect(refused.json()).toMatchObject({ status: 409, code: 'organisation-in-use' })

  const other = await add('Інша, вільна')
  await sql`update assignment set withdrawn_at = now() where inquiry_id = ${waiting.id}`.execute(db)
  await save([rule('noise', null, busy)])
  expect((await rest(busy)).json()).toMatchObject({ code: 'organisation-in-use' })
  await save([])
  expect((await rest(busy)).json()).toMatchObject({ active: false, version: 2 })
  expect((await rest(busy)).json()).toMatchObject({ code: 'stale-version' })

  const next = await givenSubmitted(db)
  expect((await publish(next, { organisationId: busy.id })).json()).toMatchObject({
    code: 'organisation-not-found',
  })
  expect((await save([rule(null, null, busy)])).json()).toMatchObject({
    errors: [{ path: 'rules.0.organisationId', code: 'not-in-list' }],
  })
  expect((await publish(next, { organisationId: other.id })).statusCode).toBe(200)
  expect((await rest({ ...busy, version: 2 }, true)).json()).toMatchObject({ active: true })
})

test('put to rest while somebody hands it something: never both', async () => {
  for (let round = 0; round < 12; round += 1) {
    const one = await add(`Перегони ${round}`)
    const given = await givenSubmitted(db)
    await olena.post(`/cities/kyiv/moderation/inquiries/${given.id}/claim`)
    const [published, rested] = await Promise.all([publish(given, { organisationId: one.id }), rest(one)])
    expect([published.statusCode, rested.statusCode].filter((status) => status === 200)).toHaveLength(1)
    expect(await find(one.id)).toMatchObject(
      rested.statusCode === 200
        ? { active: false, openAssignments: 0 }
        : { active: true, openAssignments: 1 },
    )
  }
})

test('one of another city does not exist here', async () => {
  const roman = await as('administrator', 'ternopil')
  const ours = await add('Тільки київська')
  const path = `/cities/ternopil/desk/organisations/${ours.id}`
  expect((await roman.post(path, words(ours))).json()).toMatchObject({ code: 'not-found' })
  expect((await roman.post(`${path}/activity`, { version: 1, active: false })).json()).toMatchObject({
    code: 'not-found',
  })
  const rules = [rule(null, null, ours)]
  expect((await roman.post('/cities/ternopil/desk/routing', { version: 1, rules })).json()).toMatchObject({
    errors: [{ path: 'rules.0.organisationId', code: 'not-in-list' }],
  })
})

test('what is published without a word goes where the first rule says; a word of the moderator counts more', async () => {
  const [light, west] = [await add('Світло'), await add('Захід')]
  await save([rule('street-lighting', null, light), rule(null, 'west', west)])
  const lamp = await givenSubmitted(db, { category: 'street-lighting' })
  const noise = await givenSubmitted(db, { category: 'noise' })
  const far = await givenSubmitted(db, { category: 'noise', at: kyiv.east.inside })
  const own = await givenSubmitted(db, { category: 'street-lighting' })
  for (const given of [lamp, noise, far]) expect((await publish(given)).statusCode).toBe(200)
  await publish(own, { organisationId: null })
  expect(await Promise.all([lamp, noise, far, own].map(leadOf))).toEqual([light.id, west.id, null, null])
  // The topic that the moderator has changed decides, not the one that was sent.
  const changed = await givenSubmitted(db, { category: 'noise', at: kyiv.east.inside })
  expect(
    (await publish(changed, { category: 'street-lighting', editReason: 'Тема точніша' })).statusCode,
  ).toBe(200)
  expect(await leadOf(changed)).toBe(light.id)
  await save([])
})

test('a rule whose organisation takes nothing is passed over', async () => {
  const [closed, open] = [await add('Закрита'), await add('Відкрита')]
  await save([rule(null, null, closed), rule(null, null, open)])
  // As an import or an operator may leave it: the desk itself refuses this.
  await db.updateTable('organisation').set({ active: false }).where('id', '=', closed.id).execute()
  const given = await givenSubmitted(db)
  await publish(given)
  expect(await leadOf(given)).toBe(open.id)
  await save([])
})

test('saved as a whole: one wrong rule changes nothing, and each is named', async () => {
  const good = await add('Добра')
  await save([rule('noise', null, good)])
  const before = await routing()
  const refused = await save([
    rule('noise', null, good),
    rule('unheard-of', 'atlantis', good),
    rule(null, null, { id: '01890000-0000-7000-8000-000000000000' }),
  ])
  expect(refused.json()).toMatchObject({
    status: 400,
    errors: [
      { path: 'rules.1.category', code: 'not-in-list' },
      { path: 'rules.1.districtId', code: 'not-in-list' },
      { path: 'rules.2.organisationId', code: 'not-in-list' },
    ],
  })
  expect(await routing()).toEqual(before)
  expect(before.rules).toEqual([rule('noise', null, good)])
})

test('500 rules, a rule with a stray field, rules that are none: told, nothing changed', async () => {
  const good = await add('Ще одна')
  const before = await routing()
  const many = Array.from({ length: 500 }, () => rule(null, null, good))
  expect((await save(many)).json()).toMatchObject({ errors: [{ path: 'rules', code: 'too-many' }] })
  expect((await save([{ ...rule(null, null, good), weight: 7 }])).json()).toMatchObject({
    errors: [{ path: 'rules.0.weight', code: 'unknown-field' }],
  })
  expect((await save(['police'])).statusCode).toBe(400)
  expect((await save([], 0)).statusCode).toBe(400)
  expect(await routing()).toEqual(before)
})

test('of two lists made from the same one, the second is told', async () => {
  const one = await add('Перша чи друга')
  const { version } = await routing()
  const both = await Promise.all([
    save([rule('noise', null, one)], version),
    save([rule('parking', null, one)], version),
  ])
  expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
  const won = both.find(({ statusCode }) => statusCode === 200)?.json<Routing>()
  expect(await routing()).toEqual(won)
  expect(won?.version).toBe(version + 1)
})

test('a rule saved while its organisation is put to rest: never both', async () => {
  for (let round = 0; round < 12; round += 1) {
    const one = await add(`Правило чи спокій ${round}`)
    const { version } = await routing()
    const [saved, rested] = await Promise.all([save([rule(null, null, one)], version), rest(one)])
    expect([saved.statusCode, rested.statusCode].filter((status) => status === 200)).toHaveLength(1)
  }
  await save([])
})
