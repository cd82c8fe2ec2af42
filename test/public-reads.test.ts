import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { transact } from '@bezpechne/server/platform/database'
import { InquiryPage, PublicInquiry, type InquirySummary } from '@bezpechne/shared/inquiries'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { givenKyiv, givenTernopil, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { type Given, givenAnswered, givenPublished, givenSubmitted } from './support/inquiries.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({}), { database })
afterAll(() => app.close())

const get = (path: string) => app.inject(`/api/v1/cities/kyiv${path}`)
const list = async (query = '') => InquiryPage.parse((await get(`/inquiries?${query}`)).json())
const numbers = (page: { items: InquirySummary[] }) => page.items.map(({ number }) => number)

let lamp: Given, dogs: Given, drugs: Given, manhole: Given, formula: Given, waiting: Given, hidden: Given

beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  lamp = await givenPublished(db, {
    category: 'street-lighting',
    title: 'Не світить ліхтар',
    text: 'На розі вулиці не світить жоден ліхтар.',
  })
  dogs = await givenPublished(db, { category: 'dangerous-dogs', at: kyiv.east.inside, title: 'Зграя собак' })
  drugs = await givenPublished(db, {
    category: 'drug-trade',
    at: kyiv.east.inside,
    title: 'Збувають 100% щось',
  })
  manhole = await givenAnswered(db, {
    category: 'open-manhole',
    title: 'Відкритий люк',
    answer: 'Люк закрив водоканал.',
  })
  formula = await givenAnswered(db, { at: kyiv.east.inside, title: '=HYPERLINK("http://x","Перехід")' })
  waiting = await givenSubmitted(db, { text: 'Ще ніхто не бачить.' })
  hidden = await givenPublished(db, { title: 'Приховане' })
  const actor = { role: 'moderator', id: null } as const
  await transact(db, (trx) => stepInquiry(trx, { city: 'kyiv', id: hidden.id, step: 'hide', actor }))
  await givenPublished(db, { city: 'ternopil', at: { lat: 49.55, lng: 25.55 } })
})

test('the list: newest first, all pages together exactly the public ones of this city', async () => {
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: InquiryPage = await list(`limit=2${cursor && `&cursor=${cursor}`}`)
    expect(page.counts).toEqual({ red: 3, green: 2 })
    seen.push(...numbers(page))
    cursor = page.nextCursor
  }
  expect(seen).toEqual([formula, manhole, drugs, dogs, lamp].map(({ number }) => number))
})

test.each([
  ['colour=green', () => [formula, manhole]],
  ['colour=red,green&categories=drug-trade,dangerous-dogs', () => [drugs, dogs]],
  ['district=west', () => [manhole, lamp]],
  ['bbox=30.4,50.4,30.5,50.5', () => [manhole, lamp]],
  ['from=2000-01&to=2000-12', () => []],
  ['from=2000-01', () => [formula, manhole, drugs, dogs, lamp]],
  ['q=ЖОДЕН ліхтар', () => [lamp]],
  ['q=водоканал', () => [manhole]],
  ['q=100%25', () => [drugs]],
  ['q=__', () => []],
  ["q=';drop table inquiry;--", () => []],
])('%s', async (query, expected) => {
  const page = await list(query)
  expect(numbers(page)).toEqual(expected().map(({ number }) => number))
  expect(page.counts.red + page.counts.green).toBe(page.items.length)
})

test('a number that somebody read out finds its inquiry', async () => {
  expect(numbers(await list(`q=${dogs.number.toLowerCase()}`))).toEqual([dogs.number])
})

test('nearest to a place, page by page', async () => {
  const first = await list('sort=nearest&near=50.45,30.45&limit=3')
  const second = await list(`sort=nearest&near=50.45,30.45&limit=3&cursor=${first.nextCursor}`)
  const both = [...numbers(first), ...numbers(second)]
  expect(new Set(both.slice(0, 2))).toEqual(new Set([lamp.number, manhole.number]))
  expect(new Set(both).size).toBe(5)
})

const anchoredAt = (...place: unknown[]) =>
  get(
    `/inquiries?sort=nearest&near=50.45,30.45&cursor=${Buffer.from(JSON.stringify(place)).toString('base64url')}`,
  )

