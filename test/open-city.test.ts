import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { isInsideCity } from '@bezpechne/server/cities/index'
import { reserved } from '@bezpechne/server/cities/reserved'
import { readConfig } from '@bezpechne/server/config'
import { CityDetail } from '@bezpechne/shared/cities'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'

import { type CityFlags, openCity } from '../scripts/city/open-city.ts'
import { freshDatabase } from './support/database.ts'
import { someone } from './support/people.ts'
import { temporaryDirectory } from './support/server.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({}), { database })
const { path: folder, remove } = temporaryDirectory()
afterAll(async () => {
  await app.close()
  remove()
})

beforeEach(async () => {
  await db.deleteFrom('city').execute()
})

type Ring = [lng: number, lat: number][]

function square(lng: number, lat: number, side = 0.1): Ring {
  return [
    [lng, lat],
    [lng + side, lat],
    [lng + side, lat + side],
    [lng, lat + side],
    [lng, lat],
  ]
}

function feature(name: string, ring: Ring) {
  return { type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates: [ring] } }
}

function fileOf(...features: unknown[]): string {
  const file = join(folder, 'boundary.geojson')
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }))
  return file
}

function sumy(boundary: string, change: Partial<CityFlags> = {}): CityFlags {
  return {
    id: 'sumy',
    code: 'SUMY',
    nameUk: 'Суми',
    nameEn: 'Sumy',
    zoom: 12,
    credit: '',
    boundary,
    ...change,
  }
}

const left = feature('Ліва', square(34.7, 50.8))
const right = feature('Права', square(34.8, 50.8))

test('a new city is there for residents at once, with every national category in its order', async () => {
  await openCity(db, sumy(fileOf(left), { credit: '© OpenStreetMap contributors, ODbL', zoom: 13 }))
  const visitor = someone(app)
  const city = CityDetail.parse((await visitor.get('/cities/sumy')).json())
  expect(city).toMatchObject({
    code: 'SUMY',
    name: { uk: 'Суми', en: 'Sumy' },
    zoom: 13,
    bbox: [34.7, 50.8, 34.8, 50.9],
    outline: 'surveyed',
    credit: '© OpenStreetMap contributors, ODbL',
    districts: [],
  })
  const national = await db.selectFrom('category').select('code').orderBy('position').execute()
  expect(city.categories).toEqual(national.map(({ code }) => code))
  expect((await visitor.get('/cities/sumy/context.geojson')).statusCode).toBe(200)
})

test('of a crescent the middle lies inside it', async () => {
  const crescent: Ring = [
    [34.7, 50.8],
    [34.9, 50.8],
    [34.9, 50.81],
    [34.71, 50.81],
    [34.71, 50.99],
    [34.9, 50.99],
    [34.9, 51],
    [34.7, 51],
    [34.7, 50.8],
  ]
  await openCity(db, sumy(fileOf(feature('Суми', crescent))))
  const { centre } = CityDetail.parse((await someone(app).get('/cities/sumy')).json())
  expect(await isInsideCity(db, 'sumy', centre)).toBe(true)
})

test('one feature of many is chosen by a property; several of one value are one city', async () => {
  const file = fileOf(left, right, feature('Далека', square(25, 49)))
  await openCity(db, sumy(file, { feature: 'name=права' }))
  expect(await isInsideCity(db, 'sumy', { lat: 50.85, lng: 34.75 })).toBe(false)
  expect(await isInsideCity(db, 'sumy', { lat: 50.85, lng: 34.85 })).toBe(true)
  const both = fileOf(left, { ...right, properties: left.properties })
  await openCity(db, sumy(both, { id: 'sumy-both', code: 'BOTH', feature: 'name=Ліва' }))
  expect(await isInsideCity(db, 'sumy-both', { lat: 50.85, lng: 34.8 })).toBe(true)
})

