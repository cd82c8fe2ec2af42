import { Readable } from 'node:stream'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { importPlaces } from '@bezpechne/server/places/importing'
import { AddressMatches, BeatLines } from '@bezpechne/shared/beat-search'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { appoint, away, givenBeat, givenOfficer } from './support/beats.ts'
import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenPublished } from './support/inquiries.ts'
import { someone } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate', PUBLIC_URL: 'https://example.org' }), {
  database,
})
const visitor = someone(app)
const evening = JSON.stringify([{ days: [2, 4], from: '17:00', until: '20:00' }])

beforeAll(async () => {
  await givenKyiv(db)
  await givenBeat(db, 'W-01', [30.4, 50.4, 30.45, 50.5])
  await givenBeat(db, 'W-02', [30.45, 50.4, 30.5, 50.5])
  await givenBeat(db, 'E-01', [30.5, 50.4, 30.55, 50.5])
  const daryna = await givenOfficer(db, 'Дарина Лозова')
  await db.updateTable('officer').set({ hours: evening }).where('id', '=', daryna).execute()
  await appoint(db, 'W-01', daryna)
  const mariana = await givenOfficer(db, 'Мар’яна Ґонта')
  await appoint(db, 'W-02', mariana)
  const ostap = await givenOfficer(db, 'Остап Яровий')
  await away(db, mariana, [-1, 3], ostap)
  for (const [place, category] of [
    ['вулиця Прип’ятська, 14', 'crossing'],
    ['вулиця Прип’ятська, 2', 'crossing'],
    ['Таємничий район', 'drug-trade'],
  ] as const) {
    const { id } = await givenPublished(db, { at: { lat: 50.45, lng: 30.42 }, category })
    await db.updateTable('inquiry').set({ public_place: place }).where('id', '=', id).execute()
  }
})
afterAll(() => app.close())

async function typed(address: string): Promise<AddressMatches> {
  const answer = await visitor.get(`/cities/kyiv/officers/at?${new URLSearchParams({ address })}`)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['cache-control']).toContain('private')
  return AddressMatches.parse(answer.json())
}

test('the list says whom to call in every beat today', async () => {
  const { items } = BeatLines.parse((await visitor.get('/cities/kyiv/beats')).json())
  expect(items.map(({ id, district, keeper }) => [id, district?.id, keeper?.name.uk])).toEqual([
    ['W-01', 'west', 'Дарина Лозова'],
    ['W-02', 'west', 'Остап Яровий'],
    ['E-01', 'east', undefined],
  ])
  expect((await visitor.get('/cities/atlantis/beats')).statusCode).toBe(404)
})

test('a street of the gazetteer leads to its beats, also by its former name', async () => {
  const rows = [
    {
      line: 1,
      values: { street_uk: 'вулиця Довга', former: 'вулиця Стара Дорога', lon: '30.42', lat: '50.43' },
    },
  ]
  await importPlaces(db, 'kyiv', { rows: Readable.from(rows), credit: '', everywhere: false })
  expect((await typed('вул. Довга, 7')).places).toEqual([
    { name: 'вул. Довга', at: { lat: 50.43, lng: 30.42 }, doubt: 300, exact: false },
  ])
  expect((await typed('Стара Дорога')).places[0]?.name).toBe('вул. Довга (вул. Стара Дорога)')
})

test('typed words find beats, districts, and places of published inquiries', async () => {
  expect((await typed('лозова')).beats.map(({ id }) => id)).toEqual(['W-01'])
  // Also by who is away: that name hangs in the stairwell.
  expect((await typed('ґонта')).beats).toMatchObject([
    { id: 'W-02', keeper: { name: { uk: 'Остап Яровий' } } },
  ])
  expect((await typed('w-02')).beats.map(({ id }) => id)).toEqual(['W-02'])
  expect((await typed('західний район')).districts).toMatchObject([{ id: 'west', beats: 2 }])
  expect((await typed("вул. Прип'ятська, буд. 14")).places).toMatchObject([
    { name: 'вулиця Прип’ятська, 14', exact: true, at: { lat: 50.45, lng: 30.42 } },
  ])
})

test('another house of the street is offered, and never taken for the right one', async () => {
  const { places } = await typed('Прип’ятська 99')
  expect(places.map(({ exact }) => exact)).toEqual([false, false])
  expect((await typed('Прип’ятська')).places.every(({ exact }) => !exact)).toBe(true)
})

test('what is told by district alone is no place, and nothing is found by signs of a pattern', async () => {
  const nothing = { beats: [], districts: [], places: [] }
  expect(await typed('таємничий')).toEqual(nothing)
  expect(await typed('%%%')).toEqual(nothing)
  expect(await typed('Атлантида, 1')).toEqual(nothing)
  expect((await visitor.get('/cities/kyiv/officers/at?address=')).statusCode).toBe(400)
  expect((await visitor.get('/cities/kyiv/officers/at?address=x&lat=50&lng=30')).statusCode).toBe(400)
  expect((await visitor.get('/cities/kyiv/officers/at')).json()).toMatchObject({ code: 'invalid-input' })
})

test('reception hours come as a calendar file, where there are any', async () => {
  const file = await visitor.get('/cities/kyiv/beats/W-01/reception.ics')
  expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8')
  expect(file.body).toContain('RRULE:FREQ=WEEKLY;BYDAY=TU,TH')
  expect(file.body.replaceAll('\r\n ', '')).toContain('https://example.org/kyiv/beats/W-01')
  expect((await visitor.get('/cities/kyiv/beats/E-01/reception.ics')).statusCode).toBe(404)
  expect((await visitor.get('/cities/kyiv/beats/X-99/reception.ics')).statusCode).toBe(404)
})
