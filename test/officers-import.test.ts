import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { OfficersAt } from '@bezpechne/shared/beats'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { check, collection, east, kindsOf, store, west } from './support/beat-files.ts'
import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { type Person, people } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { as } = await people(app, database)

let head: Person
beforeAll(async () => {
  await givenKyiv(db)
  head = await as('head')
})
beforeEach(async () => {
  for (const table of ['appointment', 'absence', 'officer', 'beat'] as const)
    await db.deleteFrom(table).execute()
})
afterAll(() => app.close())

const table = (...rows: string[]) => ['badge;rank;name_uk;phones;hours;beat;email', ...rows].join('\r\n')
const anna = '001-A;капітан;Анна Коваль;+380 44 100 00 01;пн-пт 09:00-18:00;W-1;'
const files = (officers: string) => ({ beats: collection(west, east), officers })

test('as a spreadsheet saves them: a mark in front, semicolons, Windows lines, Ukrainian headings', async () => {
  const officers =
    '\uFEFFЖетон;Звання;ПІБ;Телефон;Прийом;Дільниця\r\n0001;старший лейтенант поліції;Юрій Згурський;+380441000001, 0441000002;"пн,ср 09:00-13:00; сб 10:00-12:00";W-1\r\n'
  const answer = await store(head, { beats: collection(west, east), officers })
  expect(answer.json()).toMatchObject({ officers: { added: 1 }, beats: { added: 2 } })
  const where = await app.inject('/api/v1/cities/kyiv/officers/at?lat=50.45&lng=30.42')
  expect(OfficersAt.parse(where.json()).beats[0]?.officer).toMatchObject({
    rank: 'senior-lieutenant',
    name: { uk: 'Юрій Згурський', en: 'Yurii Zghurskyi' },
    phones: ['+380441000001', '0441000002'],
    hours: [
      { days: [1, 3], from: '09:00', until: '13:00' },
      { days: [6], from: '10:00', until: '12:00' },
    ],
  })
})

test.each([
  ['a formula', '1;капітан;"=HYPERLINK(""http://x"")";;;W-1;', 'formula'],
  ['a formula as a telephone', '1;капітан;Анна Коваль;=1+1;;W-1;', 'formula'],
  ['an unknown rank', '1;маршал;Анна Коваль;;;W-1;', 'bad-value'],
  ['hours that say nothing', '1;капітан;Анна Коваль;;щодня;W-1;', 'bad-value'],
  ['words as a telephone', '1;капітан;Анна Коваль;дзвоніть;;W-1;', 'bad-value'],
  ['no badge', ';капітан;Анна Коваль;;;W-1;', 'no-badge'],
  ['a field too many', '1;капітан;Анна Коваль;;;W-1;;;', 'broken-row'],
  ['a beat that is not there', '1;капітан;Анна Коваль;;;X-9;', 'unknown-beat'],
  ['a quote that stays open', '1;капітан;"Анна;;;W-1;', 'not-csv'],
])('%s is refused with its line', async (_, row, kind) => {
  const found = (await check(head, files(table(row)))).findings.find((finding) => finding.kind === kind)
  expect(found).toMatchObject({ isWrong: true })
  expect((await store(head, files(table(row)))).json()).toMatchObject({ code: 'import-wrong' })
})

test('two of one badge, two on one beat, a heading that lacks a column, an empty table', async () => {
  expect(kindsOf(await check(head, files(table(anna, anna))))).toContain('badge-twice')
  expect(kindsOf(await check(head, files(table(anna, anna.replace('001-A', '002')))))).toContain(
    'beat-given-twice',
  )
  expect(kindsOf(await check(head, files('badge;name_uk\n1;Анна Коваль')))).toContain('no-column')
  expect(kindsOf(await check(head, files(table())))).toContain('empty-table')
})

test('who has no beat, and an account that nobody has, are told and may be stored', async () => {
  const officers = table(anna.replace('W-1;', ';no@example.org'))
  const kinds = kindsOf(await check(head, { beats: collection(west, east), officers }))
  expect(kinds).toEqual(expect.arrayContaining(['unknown-account', 'officer-without-beat', 'no-officer']))
  expect((await store(head, { beats: collection(west, east), officers })).statusCode).toBe(200)
})

test('a new officer ends the appointment of the one before', async () => {
  await store(head, { beats: collection(west, east), officers: table(anna) })
  const next = table(anna.replace('001-A', '002-B').replace('Анна', 'Ганна'))
  expect(kindsOf(await check(head, { officers: next }))).toContain('officer-replaced')
  expect((await store(head, { officers: next })).statusCode).toBe(200)
  const where = await app.inject('/api/v1/cities/kyiv/officers/at?lat=50.45&lng=30.42')
  expect(OfficersAt.parse(where.json()).beats[0]?.officer?.name.uk).toBe('Ганна Коваль')
})

test('the same files again change nothing', async () => {
  await store(head, files(table(anna)))
  expect(await check(head, files(table(anna)))).toMatchObject({
    beats: { added: 0, changed: 0, same: 2 },
    officers: { added: 0, changed: 0, same: 1 },
  })
})
