import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { makePack } from '@bezpechne/server/packs/making'
import { likelyPlaces } from '@bezpechne/server/places/index'
import { CityPack, mostPackBytes } from '@bezpechne/shared/pack'
import { Places } from '@bezpechne/shared/places'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { runPlaceImport } from '../scripts/import/import-places.ts'
import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenSubmitted } from './support/inquiries.ts'
import { people, someone } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { as, visitor } = await people(app, database)
const folder = await mkdtemp(join(tmpdir(), 'places-'))
const flags = { credit: '© Хтось, ODbL', delimiter: ',' }

const streets = `street_uk,former,lon,lat,line
вулиця Велика Васильківська,вулиця Червоноармійська; Красноармійська вулиця,,,30.51 50.43; 30.52 50.42; 30.53 50.41
Мала Васильківська вулиця,,30.42,50.42,
Хрещатик,,30.52,50.44,
Садова вулиця,,,,
Садовий провулок,,30.45,50.46,
"вулиця Прип’ятська",,30.43,50.43,
вулиця 8 Березня,,30.44,50.44,
`
const settlements = `katottg,category,name_uk,name_en,hromada_uk,lon,lat,coord_source
UA1,C,Сонячне,Soniachne,Київська,30.41,50.41,hromada_point
UA2,C,Далеке,Daleke,Інша,25.6,49.5,geonames
UA3,C,Невідоме,Nevidome,Інша,,,
`

let counted: string[] = []

async function given(text: string, more: object = {}): Promise<string[]> {
  const file = join(folder, 'places.csv')
  await writeFile(file, text)
  return runPlaceImport(db, 'kyiv', file, { ...flags, ...more })
}

beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  counted = [...(await given(streets)), ...(await given(settlements))]
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

test('an import tells what it did', () => {
  expect(counted[0]).toBe('Places: 7 new, 0 changed, 0 unchanged; 0 repeated, 0 outside the city')
  expect(counted[2]).toContain('1 new, 0 changed, 0 unchanged; 0 repeated, 2 outside')
})

const way = (name: string, coordinates: number[][], more: object = {}) => ({
  type: 'Feature',
  properties: { name, ...more },
  geometry: { type: 'LineString', coordinates },
})

test('streets of a map file: lines in pieces, former names, a second time nothing', async () => {
  const file = join(folder, 'ways.geojson')
  const features = [
    way('Довга вулиця', [
      [30.41, 50.41],
      [30.411, 50.41],
    ]),
    way(
      'Довга вулиця',
      [
        [30.41, 50.41],
        [30.45, 50.41],
        [30.49, 50.41],
      ],
      { old_name: 'Червона вулиця' },
    ),
    { ...way('', []), geometry: { type: 'Point', coordinates: [30.41, 50.41] } },
  ]
  await writeFile(file, JSON.stringify({ type: 'FeatureCollection', features }))
  expect((await runPlaceImport(db, 'kyiv', file, flags))[0]).toContain('1 new, 0 changed, 0 unchanged')
  expect((await runPlaceImport(db, 'kyiv', file, flags))[0]).toContain('0 new, 0 changed, 1 unchanged')
  expect(await first('вул. Червона')).toMatchObject({
    name: { uk: 'вул. Довга' },
    at: { lat: 50.41, lng: 30.45 },
  })
})

async function typed(q: string, city = 'kyiv'): Promise<Places> {
  const answer = await visitor.get(`/cities/${city}/places?${new URLSearchParams({ q })}`)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['cache-control']).toContain('private')
  return Places.parse(answer.json())
}
const first = async (q: string) => (await typed(q)).items[0]

test.each([
  ['велика вас', 'вул. Велика Васильківська'],
  ['вул. Велика Васильківська, 14', 'вул. Велика Васильківська'],
  ['васильковская велика', 'вул. Велика Васильківська'],
  ['Хришатик', 'Хрещатик'],
  ['khreshchatyk', 'Хрещатик'],
  ['Hreshatik 22', 'Хрещатик'],
  ['14 Velyka Vasylkivska Street', 'вул. Велика Васильківська'],
  ['припят', 'вул. Прип’ятська'],
  ["ПРИП'ЯТСЬКА", 'вул. Прип’ятська'],
  ['8 березня', 'вул. 8 Березня'],
  ['пров. Садовий', 'пров. Садовий'],
  ['вул. садов', 'вул. Садова'],
  ['сонячне', 'с. Сонячне'],
])('%s finds %s', async (q, name) => {
  expect((await first(q))?.name.uk).toBe(name)
})

