import { buildApp } from '@bezpechne/server/app'
import { isInsideCity } from '@bezpechne/server/cities/index'
import { readConfig } from '@bezpechne/server/config'
import type { CheckBorders } from '@bezpechne/shared/geography'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import {
  border,
  box,
  check,
  districts,
  east,
  geographyDesk,
  geographyOf,
  kindsOf,
  resetKyiv,
  ringOf,
  store,
  west,
} from './support/borders.ts'
import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { people, type Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { as } = await people(app, database)
afterAll(() => app.close())

let olena: Person
beforeAll(async () => {
  await givenKyiv(db)
  olena = await as('administrator')
})
beforeEach(() => resetKyiv(db))

const north = box('Північний', [30.4, 50.5, 30.6, 50.55])
const bow: [number, number][] = [
  [30.4, 50.4],
  [30.5, 50.5],
  [30.5, 50.4],
  [30.4, 50.5],
  [30.4, 50.4],
]
// A spike of a metre that goes out and comes back the same way, and a loop as wide.
const spiked = ringOf([30.46, 50.4, 30.6, 50.5]).toSpliced(
  2,
  0,
  [30.6, 50.45],
  [30.60001, 50.45],
  [30.6, 50.45],
)

// What only a map sees; what a file says by itself: map-files.test.ts.
test.each<[what: string, body: CheckBorders, finding: object]>([
  [
    'a border that crosses itself',
    districts([border('Західний', [bow]), east]),
    { kind: 'crosses-itself', named: ['Західний'], at: { lat: 50.45, lng: 30.45 } },
  ],
  [
    'a border on a line',
    districts([
      border('Західний', [
        [
          [30.4, 50.4],
          [30.5, 50.5],
          [30.45, 50.45],
          [30.4, 50.4],
        ],
      ]),
      east,
    ]),
    { kind: 'no-border', named: ['Західний'] },
  ],
  [
    'neighbours that overlap',
    districts([box('Західний', [30.4, 50.4, 30.47, 50.5]), east]),
    {
      kind: 'overlap',
      named: ['Західний', 'Східний'],
      at: { lat: expect.any(Number), lng: expect.any(Number) },
    },
  ],
  [
    'districts outside the boundary',
    districts([west, east, north], { boundary: 'keep' }),
    { kind: 'outside', named: ['Північний'] },
  ],
  [
    'another city’s file',
    districts([box('Західний', [25.5, 49.5, 25.6, 49.6])]),
    { kind: 'another-city', count: expect.any(Number) },
  ],
  ['a whole region', districts([box('Західний', [28, 49, 32, 51])]), { kind: 'too-wide' }],
  ['no name', districts([box('', [30.4, 50.4, 30.46, 50.5]), east]), { kind: 'no-name', named: ['№ 1'] }],
  [
    'one name twice',
    districts([west, { ...east, nameUk: 'ЗАХІДНИЙ' }]),
    { kind: 'name-twice', named: ['ЗАХІДНИЙ (№ 2)'] },
  ],
  ['a wrong code', districts([{ ...west, katottg: 'UA12' }, east]), { kind: 'bad-code', about: 'UA12' }],
])('%s: refused with its place, and nothing is stored', async (_, body, finding) => {
  const before = await db.selectFrom('district').selectAll().orderBy('id').execute()
  const told = await check(olena, body)
  expect(told.findings[0]).toMatchObject({ gravity: 'wrong', ...finding })
  expect((await store(olena, body)).json()).toMatchObject({ status: 409, code: 'import-wrong' })
  expect(await db.selectFrom('district').selectAll().orderBy('id').execute()).toEqual(before)
  expect((await geographyOf(olena)).change).toBe(null)
})

test('a spike is mended and told', async () => {
  const told = await check(olena, districts([west, border('Східний', [spiked])]))
  expect(told.findings).toContainEqual(expect.objectContaining({ kind: 'repaired', named: ['Східний'] }))
  expect((await store(olena, districts([west, border('Східний', [spiked])]))).statusCode).toBe(200)
})

test('a gap between districts and a district a little beyond a boundary that stays are warnings', async () => {
  const inside = [box('Західний', [30.4, 50.4, 30.48, 50.5]), box('Східний', [30.5, 50.4, 30.6002, 50.5])]
  const told = await check(olena, districts(inside, { boundary: 'keep' }))
  expect(kindsOf(told)).toEqual(['outside-a-little', 'gap', 'english-made'])
  expect(told.city.kind).toBe('same')
  expect((await store(olena, districts(inside, { boundary: 'keep' }))).statusCode).toBe(200)
  expect(await isInsideCity(db, 'kyiv', { lat: 50.45, lng: 30.49 })).toBe(true)
})

test('a border that is not closed is refused by its place', async () => {
  const refused = await olena.post(
    `${geographyDesk}/check`,
    districts([border('Західний', [bow.slice(1)]), east]),
  )
  expect(refused.statusCode).toBe(400)
  expect(refused.json()).toMatchObject({
    code: 'invalid-input',
    errors: [{ path: 'borders.0.outline', code: 'wrong-format' }],
  })
})
