import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { countWords } from '@bezpechne/server/inquiries/page-queries'
import { listPublicInquiries } from '@bezpechne/server/inquiries/reads'
import { findAnswers, queryStems } from '@bezpechne/server/inquiries/search'
import { listSimilar } from '@bezpechne/server/inquiries/similar-queries'
import { type Db, transact } from '@bezpechne/server/platform/database'
import type { InquiryFilter, InquiryQuery } from '@bezpechne/shared/inquiry-filter'
import { colours } from '@bezpechne/shared/inquiry-states'
import { toStep } from '@bezpechne/shared/morton'
import { stemsOf } from '@bezpechne/shared/stems'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { answerGiven, givenPublished } from './support/inquiries.ts'
import { foldAll, givenManyInquiries, randomFrom } from './support/map.ts'
import { rowsRead } from './support/rows-read.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1e6)
const { next, upTo } = randomFrom(seed)
const { db } = await freshDatabase()
const howMany = 3000
let ids: string[] = []

beforeAll(async () => {
  await givenKyiv(db)
  ids = await givenManyInquiries(db, 'kyiv', howMany, seed)
  await sql`update inquiry set supports = case when right(number, 1) in ('3', '7') then length(category) % 5 else 0 end,
      published_at = make_timestamptz(2000 + public_month / 12, public_month % 12 + 1, 1, 0, 0, 0, 'Europe/Kyiv')
        + mod(substr(number, 11)::int * 7919, 27) * interval '1 day',
      district_id = (select d.id from district d where d.city_id = 'kyiv' order by d.id limit 1 offset mod(substr(number, 11)::int, 3))`.execute(
    db,
  )
  await foldAll(db, 1000)
  await sql`analyze`.execute(db)
})

interface Row {
  id: string
  number: string
  lat: number
  lng: number
  x: number
  y: number
  colour: 'red' | 'green'
  category: string
  month: number
  at: number
  supports: number
  district: string | null
}

