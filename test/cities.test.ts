import { buildApp } from '@bezpechne/server/app'
import { districtAt, findCity, getCity, isInsideCity } from '@bezpechne/server/cities/index'
import { readConfig } from '@bezpechne/server/config'
import { Category } from '@bezpechne/shared/categories'
import { City, CityContext, CityDetail } from '@bezpechne/shared/cities'
import { Organisation } from '@bezpechne/shared/moderation'
import { pageOf } from '@bezpechne/shared/page'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { givenKyiv, givenTernopil, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({}), { database })
const get = (path: string, headers = {}) => app.inject({ url: `/api/v1/cities${path}`, headers })

beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
})
afterAll(() => app.close())

describe('a visitor chooses a city', () => {
  test('all cities by their Ukrainian name, each with its box', async () => {
    const { items } = pageOf(City).parse((await get('')).json())
    expect(items.map(({ name }) => name.uk)).toEqual(['Київ', 'Тернопіль'])
    expect(items[0]).toMatchObject({
      bbox: [30.4, 50.4, 30.6, 50.5],
      centre: { lat: 50.45, lng: 30.5 },
      counts: { red: 0, green: 0 },
    })
  })

  test('one city with its districts and categories in order', async () => {
    const city = CityDetail.parse((await get('/kyiv')).json())
    expect(city.districts.map(({ id }) => id)).toEqual(['west', 'east'])
    expect(city.categories.slice(0, 2)).toEqual(['crossing', 'traffic-light'])
  })

  test.each(['/lviv', '/lviv/context.geojson', '/lviv/categories', '/lviv/organisations'])(
    'no city, no answer: %s',
    async (path) => {
      const answer = await get(path)
      expect(answer.json()).toMatchObject({ status: 404, code: 'city-not-found' })
    },
  )

  test('the outline is GeoJSON, asked for again it has not changed', async () => {
    const first = await get('/kyiv/context.geojson')
    expect(first.headers['content-type']).toMatch(/^application\/geo\+json/)
    const { features } = CityContext.parse(first.json())
    expect(features.map(({ properties }) => properties.id)).toEqual(['kyiv', 'river', 'east', 'west'])
    const again = await get('/kyiv/context.geojson', { 'if-none-match': first.headers.etag })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })
})

describe('a resident wonders whose job it is', () => {
  test('the categories with whose job each is', async () => {
    const { items } = pageOf(Category).parse((await get('/kyiv/categories')).json())
    expect(items).toHaveLength(26)
    expect(items[0]).toMatchObject({
      code: 'crossing',
      precision: 'exact',
      name: { en: 'Pedestrian crossing' },
    })
  })

  test('who answers, in this city alone', async () => {
    const row = { kind: 'police', name_uk: 'Патрульна поліція', name_en: 'Patrol police' } as const
    const [here, there] = [crypto.randomUUID(), crypto.randomUUID()]
    await db
      .insertInto('organisation')
      .values([
        { city_id: 'kyiv', id: here, ...row },
        { city_id: 'ternopil', id: there, ...row },
      ])
      .execute()
    const { items } = pageOf(Organisation).parse((await get('/kyiv/organisations')).json())
    expect(items).toEqual([
      { id: here, kind: 'police', active: true, name: { uk: row.name_uk, en: row.name_en } },
    ])
  })
})

describe('where a point is', () => {
  const border = { lat: 50.45, lng: 30.5 }
  const corner = { lat: 50.4, lng: 30.4 }

  test.each([
    ['west of the river', kyiv.west.inside, 'west'],
    ['east of the river', kyiv.east.inside, 'east'],
    ['on the common border: always the same one', border, 'east'],
    ['on the corner of the city', corner, 'west'],
    ['in another city', kyiv.outside, undefined],
    ['swapped coordinates', { lat: 30.45, lng: 50.45 }, undefined],
  ])('%s', async (_, at, district) => {
    expect(await districtAt(db, 'kyiv', at)).toBe(district)
    expect(await isInsideCity(db, 'kyiv', at)).toBe(district !== undefined)
  })

  test('a city that is not there', async () => {
    expect(await findCity(db, 'lviv')).toBeUndefined()
    expect(await isInsideCity(db, 'lviv', border)).toBe(false)
    await expect(getCity(db, 'lviv')).rejects.toThrow('city-not-found')
  })
})
