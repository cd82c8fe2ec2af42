import { randomBytes } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { inviteFirst } from '@bezpechne/server/members/actions'
import { transact } from '@bezpechne/server/platform/database'
import type { Category } from '@bezpechne/shared/categories'
import { CityCategories } from '@bezpechne/shared/categories'
import { OpenedInvitation } from '@bezpechne/shared/members'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { told } from './support/answers.ts'
import { givenKyiv, givenTernopil, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { people, someone } from './support/people.ts'
import { solve } from './support/proof.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate', POW_COST: '1', SUBMIT_LIMITS: '10000/h' }), {
  database,
})
const { as, visitor } = await people(app, database)
beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
})
afterAll(() => app.close())

const path = '/cities/kyiv/desk/categories'
const read = async () => CityCategories.parse((await (await as('administrator')).get(path)).json())
const offered = async () =>
  (await visitor.get('/cities/kyiv/categories')).json<{ items: Category[] }>().items.filter(({ off }) => !off)
const pageOf = async (address: string) => (await app.inject(address)).body

async function submit(category: string) {
  return visitor.post('/cities/kyiv/inquiries', {
    text: 'Біля школи глибока яма, машини об’їжджають її тротуаром.',
    category,
    at: kyiv.west.inside,
    proof: await solve(app, 'kyiv'),
  })
}

test('a city chooses and orders its topics; one that is off is offered to nobody, and what is of it keeps its name', async () => {
  const oksana = await as('administrator')
  const { items, national } = await read()
  const seen = items.map(({ code }) => code)
  expect(seen).toEqual(national)
  expect((await submit('noise')).statusCode).toBe(201)
  const on = ['street-lighting', 'road-surface', 'other']
  const chosen = CityCategories.parse((await oksana.post(path, { on, seen })).json())
  expect(chosen.items.slice(0, 4).map(({ code, off }) => [code, off])).toEqual([
    ['street-lighting', undefined],
    ['road-surface', undefined],
    ['other', undefined],
    ['crossing', true],
  ])
  // The cards that keep people safe are never off.
  const safe = ['domestic-violence', 'explosive-object']
  expect((await offered()).map(({ code }) => code)).toEqual([...on, ...safe])
  expect((await visitor.get('/cities/kyiv')).json()).toMatchObject({ categories: [...on, ...safe] })
  expect((await submit('noise')).json()).toMatchObject({
    code: 'invalid-input',
    errors: [{ path: 'category', code: 'not-in-list' }],
  })
  expect((await submit('other')).statusCode).toBe(201)
  expect(await pageOf('/kyiv/new?plain=1')).not.toContain('value="noise"')
  // Whoever saw an older list, or made a code up, changes nothing.
  expect((await oksana.post(path, { on: ['noise'], seen })).json()).toMatchObject({ code: 'stale-version' })
  const invented = { on: ['street-light', 'other'], seen: on }
  expect((await oksana.post(path, invented)).json()).toMatchObject({
    errors: [{ path: 'on.0', code: 'not-in-list' }],
  })
  const explosive = { on: ['explosive-object'], seen: on }
  expect((await oksana.post(path, explosive)).statusCode).toBe(400)
  await oksana.post(path, { on: national, seen: on })
  expect((await read()).items.map(({ code }) => code)).toEqual(national)
})

test('whom to ask about the map stands on the city’s page, also without scripts', async () => {
  const oksana = await as('administrator')
  expect(await pageOf('/kyiv?lang=uk')).not.toContain('mailto:')
  const contact = { phone: '+38 (044) 202-15-15', email: 'karta@kyiv.example' }
  const save = (wanted: object, seen: object) =>
    oksana.post('/cities/kyiv/opening/contact', { ...wanted, seen })
  const nothing = { phone: null, email: null }
  expect((await save(contact, nothing)).json()).toEqual(contact)
  expect((await visitor.get('/cities/kyiv')).json()).toMatchObject({ contact })
  const page = await pageOf('/kyiv?lang=uk')
  expect(page).toContain('<a href="tel:+380442021515">+38 (044) 202-15-15</a>')
  expect(page).toContain('<a href="mailto:karta@kyiv.example">')
  // Two who saw the same save at once: one of them is told, and what the other wrote stays.
  const [phoneless, mailless] = [
    { ...contact, phone: null },
    { ...contact, email: null },
  ]
  const both = await Promise.all([save(phoneless, contact), save(mailless, contact)])
  const refused = both.filter(({ statusCode }) => statusCode === 409)
  expect(refused.map((answer) => answer.json().code)).toEqual(['stale-version'])
  const kept = both[0]?.statusCode === 200 ? phoneless : mailless
  expect((await visitor.get('/cities/kyiv')).json()).toMatchObject({ contact: kept })
  expect((await save(phoneless, nothing)).statusCode).toBe(409)
  // Residents of a city that is public are never left without any.
  expect(told(await save(nothing, kept))).toEqual([409, 'contact-needed'])
  expect((await save(phoneless, kept)).statusCode).toBe(200)
  expect(await pageOf('/kyiv?lang=uk')).not.toContain('tel:+38')
})

async function invitedFirst(email: string): Promise<string> {
  const inviting = { city: 'ternopil', actorId: null, linkToken: app.linkToken }
  await transact(db, (trx) => inviteFirst(trx, inviting, { email, language: 'uk' }))
  const { id } = await db
    .selectFrom('invitation')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  return app.linkToken('invitation', id)
}

test('the first administrator of a city takes screening along with one press; nobody after does', async () => {
  await db.updateTable('city').set({ state: 'opening' }).where('id', '=', 'ternopil').execute()
  const authKey = randomBytes(32).toString('base64url')
  const accept = async (email: string) => {
    const token = await invitedFirst(email)
    const opened = await visitor.post('/invitations/open', { token })
    const { first } = OpenedInvitation.parse(opened.json())
    await visitor.post('/invitations/accept', { token, name: 'Оксана Лисенко', authKey, moderates: true })
    return first
  }
  expect(await accept('rada@ternopil.example')).toBe(true)
  expect(await accept('second@ternopil.example')).toBe(false)
  const held = await db
    .selectFrom('membership as m')
    .innerJoin('user as u', 'u.id', 'm.staff_id')
    .select(['u.email', 'm.role'])
    .where('m.city_id', '=', 'ternopil')
    .orderBy('u.email')
    .orderBy('m.role')
    .execute()
  expect(held).toEqual([
    { email: 'rada@ternopil.example', role: 'administrator' },
    { email: 'rada@ternopil.example', role: 'moderator' },
    { email: 'second@ternopil.example', role: 'administrator' },
  ])
  const desk = someone(app)
  await desk.post('/api/auth/sign-in/email', { email: 'rada@ternopil.example', password: authKey })
  expect((await desk.get('/cities/ternopil/moderation/queue')).statusCode).toBe(200)
})