/** From the truth, without the views and tables that lists are made from. */
async function publicRows(): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select id, number, st_y(public_point) as lat, st_x(public_point) as lng, map_x as x, map_y as y, category,
           case when state = 'answered' then 'green' else 'red' end as colour, public_month as month,
           extract(epoch from published_at)::float8 as at, supports, district_id as district
      from inquiry where state in ('published', 'answered', 'reopened')`.execute(db)
  return rows
}

const changes = [
  sql`state = 'published', hidden_from = null where state in ('submitted', 'hidden')`,
  sql`state = 'answered' where state in ('published', 'reopened')`,
  sql`hidden_from = state, state = 'hidden' where state in ('published', 'answered')`,
  sql`category = 'other' where true`,
  sql`supports = supports + 1 where true`,
  sql`district_id = (select min(id) from district where city_id = 'kyiv') where true`,
  sql`district_id = null where true`,
]

async function changeSome(): Promise<void> {
  const chosen = Array.from({ length: 30 }, () => ids[upTo(ids.length)] ?? '')
  await sql`update inquiry set ${changes[upTo(changes.length)]} and id = any(${chosen}::uuid[])`.execute(db)
}

/** Its edges run through the places of two inquiries. */
function boxThrough(rows: Row[]): NonNullable<InquiryFilter['bbox']> {
  const [one, other] = [rows[upTo(rows.length)], rows[upTo(rows.length)]]
  const lngs = [one?.lng ?? 0, other?.lng ?? 1]
  const lats = [one?.lat ?? 0, other?.lat ?? 1]
  const [west, south] = [Math.min(...lngs), Math.min(...lats)]
  return { west, south, east: Math.max(west + 1e-6, ...lngs), north: Math.max(south + 1e-6, ...lats) }
}

function randomQuery(rows: Row[]): InquiryQuery {
  const place = rows[upTo(rows.length)] ?? { lat: 0, lng: 0 }
  return { ...randomFilter(rows), ...randomOrder(place), limit: 1 + upTo(150) }
}

function randomOrder({ lat, lng }: { lat: number; lng: number }): Pick<InquiryQuery, 'sort' | 'near'> {
  const sort = (['newest', 'supported', 'nearest'] as const)[upTo(3)]
  return sort === 'nearest' ? { sort, near: { lat: lat + 0.01, lng } } : { sort }
}

function randomFilter(rows: Row[]): InquiryFilter {
  const from = next() < 0.1 ? 400 : 288 + upTo(24)
  const topics = [0, 1, 2].map(() => rows[upTo(rows.length)]?.category ?? 'other')
  return {
    ...(next() < 0.7 && { bbox: boxThrough(rows) }),
    ...(next() < 0.4 && { categories: topics }),
    ...(next() < 0.4 && { colour: [colours[upTo(2)] ?? 'red'] }),
    ...(next() < 0.4 && { from, ...(next() < 0.7 && { to: from + upTo(10) }) }),
    ...(next() < 0.4 && { district: ['west', 'east'][upTo(2)] }),
  }
}

function expected(
  rows: Row[],
  { bbox, categories, colour, district, from = 0, to = 9999, sort, near }: InquiryQuery,
): Row[] {
  const [a, b] = bbox ? [toStep(bbox.west, bbox.north), toStep(bbox.east, bbox.south)] : []
  const at = near && toStep(near.lng, near.lat)
  const far = ({ x, y }: Row) => (at ? (x - at.x) ** 2 + (y - at.y) ** 2 : 0)
  const byTime = (one: Row, other: Row) => other.at - one.at || (one.id < other.id ? 1 : -1)
  return rows
    .filter(({ x, y }) => !a || !b || (x >= a.x && x <= b.x && y >= a.y && y <= b.y))
    .filter((row) => (categories?.includes(row.category) ?? true) && (colour?.includes(row.colour) ?? true))
    .filter((row) => row.month >= from && row.month <= to && (!district || row.district === district))
    .toSorted((one, other) => {
      if (sort === 'nearest') return far(one) - far(other) || (one.number < other.number ? -1 : 1)
      return (sort === 'supported' ? other.supports - one.supports : 0) || byTime(one, other)
    })
}

test('whatever the box, the filter and the order: exactly the public ones, all pages together, and as many counted', async () => {
  for (let round = 0; round < 40; round++) {
    await changeSome()
    // Most rounds ask before the fold has seen the change.
    if (next() < 0.3) await foldAll(db)
    const rows = await publicRows()
    const query = randomQuery(rows)
    const wanted = expected(rows, query)
    const found: string[] = []
    let cursor: string | null | undefined
    for (let pages = 0; cursor !== null && pages < 4; pages++) {
      const page = await listPublicInquiries(db, 'kyiv', { ...query, ...(cursor && { cursor }) })
      found.push(...page.items.map(({ number }) => number))
      cursor = page.nextCursor
      const red = wanted.filter(({ colour }) => colour === 'red').length
      expect({ seed, query, counts: page.counts }).toEqual({
        seed,
        query,
        counts: { red, green: wanted.length - red },
      })
    }
    const all = wanted.map(({ number }) => number)
    expect({ seed, query, found }).toEqual({
      seed,
      query,
      found: cursor === null ? all : all.slice(0, found.length),
    })
  }
})

const read = (query: InquiryQuery) =>
  rowsRead(db, 'inquiry', (asked) => listPublicInquiries(asked, 'kyiv', query))

describe('a list reads as many rows as it shows, not as many as there are', () => {
  beforeAll(() => foldAll(db))

  test.each<[string, InquiryQuery]>([
    ['all of a city', {}],
    ['a box around all', { bbox: { west: 30, south: 40, east: 90, north: 60 } }],
    ['a rare topic', { categories: ['shelter-access'] }],
    ['what nobody sent', { categories: ['shelter-access'], from: 1100 }],
    ['a box of few', { bbox: { west: 30.57, south: 50.4, east: 30.58, north: 50.41 } }],
    ['a district', { district: 'west' }],
    ['most supported', { sort: 'supported' }],
    ['nearest', { sort: 'nearest', near: { lat: 50.45, lng: 30.57 } }],
    ['nearest from far away', { sort: 'nearest', near: { lat: 48, lng: 25 } }],
  ])('%s', async (_what, query) => {
    expect(await read({ ...query, limit: 20 })).toBeLessThan(howMany / 5)
  })
})

const [road = '', lamp = '', slide = ''] = stemsOf('текст ліхтар гірка')
const slides = `'${slide}'`

const similarTo = (text: string, at?: { lat: number; lng: number }) => (asked: Db) =>
  listSimilar(asked, 'kyiv', { at, category: 'noise', text, stems: queryStems(text) })
const answeredOf = (q: string) => (asked: Db) => findAnswers(asked, 'kyiv', q)

/** Nearly all have two words, fifty a rare one. */
async function givenWords(): Promise<void> {
  const rare = ids.toSorted().slice(-50)
  await sql`insert into inquiry_search (city_id, inquiry_id, stems)
    select city_id, id, (case when id = any(${rare}::uuid[]) then ${`'${road}':1B '${slide}':2A`}
        else ${`'${road}':1B '${lamp}':2B`} end)::tsvector
      from inquiry where city_id = 'kyiv' on conflict do nothing`.execute(db)
  await foldAll(db)
  await sql`analyze`.execute(db)
}

describe('words that nearly every inquiry has', () => {
  beforeAll(givenWords)

  test.each<[string, (asked: Db) => Promise<unknown[]>]>([
    ['similar by words', similarTo('Текст, ліхтарі')],
    ['similar in a crowd', similarTo('Текст', { lat: 50.45, lng: 30.5712 })],
    ['answered', answeredOf('ліхтарі')],
    ['answered with all of them', answeredOf('текст ліхтарі')],
  ])('%s: found without reading all', async (_what, work) => {
    expect(await work(db)).not.toEqual([])
    expect(await rowsRead(db, 'inquiry', work)).toBeLessThan(howMany / 2)
    expect(await rowsRead(db, 'inquiry_search', work)).toBeLessThan(howMany / 2)
  })

  test('more than are counted: the number says that it is the least', async () => {
    const { counts } = await listPublicInquiries(db, 'kyiv', { q: 'текст' })
    expect(counts.atLeast).toBe(true)
    const all = (await publicRows()).length
    expect(counts.red + counts.green).toBeLessThanOrEqual(all)
  })
})

describe('a rare word among them', () => {
  beforeAll(givenWords)

  test('is what is found', async () => {
    const { rows } = await sql<{ number: string }>`select i.number from inquiry_search s
      join inquiry i on i.city_id = s.city_id and i.id = s.inquiry_id
     where s.stems @@ ${slides}::tsquery and i.state in ('published', 'answered', 'reopened')`.execute(db)
    const seldoms = rows.map(({ number }) => number)
    const found = await similarTo('Текст про гірку')(db)
    expect(found).toHaveLength(5)
    for (const { number } of found) expect(seldoms).toContain(number)
    const { counts } = await listPublicInquiries(db, 'kyiv', { q: 'гірка' })
    expect(counts.red + counts.green).toBe(seldoms.length)
    expect(counts.atLeast).toBeUndefined()
  })

  test('is read for beside a longer word that nearly all have', async () => {
    const rare = await listPublicInquiries(db, 'kyiv', { q: 'гірка' })
    const both = await listPublicInquiries(db, 'kyiv', { q: 'текст гірка' })
    expect(both.counts).toEqual(rare.counts)
    expect((await listPublicInquiries(db, 'kyiv', { q: 'ліхтарі гірка' })).counts).toEqual({
      red: 0,
      green: 0,
    })
  })

  test.each([true, false])(
    'whether read back in time (%s) or by the index: the same are counted',
    async (common) => {
      const city = 'kyiv'
      const { counts } = await listPublicInquiries(db, city, { q: 'гірка' })
      expect(await countWords(db, { city, filter: { q: 'гірка' }, lead: { word: 'гірка', common } })).toEqual(
        counts,
      )
    },
  )
})

test('between two pages things come, go and change: nothing is shown twice, nothing is left out', async () => {
  const actor = { role: 'moderator', id: null } as const
  const step = (id: string, what: 'hide' | 'undo') =>
    transact(db, (trx) => stepInquiry(trx, { city: 'kyiv', id, step: what, actor }))
  const third = await givenPublished(db)
  const another = await givenPublished(db)
  const second = await givenPublished(db)
  const first = await givenPublished(db)
  const page = await listPublicInquiries(db, 'kyiv', { limit: 2, colour: ['red'] })
  expect(page.items.map(({ number }) => number)).toEqual([first.number, second.number])
  await step(second.id, 'undo')
  await step(first.id, 'hide')
  await answerGiven(db, another)
  const late = await givenPublished(db)
  const after = await listPublicInquiries(db, 'kyiv', {
    limit: 1,
    colour: ['red'],
    cursor: page.nextCursor ?? '',
  })
  expect(after.items.map(({ number }) => number)).toEqual([third.number])
  const again = await listPublicInquiries(db, 'kyiv', { limit: 1 })
  expect(again.items.map(({ number }) => number)).toEqual([late.number])
})
