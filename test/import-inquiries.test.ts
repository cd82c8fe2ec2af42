import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { getCity } from '@bezpechne/server/cities/index'
import { publicPointFor } from '@bezpechne/server/inquiries/index'
import { publicPointsFor } from '@bezpechne/server/inquiries/public-point'
import { precisions } from '@bezpechne/shared/categories'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { checkInquiries, commitInquiries, type Summary } from '../scripts/import/import-inquiries.ts'
import { type Flags, mappingOf } from '../scripts/import/mapping.ts'
import { headerOf, shapeOf } from '../scripts/import/table-file.ts'
import { givenKyiv, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'

const { db } = await freshDatabase()
const folder = mkdtempSync(join(tmpdir(), 'import-'))
const now = new Date('2026-06-01T12:00:00Z')
const header = 'id,lat,lng,category,when,text'
const good = '1,50.45,30.45,crossing,2026-05-01T10:00:00+03:00,Темний перехід біля школи'

beforeAll(() => givenKyiv(db))
afterAll(() => rmSync(folder, { recursive: true }))

async function plan(content: string | Uint8Array, flags: Partial<Flags> = {}) {
  const file = join(folder, 'list.csv')
  writeFileSync(file, content)
  const all: Flags = {
    city: 'kyiv',
    lat: 'lat',
    lng: 'lng',
    category: 'category',
    when: 'when',
    text: 'text',
    externalId: 'id',
    state: 'published',
    ...flags,
  }
  return planOf(file, all)
}

async function planOf(file: string, flags: Flags) {
  const shape = await shapeOf(file, flags)
  const mapping = mappingOf(file, await headerOf(file, shape), flags)
  return { city: await getCity(db, 'kyiv'), file, shape, mapping }
}

async function check(content: string | Uint8Array, flags?: Partial<Flags>): Promise<Summary> {
  return checkInquiries(db, await plan(content, flags), now)
}

async function commit(content: string, flags?: Partial<Flags>): Promise<Summary> {
  const wanted = await plan(content, flags)
  const summary = await checkInquiries(db, wanted, now)
  await commitInquiries(db, wanted, summary, now)
  return summary
}

const count = async (table: 'inquiry' | 'inquiry_original' | 'inquiry_event') =>
  (
    await db
      .selectFrom(table)
      .select(sql<number>`count(*)`.as('n'))
      .executeTakeFirstOrThrow()
  ).n

describe('a bad row is named with its line and its reasons', () => {
  test.each([
    ['outside the city', '2,49.55,25.59,crossing,2026-05-01,Темний перехід тут', /outside the city$/],
    ['swapped', '2,30.45,50.45,crossing,2026-05-01,Темний перехід тут', /lat and lng are exchanged/],
    ['NaN', '2,NaN,30.45,crossing,2026-05-01,Темний перехід тут', /lat “NaN” is not a number/],
    ['no coordinate', '2,50.45,,crossing,2026-05-01,Темний перехід тут', /lng “” is not a number/],
    [
      'formula',
      '2,50.45,30.45,crossing,2026-05-01,"=HYPERLINK(""http://x"";""Перехід"")"',
      /like a formula: “=HYPER/,
    ],
    [
      'run by a sheet',
      "2,50.45,30.45,crossing,2026-05-01,+cmd|' /C calc'!A0 перехід",
      /text begins like a formula/,
    ],
    ['beyond the pole', '2,95,30.45,crossing,2026-05-01,Темний перехід тут', /lat “95” is beyond/],
    ['unknown category', '2,50.45,30.45,theft,2026-05-01,Темний перехід тут', /theft.* --map theft=/],
    ['stop category', '2,50.45,30.45,domestic-violence,2026-05-01,Темний перехід', /never becomes a pin/],
    ['no such day', '2,50.45,30.45,crossing,2026-02-30,Темний перехід тут', /“2026-02-30” cannot be read/],
    ['month first', '2,50.45,30.45,crossing,05/01/2026,Темний перехід', /“05\/01\/2026” cannot be read/],
    ['in the future', '2,50.45,30.45,crossing,2026-06-02,Темний перехід тут', /in the future/],
    ['missing text', '2,50.45,30.45,crossing,2026-05-01,', /text is missing/],
    ['long text', `2,50.45,30.45,crossing,2026-05-01,${'я'.repeat(2001)}`, /longer than 2,000/],
    ['bidi marks', '2,50.45,30.45,crossing,2026-05-01,Темний \u202Eперехід тут', /hidden or stacked/],
    ['too many cells', `${good.replace('1,', '2,')},зайве`, /has 7 fields, the header has 6/],
    ['too few fields', '2,50.45,30.45', /has 3 fields, the header has 6/],
    ['no id', ',50.45,30.45,crossing,2026-05-01,Темний перехід тут', /id is empty/],
    ['twice', good, /is line 2 once more/],
  ])('%s', async (_, row, reason) => {
    const { bad, good: fine, rows } = await check(`${header}\n${good}\n${row}\n`)
    expect([rows, fine]).toEqual([2, 1])
    expect(bad).toEqual([{ line: 3, reasons: [expect.stringMatching(reason)] }])
  })

  test('all that is wrong at once, behind a row of two lines', async () => {
    const twoLines = good.replace('школи', 'школи\nі лікарні').replace(/,(Темний[^]*)$/, ',"$1"')
    const { bad } = await check(`${header}\n${twoLines}\n2,x,y,theft,yesterday,\n`)
    expect(bad.map(({ line, reasons }) => [line, reasons.length])).toEqual([[4, 5]])
  })
})

describe('a file that is no such list is refused whole', () => {
  const broken = Buffer.from([0xd2, 0xe5, 0xec])
  const windows1251 = Buffer.concat([
    Buffer.from(`${header}\n1,50.45,30.45,crossing,2026-05-01,`),
    Buffer.from([0xd2, 0xe5, 0xec, 0xed, 0xe8, 0xe9, 0x20, 0xef, 0xe5, 0xf0, 0xe5, 0xf5, 0xb3, 0xe4]),
  ])
  test.each([
    ['empty', '', /The file is empty/],
    ['broken UTF-8', Buffer.concat([Buffer.from(`${header}\n${good}\n2,`), broken]), /Line 3 cannot be read/],
    ['windows-1251', windows1251, /Line 2 is not UTF-8.*--encoding windows-1251/],
    ['an Excel workbook', Buffer.from('PK\u0003\u0004…'), /Excel workbook/],
    ['a picture', Buffer.from([0xff, 0xd8, 0, 0, 1, 2, 3]), /no text/],
    ['a name twice', 'id,lat,lat\n1,2,3\n', /column lat stands twice/],
    ['an open quote', `${header}\n${good}\n2,"50.45,30.45\n`, /line 3 opens a quote/],
    ['another delimiter', `${header.replaceAll(',', ';')}\n`, /parted by ";"/, { delimiter: ',' }],
    ['no such column', 'id,lat,lng,category,text\n', /There is no column when/],
  ] satisfies [string, string | Uint8Array, RegExp, Partial<Flags>?][])(
    '%s',
    async (_, content, message, flags?: Partial<Flags>) => {
      await expect(check(content, flags)).rejects.toThrow(message)
    },
  )
})

test('a check writes nothing, a commit writes once, a second one nothing more', async () => {
  const rows = Array.from({ length: 1100 }, (_, n) => good.replace(/^1/, `row-${n}`))
  const file = `\uFEFF${header}\r\n${rows.join('\r\n')}\r\n3,50.45,30.45,domestic,2026-05-01,Темний перехід\r\n`
  const flags: Partial<Flags> = { map: 'domestic=skip' }
  expect(await check(file, flags)).toMatchObject({ good: 1100, leftOut: 1, bad: [] })
  expect(await count('inquiry')).toBe(0)
  await commit(file, flags)
  expect(await commit(file, flags)).toMatchObject({ good: 0, already: 1100 })
  expect([await count('inquiry'), await count('inquiry_original'), await count('inquiry_event')]).toEqual([
    1100, 1100, 2200,
  ])
  const ends = await db
    .selectFrom('inquiry')
    .select((row) => [row.fn.min('number').as('first'), row.fn.max('number').as('last')])
    .executeTakeFirst()
  expect(ends).toEqual({ first: 'KYIV-2026-000001', last: 'KYIV-2026-001100' })
})

test('what waits for a moderator has no public face, and its day is the day it came', async () => {
  await commit(`${header}\n${good.replace('1,', 'new-1,')}\n`, { state: 'submitted' })
  const waiting = await db.selectFrom('inquiry').selectAll().where('state', '=', 'submitted').execute()
  expect(waiting).toMatchObject([{ title: null, public_text: null, map_x: null, district_id: null }])
  expect(waiting[0]?.submitted_at).toEqual(now)
})

test('what was public elsewhere waits here all the same where its words, its place or its topic ask for it', async () => {
  const rows = [
    'p-1,50.45,30.45,crossing,2026-05-01,Дзвоніть мені: 067 123 45 67',
    'p-2,50.45,30.45,crossing,2026-05-01,Тут стоїть блокпост і техніка ЗСУ',
    'p-3,50.45,30.45,drug-trade,2026-05-01,У підʼїзді щось збувають',
    'p-4,"50,45","30,45",crossing,01.05.2026 10:20,Ями на дорозі біля школи',
  ]
  const summary = await commit(`${header}\n${rows.join('\n')}\n`)
  expect(summary).toMatchObject({ good: 4, moderator: 3, bad: [] })
  const states = await db
    .selectFrom('inquiry as i')
    .innerJoin('inquiry_original as o', 'o.inquiry_id', 'i.id')
    .select(['i.state', 'i.sealed', 'o.findings'])
    .where(
      'o.text',
      'in',
      rows.map((row) => row.slice(row.lastIndexOf(',') + 1)),
    )
    .orderBy('o.text')
    .execute()
  expect(states).toEqual([
    { state: 'submitted', sealed: false, findings: ['phone'] },
    { state: 'submitted', sealed: true, findings: [] },
    { state: 'submitted', sealed: false, findings: [] },
    { state: 'published', sealed: false, findings: [] },
  ])
})

test('nothing is imported when the file changes in between', async () => {
  const before = await count('inquiry')
  const checked = await check(`${header}\n${good.replace('1,', 'a,')}\n${good.replace('1,', 'b,')}\n`)
  const changed = await plan(`${header}\n${good.replace('1,', 'a,')}\n`)
  await expect(commitInquiries(db, changed, checked, now)).rejects.toThrow('nothing is imported')
  expect(await count('inquiry')).toBe(before)
})

test('many points at once are blurred as each alone', async () => {
  const { west, east } = kyiv
  const border = { lat: 50.45, lng: 30.5 }
  const gap = { lat: 50.5005, lng: 30.55 }
  const points = precisions
    .filter((precision) => precision !== 'none')
    .flatMap((precision) => [west.inside, east.inside, border, gap].map((exact) => ({ precision, exact })))
  const alone = await Promise.all(points.map((point) => publicPointFor(db, { city: 'kyiv', ...point })))
  expect(await publicPointsFor(db, 'kyiv', points)).toEqual(alone)
  await expect(publicPointsFor(db, 'kyiv', [{ precision: 'none', exact: border }])).rejects.toThrow(
    'category-takes-no-pins',
  )
})

const real = join(import.meta.dirname, '../../shared/data/kyiv_incidents_SYNTHETIC.csv')

test.skipIf(!existsSync(real))('six thousand incidents of a year', { timeout: 90_000 }, async () => {
  const flags: Flags = {
    city: 'kyiv',
    lat: 'lat',
    lng: 'lon',
    category: 'category',
    when: 'occurred_at',
    textTemplate: 'Повідомлено: {category_uk}. {raion_uk}.',
    externalId: 'id',
    state: 'published',
    map: 'theft=other,domestic=domestic-violence,traffic=speeding,robbery=other,fraud=other,disorder=public-order,drugs=drug-trade,abandoned=abandoned-building',
  }
  const wanted = await planOf(real, flags)
  const summary = await checkInquiries(db, wanted, now)
  expect(summary.rows).toBe(6000)
  expect(summary.bad.filter(({ reasons }) => /never becomes a pin/.test(String(reasons)))).toHaveLength(821)
  const began = await count('inquiry')
  await commitInquiries(db, wanted, summary, now)
  expect(await count('inquiry')).toBe(began + summary.good)
})