test('a street is found by what it was called, and both names are told', async () => {
  for (const q of ['вул. Червоноармійська', 'Красноармійська', 'chervonoarmiiska', 'червоноармейська 5'])
    expect(await first(q)).toMatchObject({
      name: { uk: 'вул. Велика Васильківська', en: 'Velyka Vasylkivska Street' },
    })
  expect(await first('вул. Червоноармійська, 7')).toMatchObject({
    former: 'вул. Червоноармійська',
    house: '7',
  })
  expect(await first('Велика Васильківська')).toMatchObject({ former: null, house: null })
})

test('a point says how well it is known', async () => {
  expect(await first('велика васильківська')).toMatchObject({
    at: { lat: 50.42, lng: 30.52 },
    precision: 'street',
  })
  expect(await first('садова')).toMatchObject({ at: null, precision: 'none' })
  expect(await first('сонячне')).toMatchObject({ precision: 'around', around: { uk: 'Київська громада' } })
  expect((await typed('сонячне')).credit).toBe('© Хтось, ODbL')
})

test('what is not there is not found, in words and in signs', async () => {
  for (const q of ['щось зовсім інше', '%%', '__', '№№', "';--", '12'])
    expect((await typed(q)).items).toEqual([])
  expect((await typed('велика васильківська', 'ternopil')).items).toEqual([])
  expect((await visitor.get('/cities/atlantis/places?q=хр')).statusCode).toBe(404)
  for (const q of ['', 'q=х', `q=${'х'.repeat(201)}`, 'q=хр&q=хр', 'q=хр&whole=yes'])
    expect((await visitor.get(`/cities/kyiv/places?${q}`)).statusCode).toBe(400)
})

test('a second import changes nothing, and a list of names takes nothing away', async () => {
  expect((await given(streets))[0]).toContain('0 new, 0 changed, 7 unchanged')
  expect(
    (await given('street_uk\nВелика Васильківська вулиця\nВелика Васильківська вулиця\n', { credit: '' }))[0],
  ).toContain('0 new, 0 changed, 1 unchanged; 1 repeated')
  expect(await first('червоноармійська')).toMatchObject({ precision: 'street' })
  expect((await given(settlements, { everywhere: true }))[0]).toContain('2 new, 0 changed, 1 unchanged')
})

test('rows that are wrong are named, and nothing of the file is imported', async () => {
  const wrong = `street_uk,lon,lat
Нова вулиця,30.5,50.45
,30.5,50.45
Обернена вулиця,50.45,30.5
Далека вулиця,2.35,48.85
Порожня вулиця,тут,там
`
  await expect(given(wrong)).rejects.toThrow(
    /Line 3 has no name\nLine 4 has longitude and latitude exchanged: 50.45, 30.5\nLine 5 lies outside Ukraine: 2.35, 48.85\nLine 6 has “тут”, “там”, no longitude and latitude\n4 to correct/,
  )
  expect((await typed('нова вулиця')).items.filter(({ name }) => name.uk === 'вул. Нова')).toEqual([])
  await expect(given('адреса\nСадова\n')).rejects.toThrow('There is no column name_uk or street_uk')
  expect((await given('street_uk\nНова вулиця\n', { dryRun: true }))[1]).toContain('nothing is written')
})

test('a whole address is placed for a person who looks at it', async () => {
  const likely = await likelyPlaces(db, 'kyiv', 'Київ, вул. Червоноармійська, 14, біля школи', 3)
  expect(likely[0]).toMatchObject({
    name: { uk: 'вул. Велика Васильківська' },
    former: 'вул. Червоноармійська',
  })
  expect(likely[0]?.doubt).toBeGreaterThan(900)
  expect(await likelyPlaces(db, 'kyiv', 'десь біля річки', 3)).toEqual([])
  expect(await likelyPlaces(db, 'kyiv', 'Садова вулиця, 5', 1)).toEqual([])
})

test('a moderator sees where the address of an inquiry may be, and nobody else does', async () => {
  const olena = await as('moderator')
  const { id, number } = await givenSubmitted(db)
  await db
    .updateTable('inquiry_original')
    .set({ exact_point: null, address: 'вул. Червоноармійська, 7' })
    .where('inquiry_id', '=', id)
    .execute()
  const desk = '/cities/kyiv/moderation/inquiries'
  expect((await olena.get(`${desk}/${id}`)).json()).toMatchObject({
    exactAt: null,
    likelyAt: { name: { uk: 'вул. Велика Васильківська' }, at: { lat: 50.42, lng: 30.52 } },
  })
  expect((await visitor.get(`/cities/kyiv/inquiries/${number}`)).statusCode).toBe(404)
})

const portOf = (at: AddressInfo | string | null) => (typeof at === 'object' && at ? at.port : 0)

