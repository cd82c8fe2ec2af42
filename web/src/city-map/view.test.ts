import { widestBox } from '@bezpechne/shared/degrees'
import { expect, test } from 'vitest'

import { isFiltered, listQuery, readView, type View, writeView } from './view.ts'

const everything: View = {
  window: undefined,
  colour: undefined,
  topics: [],
  period: undefined,
  q: '',
  pin: undefined,
}

const views: [string, Partial<View>][] = [
  ['a whole city', {}],
  ['a moved map', { window: { centre: { lat: 50.45012, lng: 30.52341 }, zoom: 14 } }],
  ['the south and the west', { window: { centre: { lat: -33.9, lng: -70.1 }, zoom: 5 } }],
  ['red pins', { colour: 'red' }],
  ['two topics', { topics: ['crossing', 'street-lighting'] }],
  ['this month', { period: 0 }],
  ['words', { q: 'ліхтарі & люки=?' }],
  ['a number as words', { q: '102' }],
  ['an open card', { pin: 'KYIV-2026-000123' }],
  [
    'all at once',
    {
      window: { centre: { lat: 49.5, lng: 25.6 }, zoom: 12 },
      colour: 'green',
      period: 12,
      q: 'яма',
      topics: ['noise'],
    },
  ],
]

test.each(views)('%s comes back from the address as it went', (_, some) => {
  const view = { ...everything, ...some }
  expect(readView(writeView(view))).toEqual(view)
})

test.each([
  [{ lat: '50', lng: 30, z: 12 }],
  [{ lat: 50, lng: 300, z: 12 }],
  [{ lat: 50, lng: 30, z: 25 }],
  [{ lat: NaN, lng: 30 }],
  [{ colour: 'blue', topics: 'DROP TABLE,<b>', period: 7, pin: '../../etc' }],
  [{ q: { nested: true }, pin: ['KYIV-2026-000123'] }],
  [{ period: '' }],
])('an address that somebody broke shows the whole city: %j', (search) => {
  expect({ ...readView(search), period: undefined }).toEqual(everything)
})

test('the router reads digits as a number, and the words stay words', () => {
  expect(readView({ q: 102 }).q).toBe('102')
})

const asked = (west: number, east: number) =>
  new URLSearchParams(listQuery(readView({}), { west, south: -20, east, north: 77 }, { limit: 50 })).get(
    'bbox',
  )

test('a wall of screens asks for its middle, a hidden map for all of the city', () => {
  const [west = 0, south = 0, east = 0, north = 0] = asked(-70, 155)?.split(',').map(Number) ?? []
  expect(east - west).toBeLessThanOrEqual(widestBox.lng)
  expect(north - south).toBeLessThanOrEqual(widestBox.lat)
  expect([west + east, south + north].map(Math.round)).toEqual([85, 57])
  expect(asked(-54, 115)?.startsWith('-54,')).toBe(true)
  expect(asked(30, 30)).toBeNull()
})

test('the list is asked for what the map shows', () => {
  const query = listQuery(
    { colour: 'red', topics: ['noise', 'crossing'], period: undefined, q: ' люк ' },
    { west: 30.1, south: 50.2, east: 30.6, north: 50.5000001 },
    { limit: 50 },
  )
  expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
    limit: '50',
    bbox: '30.1,50.2,30.6,50.5',
    colour: 'red',
    categories: 'crossing,noise',
    q: 'люк',
  })
})

test('one letter neither narrows the list nor counts as a filter', () => {
  expect(listQuery({ ...everything, q: 'л' }, undefined, { limit: 50 })).toBe('limit=50')
  expect(isFiltered({ ...everything, q: 'л' })).toBe(false)
  expect(isFiltered({ ...everything, period: 0 })).toBe(true)
})