describe('refused, and nothing is stored', () => {
  const bow: Ring = [
    [34.7, 50.8],
    [34.8, 50.9],
    [34.8, 50.8],
    [34.7, 50.9],
    [34.7, 50.8],
  ]
  test.each<[what: string, features: unknown[], change: Partial<CityFlags>, problem: RegExp]>([
    ['a file of many without a choice', [left, right], {}, /holds 2 features: choose with --feature/],
    ['a choice that meets nothing', [left, right], { feature: 'name=Київ' }, /None of the 2 .*“Київ”/],
    ['a choice without a property', [left], { feature: 'Ліва' }, /written like name=Суми/],
    ['a border that crosses itself', [feature('x', bow)], {}, /Self-intersection at \[34.75 50.85\]/],
    [
      'exchanged coordinates',
      [feature('x', square(50.8, 34.7))],
      {},
      /Latitude stands before longitude[^]*--order lat-lng/,
    ],
    ['another country', [feature('x', square(2.3, 48.8))], {}, /lies outside Ukraine/],
    ['a whole region', [feature('x', square(30, 48, 3))], {}, /reaches \d{3} km .* a region/],
    [
      'a point',
      [{ ...left, geometry: { type: 'Point', coordinates: [34, 50] } }],
      {},
      /None of the borders is an area/,
    ],
    ['an id with capitals', [left], { id: 'Sumy' }, /--id Sumy: 2 to 41 letters/],
    ['the address of a page', [left], { id: 'desk' }, /--id desk: a page/],
    ['a code in small letters', [left], { code: 'sumy' }, /--code sumy: 2 to 8 capital/],
    ['an empty name', [left], { nameUk: ' ' }, /“ ” is no name/],
  ])('%s', async (_, features, change, problem) => {
    await expect(openCity(db, sumy(fileOf(...features), change))).rejects.toThrow(problem)
    expect(await db.selectFrom('city').select('id').execute()).toEqual([])
  })

  test('an id or a code that another city has', async () => {
    await openCity(db, sumy(fileOf(left)))
    const again = /The city sumy has this id or code already/
    await expect(openCity(db, sumy(fileOf(right), { code: 'SUMA' }))).rejects.toThrow(again)
    await expect(openCity(db, sumy(fileOf(right), { id: 'sumy-nova' }))).rejects.toThrow(again)
    expect(await isInsideCity(db, 'sumy', { lat: 50.85, lng: 34.85 })).toBe(false)
  })
})

test('no city takes the address of a page', () => {
  const root = join(import.meta.dirname, '..')
  const files = ['web/src/app/router.tsx', 'server/src/pages/routes.ts'].map((file) =>
    readFileSync(join(root, file), 'utf8'),
  )
  const first = files.flatMap((text) =>
    [...text.matchAll(/'\/([a-z][a-z-]*)[/']/g)].map(([, name = '']) => name),
  )
  expect(first.length).toBeGreaterThan(15)
  expect(first.filter((name) => !reserved.has(name))).toEqual([])
})

const real = join(import.meta.dirname, '../../shared/data/demo_hromadas.geojson')

describe.skipIf(!existsSync(real))('real communities', () => {
  const file = existsSync(real) ? readFileSync(real, 'utf8') : '{"features":[]}'
  const { features }: { features: { properties: { katottg: string; area_geom_km2: number } }[] } =
    JSON.parse(file)

  test('each opens by its KATOTTG code with the area it has', async () => {
    expect(features.length).toBeGreaterThan(10)
    for (const [n, { properties }] of features.entries()) {
      const letter = String.fromCharCode(97 + n)
      const flags = {
        id: `city-${letter}`,
        code: `CT${letter.toUpperCase()}`,
        feature: `katottg=${properties.katottg}`,
      }
      const { km2 } = await openCity(db, sumy(real, flags))
      expect(Math.abs(km2 - properties.area_geom_km2)).toBeLessThan(1)
    }
    const { items }: { items: unknown[] } = (await someone(app).get('/cities')).json()
    expect(items).toHaveLength(features.length)
  })
})
