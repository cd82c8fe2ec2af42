import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { CityLexicon, GuardAnswer } from '@bezpechne/shared/lexicon'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { importAreas, removeArea } from '../scripts/city/no-publish.ts'
import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { people, type Person } from './support/people.ts'
import { residentOf } from './support/resident.ts'
import { temporaryDirectory } from './support/server.ts'

const database = await freshDatabase()
const { db } = database
const data = temporaryDirectory()
const config = readConfig({ WORKER: 'separate', POW_COST: '1', SUBMIT_LIMITS: '100000/h' })
const app = await buildApp(config, { database })
const { as } = await people(app, database)
const { send } = residentOf(app)

let olena: Person
let head: Person
beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  ;[olena, head] = [await as('moderator'), await as('administrator')]
})
afterAll(async () => {
  await app.close()
  data.remove()
})

const base = '/cities/kyiv/desk/lexicon'
const lexicon = async (city = 'kyiv', person = olena) =>
  CityLexicon.parse((await person.get(`/cities/${city}/desk/lexicon`)).json())
const tried = async (text: string) =>
  GuardAnswer.parse((await head.post(`${base}/try`, { text })).json()).hits.map(({ term, start, end }) => [
    term,
    text.slice(start, end),
  ])
const isSealed = async (change: object) => {
  const { number } = await send(change)
  const row = await db
    .selectFrom('inquiry')
    .select('sealed')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return row.sealed
}

test('a city adds words, in all their forms, and switches off what it does not need', async () => {
  const text = 'Біля старого елеватора не світить ліхтар.'
  expect(await isSealed({ text })).toBe(false)
  const own = { kind: 'forces', term: 'старий елеватор' }
  const added = CityLexicon.parse((await head.post(`${base}/add`, own)).json())
  expect(added.terms).toContainEqual({ ...own, own: true, used: true })
  expect(await tried(text)).toEqual([['старий елеватор', 'старого елеватора']])
  expect(await isSealed({ text })).toBe(true)
  // Of this city alone.
  expect((await lexicon('ternopil', await as('moderator', 'ternopil'))).terms).not.toContainEqual(
    expect.objectContaining({ term: own.term }),
  )
  await olena.post(`${base}/remove`, own)
  await olena.post(`${base}/remove`, own)
  expect(await tried(text)).toEqual([])

  const checkpoint = { kind: 'checkpoints', term: 'блокпост' }
  expect((await olena.post(`${base}/switch`, { ...checkpoint, used: false })).statusCode).toBe(200)
  expect(await tried('Кафе «Блокпост» гримить.')).toEqual([])
  expect((await lexicon()).terms).toContainEqual({ ...checkpoint, own: false, used: false })
  await head.post(`${base}/switch`, { ...checkpoint, used: true })
  expect(await tried('Кафе «Блокпост» гримить.')).toHaveLength(1)
})

test('of many who add and switch at once, nothing is lost and nothing is doubled', async () => {
  const terms = Array.from({ length: 6 }, (_, n) => ({ kind: 'arms', term: `дослідний майданчик ${n}` }))
  const off = { kind: 'arms', term: 'зброя', used: false }
  const all = [...terms, ...terms].flatMap((term, n) => {
    const person = n % 2 ? olena : head
    return [person.post(`${base}/add`, term), person.post(`${base}/switch`, off)]
  })
  for (const answer of await Promise.all(all)) expect(answer.statusCode).toBe(200)
  const own = (await lexicon()).terms.filter((term) => term.own)
  expect(own.map(({ term }) => term)).toEqual(terms.map(({ term }) => term))
  for (const term of terms) await head.post(`${base}/remove`, term)
  await head.post(`${base}/switch`, { ...off, used: true })
})

const bad: [what: string, term: string, code: string][] = [
  ['nothing but spaces', '     ', 'too-short'],
  ['one letter', 'я', 'too-short'],
  ['letters between signs', '- я -', 'too-short'],
  ['ten thousand letters', 'слово'.repeat(2000), 'too-long'],
  ['a control character', 'блок\u0007пост', 'hidden-characters'],
  ['two lines', 'блок\nпост', 'one-line'],
  ['an expression', 'блок.*', 'wrong-format'],
  ['another expression', '(а|а)+$', 'wrong-format'],
  ['a whole sentence', 'це вже надто довге речення для слова', 'too-long'],
]

