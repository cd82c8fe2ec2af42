import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { AuthorView } from '@bezpechne/shared/inquiries'
import { ReasonText, ReasonTexts } from '@bezpechne/shared/reasons'
import { reasonAdvice } from '@bezpechne/shared/words/inquiry-states'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { people, type Person } from './support/people.ts'
import { residentOf } from './support/resident.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate', POW_COST: '1', SUBMIT_LIMITS: '100000/h' }), {
  database,
})
const { as } = await people(app, database)
const { post, send } = residentOf(app)
let olena: Person
beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  olena = await as('moderator')
})
afterAll(() => app.close())

const own = { uk: 'У Києві з цим до управління безпеки.', en: 'In Kyiv turn to the safety office.' }
const list = async (who = olena, city = 'kyiv') =>
  ReasonTexts.parse((await who.get(`/cities/${city}/reasons`)).json()).items
const one = async (kind: string, reason: string) =>
  ReasonText.parse((await list()).find((found) => found.kind === kind && found.reason === reason))
const set = (version: number, text = own, at = 'reject/not-safety', who = olena) =>
  who.post(`/cities/kyiv/reasons/${at}`, { text, version })

test('a city says a reason in its own words; who was slower is told, and nothing of theirs is stored', async () => {
  expect(await one('reject', 'not-safety')).toMatchObject({ own: false, version: 0 })
  const [first, second] = await Promise.all([set(0), set(0, { uk: 'Інше.', en: 'Other.' })])
  expect([first.statusCode, second.statusCode].map(String).toSorted()).toEqual(['200', '409'])
  expect([first, second].find(({ statusCode }) => statusCode === 409)?.json().code).toBe('stale-version')
  const { version } = await one('reject', 'not-safety')
  expect((await set(version)).json()).toMatchObject({ own: true, text: own, version: version + 1 })
  expect((await set(version)).json().code).toBe('stale-version')
  const elsewhere = await list(await as('administrator', 'ternopil'), 'ternopil')
  expect(elsewhere.filter((found) => found.own)).toEqual([])
})

test('the author reads the city’s words, and after a reset those of the product again', async () => {
  const sent = await send()
  const { id } = await db
    .selectFrom('inquiry')
    .select('id')
    .where('number', '=', sent.number)
    .executeTakeFirstOrThrow()
  const at = `/cities/kyiv/moderation/inquiries/${id}`
  await olena.post(`${at}/claim`)
  await olena.post(`${at}/reject`, { reason: 'not-safety' })
  const open = async () => AuthorView.parse((await post('/receipts/open', { code: sent.receipt })).json())
  expect((await open()).advice).toEqual(own)
  const { version } = await one('reject', 'not-safety')
  const reset = '/cities/kyiv/reasons/reject/not-safety/reset'
  expect((await olena.post(reset, { version: version - 1 })).json().code).toBe('stale-version')
  expect((await olena.post(reset, { version })).json()).toMatchObject({ own: false })
  expect((await open()).advice?.uk).toBe(reasonAdvice.uk['not-safety'])
  // What was read before the reset is no longer what is there.
  expect((await set(version)).json().code).toBe('stale-version')
})

test('spaces, a book, an unknown reason, a reason of the other list are refused', async () => {
  expect((await set(0, { uk: '   ', en: '   ' }, 'reject/abuse')).json().code).toBe('invalid-input')
  expect((await set(0, { uk: 'д'.repeat(501), en: 'x'.repeat(501) }, 'reject/abuse')).json().code).toBe(
    'invalid-input',
  )
  expect((await set(0, own, 'reject/nothing-such')).statusCode).toBe(404)
  expect((await set(0, own, 'reject/unclear')).statusCode).toBe(404)
  expect((await set(0, own, 'change/unclear')).statusCode).toBe(200)
  // Both lists have it: their words stand apart.
  await set(0, own, 'change/personal-data')
  expect(await one('reject', 'personal-data')).toMatchObject({ own: false })
})