test('a cursor of one’s own making does not find where a hidden one was', async () => {
  const after = async (number: string) =>
    numbers(InquiryPage.parse((await anchoredAt(number, 0, 50.45, 30.45)).json()))
  expect(await after(hidden.number)).toEqual(await after(waiting.number))
  expect((await anchoredAt(hidden.number, 0)).statusCode).toBe(400)
})

test('most supported first, page by page', async () => {
  await db.updateTable('inquiry').set({ supports: 7 }).where('id', '=', dogs.id).execute()
  const first = await list('sort=supported&limit=2')
  const second = await list(`sort=supported&limit=3&cursor=${first.nextCursor}`)
  expect([...numbers(first), ...numbers(second)]).toEqual(
    [dogs, formula, manhole, drugs, lamp].map(({ number }) => number),
  )
})

test.each([
  'colour=blue',
  'colour=red&colour=green',
  'bbox=1,2,3',
  'bbox=NaN,1,2,3',
  'bbox=31,50,30,51',
  'near=95,30',
  'sort=nearest',
  'limit=0',
  'limit=201',
  'cursor=xxx',
  'from=2026-13',
  'q=%00%00',
  'state=submitted',
  'district=../../etc',
])('%s is refused', async (query) => {
  expect((await get(`/inquiries?${query}`)).statusCode).toBe(400)
})

describe('one inquiry', () => {
  test('with its answer and its days', async () => {
    const inquiry = PublicInquiry.parse((await get(`/inquiries/${manhole.number}`)).json())
    expect(inquiry).toMatchObject({
      colour: 'green',
      state: 'answered',
      title: 'Відкритий люк',
      at: kyiv.west.inside,
    })
    expect(inquiry.answers).toMatchObject([{ text: 'Люк закрив водоканал.' }])
    expect(inquiry.timeline.map(({ step }) => step)).toEqual(['publish', 'answer'])
  })

  test('what is not public does not exist, what was taken away is gone', async () => {
    expect((await get(`/inquiries/${waiting.number}`)).body).toContain('inquiry-not-found')
    expect((await get('/inquiries/KYIV-2026-999999')).body).toContain('inquiry-not-found')
    expect((await get(`/inquiries/${hidden.number}`)).body).toContain('gone')
    expect((await app.inject(`/api/v1/cities/ternopil/inquiries/${lamp.number}`)).body).toContain(
      'inquiry-not-found',
    )
  })
})

describe('the exports', () => {
  test('GeoJSON of the same inquiries', async () => {
    const answer = await get('/inquiries.geojson?colour=green')
    expect(answer.headers['content-type']).toContain('application/geo+json')
    const { features } = answer.json()
    expect(features.map(({ id }: { id: string }) => id)).toEqual([formula.number, manhole.number])
    expect(features[1]).toMatchObject({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [kyiv.west.inside.lng, kyiv.west.inside.lat] },
      properties: { category: 'open-manhole', district: { id: 'west' } },
    })
    expect((await get('/inquiries.geojson?from=2000-01&to=2000-02')).json().features).toEqual([])
  })

  test('CSV that a spreadsheet shows and never runs', async () => {
    const answer = await get('/inquiries.csv')
    expect(answer.headers['content-disposition']).toContain('bezpechne-kyiv.csv')
    const [heading, first, ...others] = answer.body.trimEnd().split('\n')
    expect(heading).toMatch(/^\uFEFFnumber,state,colour/)
    expect(first).toContain(`"'=HYPERLINK(""http://x"",""Перехід"")"`)
    expect(others).toHaveLength(4)
  })
})

const similar = async (query: string) =>
  (await get(`/similar?${query}`)).json().items.map(({ number }: { number: string }) => number)

describe('before somebody sends the same again', () => {
  test('the neighbours and the alike are shown, the likeliest first', async () => {
    expect(await similar('lat=50.4501&lng=30.4501&category=open-manhole')).toEqual([
      manhole.number,
      lamp.number,
    ])
    expect(await similar('text=%07%E2%80%AE')).toEqual([])
    expect(await similar(`text=${encodeURIComponent('Жоден ліхтар на розі вулиці не світить')}`)).toEqual([
      lamp.number,
    ])
  })

  test('the middle of a district is near to nobody', async () => {
    const { at } = PublicInquiry.parse((await get(`/inquiries/${drugs.number}`)).json())
    expect(await similar(`lat=${at.lat}&lng=${at.lng}`)).not.toContain(drugs.number)
  })
})