test.each(bad)('%s is no term', async (_what, term, code) => {
  const answer = await head.post(`${base}/add`, { kind: 'arms', term })
  expect(answer.statusCode).toBe(400)
  expect(answer.json<{ errors: object[] }>().errors).toContainEqual({ path: 'term', code })
})

test('what is no term of the product cannot be switched, and no kind is made up', async () => {
  const unknown = { kind: 'arms', term: 'чого немає', used: false }
  expect((await head.post(`${base}/switch`, unknown)).statusCode).toBe(404)
  expect((await head.post(`${base}/add`, { kind: 'coordinates', term: 'слово' })).statusCode).toBe(400)
})

test('words about to be public are warned about, with the place', async () => {
  const answer = await olena.post('/cities/kyiv/guard/check', { text: 'Прилетіло в завод.' })
  expect(GuardAnswer.parse(answer.json()).hits.length).toBeGreaterThan(0)
  expect(await db.selectFrom('audit').select('seq').where('action', 'like', '%check%').execute()).toEqual([])
})

function file(features: object[] | string): string {
  const path = join(data.path, 'areas.geojson')
  const text =
    typeof features === 'string' ? features : JSON.stringify({ type: 'FeatureCollection', features })
  writeFileSync(path, text)
  return path
}
const area = (name: unknown, [west, south, east, north]: [number, number, number, number]) => ({
  type: 'Feature',
  properties: { name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
})
const bring = (features: object[] | string) =>
  importAreas(db, { city: 'kyiv', file: file(features), property: 'name' })

test('what is sent from a closed area is sealed; its border moves, and it goes', async () => {
  const at = { lat: 50.4105, lng: 30.4105 }
  expect(await bring([area('Завод', [30.41, 50.41, 30.411, 50.411])])).toEqual(['+ Завод'])
  expect(await isSealed({ at })).toBe(true)
  const { areas } = GuardAnswer.parse(
    (await olena.post('/cities/kyiv/guard/check', { text: 'Яма', at })).json(),
  )
  expect(areas).toEqual(['Завод'])
  expect((await lexicon()).areas).toMatchObject([{ name: 'Завод', km2: 0.008 }])
  expect(await bring([area('Завод', [30.42, 50.42, 30.421, 50.421])])).toEqual(['= Завод'])
  expect(await isSealed({ at })).toBe(false)
  await removeArea(db, 'kyiv', 'Завод')
  await expect(removeArea(db, 'kyiv', 'Завод')).rejects.toThrow('There is no area')
  expect((await lexicon()).areas).toEqual([])
})

const line = [
  [30.41, 50.41],
  [30.42, 50.42],
]
const small: [number, number, number, number] = [30.41, 50.41, 30.411, 50.411]
const nonsense: [what: string, features: object[] | string, said: string][] = [
  ['no map', 'зовсім не JSON', 'no GeoJSON, no KML'],
  ['no areas', [], 'holds no border'],
  ['no name', [area('', small)], 'is no name'],
  ['a number for a name', [area(7, small)], 'is no name'],
  ['one name twice', [area('Завод', small), area('завод', small)], 'stands above already'],
  ['exchanged coordinates', [area('Завод', [50.41, 30.41, 50.411, 30.411])], '--order lat-lng'],
  [
    'a line',
    [{ ...area('Завод', small), geometry: { type: 'LineString', coordinates: line } }],
    'not an area',
  ],
  ['another city', [area('Завод', [25.51, 49.51, 25.511, 49.511])], "another city's file"],
  ['all of the city', [area('Завод', [30.3, 50.3, 30.7, 50.6])], 'all would be sealed'],
  [
    'a border that crosses itself',
    [
      {
        ...area('Завод', small),
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [30.41, 50.41],
              [30.42, 50.42],
              [30.42, 50.41],
              [30.41, 50.42],
              [30.41, 50.41],
            ],
          ],
        },
      },
    ],
    'Self-intersection',
  ],
]

test.each(nonsense)('of %s nothing is imported', async (_what, features, said) => {
  await expect(bring(features)).rejects.toThrow(said)
  expect((await lexicon()).areas).toEqual([])
})
