import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { likelyPlaces } from '@bezpechne/server/places/index'
import { Places } from '@bezpechne/shared/places'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { runPlaceImport } from '../scripts/import/import-places.ts'
import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { someone } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const visitor = someone(app)
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

async function given(text: string, more: object = {}): Promise<string[]> {
  const file = join(folder, 'places.csv')
  await writeFile(file, text)
  return runPlaceImport(db, 'kyiv', file, { ...flags, ...more })
}

beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  expect((await given(streets))[0]).toBe(
    'Places: 7 new, 0 changed, 0 unchanged; 0 repeated, 0 outside the city',
  )
  expect((await given(settlements))[0]).toContain('1 new, 0 changed, 0 unchanged; 0 repeated, 2 outside')
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true })
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
    /Line 3 has no name\nLine 4 has longitude and latitude exchanged\nLine 5 lies outside Ukraine: 2.35, 48.85\nLine 6 has “тут” and “там”, no longitude and latitude\n4 to correct/,
  )
  expect((await typed('нова вулиця')).items.filter(({ name }) => name.uk === 'вул. Нова')).toEqual([])
  await expect(given('назва\nСадова\n')).rejects.toThrow('There is no column name_uk or street_uk')
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

const data = join(import.meta.dirname, '../../../shared/data')
const real = [data, '/work/shared/data'].find((path) => existsSync(join(path, 'ua_gazetteer.csv')))

describe.skipIf(!real)('with the real gazetteer', () => {
  const file = (name: string) => join(real ?? '', name)

  test(
    '29,815 rows are imported, found, and imported again without a change',
    { timeout: 120_000 },
    async () => {
      const began = performance.now()
      const [counted] = await runPlaceImport(db, 'ternopil', file('ua_gazetteer.csv'), {
        ...flags,
        everywhere: true,
      })
      const took = performance.now() - began
      expect(counted).toContain('Places: 29815 new')
      await sql`analyze place, place_name`.execute(db)
      const asked = ['Голосіївський', 'Козятн', 'Kremenchuk', 'с. Іванівка', 'Тернопль', 'Ме']
      const times: number[] = []
      for (const q of asked) {
        const start = performance.now()
        expect((await typed(q, 'ternopil')).items.length).toBeGreaterThan(0)
        times.push(performance.now() - start)
      }
      console.info(
        `import ${(took / 1000).toFixed(1)} s; searches ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`,
      )
      const [again] = await runPlaceImport(db, 'ternopil', file('ua_gazetteer.csv'), {
        ...flags,
        everywhere: true,
      })
      expect(again).toContain('0 new, 0 changed, 29815 unchanged')
    },
  )

  test('the streets of Kyiv are a list of names', async () => {
    const [counted] = await runPlaceImport(db, 'kyiv', file('kyiv_streets_osm.csv'), flags)
    expect(counted).toMatch(/^Places: 20\d\d new/)
    expect((await first('Якуба Кола'))?.name).toEqual({ uk: 'вул. Якуба Коласа', en: 'Yakuba Kolasa Street' })
  })
})