/** As Photon writes it. */
const photon = (lng: number, lat: number, housenumber: string) => ({
  geometry: { coordinates: [lng, lat] },
  properties: { street: 'вулиця Садова', housenumber },
})

describe('a geocoder', () => {
  const asked: URL[] = []
  const houses = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://here'))
    response.end(JSON.stringify({ features: [photon(30.4512345678, 50.451, '5'), photon(2.35, 48.85, '5')] }))
  })
  beforeAll(() => new Promise<void>((ready) => void houses.listen(0, '127.0.0.1', ready)))
  afterAll(() => houses.close())

  test('knows houses in the city, is asked only for whole words, and never twice for the same', async () => {
    const port = portOf(houses.address())
    const url = `http://127.0.0.1:${port}/api`
    const config = { WORKER: 'separate', GEOCODER_URL: url, GEOCODER_CREDIT: '© Хтось інший' }
    const other = await buildApp(readConfig(config), { database })
    const ask = async (query: Record<string, string>) =>
      Places.parse((await someone(other).get(`/cities/kyiv/places?${new URLSearchParams(query)}`)).json())
    const q = 'Садова вулиця, 5'
    expect((await ask({ q })).items[0]?.kind).toBe('street')
    expect(asked).toHaveLength(0)
    const whole = await ask({ q, whole: '1' })
    expect(whole.items[0]).toMatchObject({
      kind: 'house',
      name: { uk: 'вулиця Садова, 5' },
      at: { lat: 50.451, lng: 30.451235 },
      precision: 'house',
    })
    expect(whole.items.filter(({ kind }) => kind === 'house')).toHaveLength(1)
    expect(whole.credit).toContain('© Хтось інший')
    expect(asked[0]?.searchParams.get('bbox')).toBe('30.4,50.4,30.6,50.5')
    await ask({ q, whole: '1' })
    expect(asked).toHaveLength(1)
    await other.close()
  })
})

test('no geocoder without saying whose data it is', () => {
  expect(() => readConfig({ GEOCODER_URL: 'https://example.org/api' })).toThrow('GEOCODER_CREDIT is required')
  expect(() => readConfig({ GEOCODER_URL: 'ftp://example.org', GEOCODER_CREDIT: 'x' })).toThrow(
    'GEOCODER_URL',
  )
})

const embedded = !process.env['TEST_DATABASE_URL']
const data = join(import.meta.dirname, '../../shared/data')
const file = (name: string) => join(data, name)

/** All of them fit into the pack of a city, and are found in it as they are on the server. */
async function packOf(count: number): Promise<void> {
  const text = gunzipSync((await makePack(db, 'ternopil')).gzip)
  const { places } = CityPack.parse(JSON.parse(text.toString()))
  expect([places.rows.length, places.more]).toEqual([count, false])
  expect(text.length).toBeLessThanOrEqual(mostPackBytes)
}

describe.skipIf(!existsSync(file('ua_gazetteer.csv')))('with the real gazetteer', () => {
  test(
    'every row is imported, found, and imported again without a change',
    { timeout: 120_000 },
    async () => {
      const lines = (await readFile(file('ua_gazetteer.csv'), 'utf8')).trimEnd().split('\n')
      expect(lines).toHaveLength(29_816)
      // NOTE: all of it takes the embedded engine 43 s: there every town, and of 30 villages one.
      const taken = embedded ? lines.filter((line, n) => n % 30 === 0 || !line.includes(',C,')) : lines
      const some = join(folder, 'gazetteer.csv')
      await writeFile(some, taken.join('\n'))
      const everywhere = { ...flags, everywhere: true } as const
      const [told] = await runPlaceImport(db, 'ternopil', some, everywhere)
      expect(told).toContain(`Places: ${taken.length - 1} new`)
      for (const q of ['Голосіївський', 'Козятн', 'Kremenchuk', 'с. Іванівка', 'Тернопль', 'Ме'])
        expect((await typed(q, 'ternopil')).items.length).toBeGreaterThan(0)
      await packOf(taken.length - 1)
      const [again] = await runPlaceImport(db, 'ternopil', some, everywhere)
      expect(again).toContain(`0 new, 0 changed, ${taken.length - 1} unchanged`)
    },
  )

  test('the streets of Kyiv are a list of names', async () => {
    const [told] = await runPlaceImport(db, 'kyiv', file('kyiv_streets_osm.csv'), flags)
    expect(told).toMatch(/^Places: 20\d\d new/)
    expect((await first('Якуба Кола'))?.name).toEqual({ uk: 'вул. Якуба Коласа', en: 'Yakuba Kolasa Street' })
  })
})
