import { createHash } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { toCursor } from '@bezpechne/server/inquiries/cursor'
import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { transact } from '@bezpechne/server/platform/database'
import { InquiryPage, PublicInquiry, type InquirySummary } from '@bezpechne/shared/inquiries'
import { toStep } from '@bezpechne/shared/morton'
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

test('a cursor of one’s own making does not find where a hidden one was', async () => {
  const near = { lat: 50.45, lng: 30.45 }
  const after = async (number: string) => {
    const anchor = { numbers: [number], supports: 0, ...toStep(30.45, 50.45) }
    const cursor = toCursor('kyiv', { sort: 'nearest', near }, anchor)
    return numbers(await list(`sort=nearest&near=50.45,30.45&cursor=${cursor}`))
  }
  expect(await after(hidden.number)).toEqual(await after(waiting.number))
})

const status = async (query: string) => (await get(`/inquiries?${query}`)).statusCode

describe('a cursor', () => {
  test('leads on in the list that gave it, however its filter is spelled, and in no other', async () => {
    const { nextCursor } = await list('limit=1&categories=dangerous-dogs,open-manhole&colour=red,green')
    const first = `cursor=${nextCursor}&categories=open-manhole,dangerous-dogs&colour=green,red`
    expect(numbers(await list(`${first}&limit=7`))).toEqual([dogs.number])
    const others = [
      '',
      '&categories=open-manhole',
      '&categories=dangerous-dogs,open-manhole',
      '&categories=dangerous-dogs,open-manhole&colour=red,green&sort=supported',
      '&categories=dangerous-dogs,open-manhole&colour=red,green&near=50.45,30.45',
    ]
    for (const other of others) expect(await status(`cursor=${nextCursor}${other}`), other).toBe(400)
    expect((await app.inject(`/api/v1/cities/ternopil/inquiries?${first}`)).statusCode).toBe(400)
  })

  test('cut, forged or from before is refused', async () => {
    const { nextCursor } = await list('limit=1')
    const whole = nextCursor ?? ''
    const before = Buffer.from(JSON.stringify([lamp.number, 0, 50.45, 30.45])).toString('base64url')
    const forged = Buffer.from(
      Buffer.from(whole, 'base64url').toString().replace(formula.number, lamp.number),
    )
    for (const cursor of [
      whole.slice(0, -4),
      whole.slice(0, 9),
      before,
      forged.toString('base64url'),
      '',
      'W10',
    ])
      expect(await status(`limit=1&cursor=${cursor}`), cursor).toBe(400)
    expect(await status(`limit=1&cursor=${whole}`)).toBe(200)
  })

  test('with a seal of its own over what no list writes is refused too', async () => {
    const good = { numbers: [lamp.number], supports: 0, x: 0, y: 0 }
    for (const bad of [{ numbers: [] }, { numbers: ['1'] }, { supports: 0.5 }, { x: -1 }, { y: Number.NaN }])
      expect(await status(`cursor=${toCursor('kyiv', {}, { ...good, ...bad })}`)).toBe(400)
    const text = 'no JSON'
    const seal = createHash('sha256').update(JSON.stringify([['kyiv', 'newest', null, null], text]))
    const cursor = Buffer.from(seal.digest('base64url').slice(0, 12) + text).toString('base64url')
    expect(await status(`cursor=${cursor}`)).toBe(400)
  })
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
  'bbox=30,50,30,51',
  'bbox=-179,-10,179,80',
  'bbox=-500,10,-400,20',
  'limit=1e9',
  'categories=no-such-topic',
  'district=no-such-district',
  'from=2026-03&to=2026-02',
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
