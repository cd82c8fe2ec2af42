import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { transact } from '@bezpechne/server/platform/database'
import { News } from '@bezpechne/shared/feeds'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, givenTernopil, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import {
  answerGiven,
  type Given,
  givenAnswered,
  givenPublished,
  givenSubmitted,
} from './support/inquiries.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
})
afterAll(() => app.close())

const url = (query = '', city = 'kyiv') => `/api/v1/cities/${city}/feed.atom${query}`
const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => ['entry', 'link'].includes(name) })

interface Atom {
  id: string
  title: string
  subtitle: string
  updated: string
  '@_xml:lang': string
  link: { '@_rel': string; '@_href': string }[]
  entry?: { id: string; updated: string; title: { '#text': string } | string; content: { '#text': string } }[]
}

async function read(query?: string, city?: string): Promise<Atom> {
  const reply = await app.inject(url(query, city))
  expect([reply.statusCode, XMLValidator.validate(reply.body)]).toEqual([200, true])
  expect(reply.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  const { feed }: { feed: Atom } = parser.parse(reply.body)
  return feed
}
const numbersIn = ({ entry = [] }: Atom) => entry.map(({ id }) => id.split('/').at(-1))
const numberOf = ({ number }: Given) => number

test('a feed of nothing is a feed, and says so', async () => {
  const feed = await read('?language=uk', 'ternopil')
  expect(feed).toMatchObject({ '@_xml:lang': 'uk', updated: '2000-01-01T00:00:00.000Z' })
  expect(feed.entry).toBeUndefined()
  expect(feed.subtitle).toContain('ще нічого не опубліковано')
  expect((await read('?language=en&bbox=25.5,49.5,25.6,49.6', 'ternopil')).subtitle).toContain(
    'Nothing has been',
  )
  // Somewhere in the sea.
  expect((await read('?area=1,1;1,2;2,2')).entry).toBeUndefined()
})

test('each feed has what it is about; the latest change is first, ids stay and what is text stays text', async () => {
  const west = await givenPublished(db, {
    title: 'Темно <b>& страшно</b>',
    text: 'Рядок ]]> <script>x</script>',
  })
  const noise = await givenPublished(db, { category: 'noise', title: 'Шум' })
  const east = await givenAnswered(db, { at: kyiv.east.inside, answer: 'Полагодили.' })
  const waiting = await givenSubmitted(db)
  const all = await read()
  expect(numbersIn(all)).toEqual(expect.arrayContaining([west, noise, east].map(numberOf)))
  expect(JSON.stringify(all)).not.toContain(waiting.number)
  expect(numbersIn(await read('?category=noise'))).toEqual([noise.number])
  expect(numbersIn(await read('?district=east'))).toEqual([east.number])
  const { lat, lng } = kyiv.east.inside
  const box = `?bbox=${lng - 0.01},${lat - 0.01},${lng + 0.01},${lat + 0.01}`
  const area = `?area=${lat - 0.01},${lng - 0.01};${lat + 0.01},${lng};${lat - 0.01},${lng + 0.01}`
  expect([numbersIn(await read(box)), numbersIn(await read(area))]).toEqual([[east.number], [east.number]])
  const entry = all.entry?.find(({ id }) => id.endsWith(west.number))
  const body = JSON.stringify(entry)
  expect(body).toContain('&lt;script&gt;')
  expect(body).not.toContain('<script>')
})

test('an answer brings an inquiry to the top of its feed, under the same id and in the language of the address', async () => {
  const noise = await givenPublished(db, { category: 'noise', title: 'Шум' })
  const before = (await read()).entry?.find(({ id }) => id.endsWith(noise.number))
  await givenPublished(db)
  await answerGiven(db, noise, { answer: 'Розмовляли з власником.' })
  const after = await read('?language=en')
  const [first] = after.entry ?? []
  expect(first).toMatchObject({ id: before?.id })
  expect(String(first?.updated) > String(before?.updated)).toBe(true)
  expect(first?.content['#text']).toMatch(/Answered.*Розмовляли з власником/)
  expect(after.link.find((link) => link['@_rel'] === 'self')?.['@_href']).toContain('feed.atom?language=en')
})

test('asked again it answers 304 until something is new; what is hidden or frozen is gone at once', async () => {
  const given = await givenPublished(db, { category: 'parking', title: 'Паркування' })
  const first = await app.inject(url('?category=parking'))
  const headers = { 'if-none-match': String(first.headers['etag']) }
  expect(first.headers['cache-control']).toBe('public, max-age=30')
  const again = await app.inject({ url: url('?category=parking'), headers })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  const actor = { role: 'moderator', id: null } as const
  const step = (name: 'hide' | 'restore') =>
    transact(db, (trx) => stepInquiry(trx, { city: 'kyiv', id: given.id, step: name, actor }))
  await step('hide')
  expect((await read('?category=parking')).entry).toBeUndefined()
  await step('restore')
  expect(numbersIn(await read('?category=parking'))).toEqual([given.number])
  await sql`insert into frozen_inquiry (city_id, inquiry_id, freeze_id)
    values ('kyiv', ${given.id}::uuid, ${given.id}::uuid)`.execute(db)
  const frozen = await app.inject({ url: url('?category=parking'), headers })
  expect([frozen.statusCode, frozen.body.includes(given.number)]).toEqual([200, false])
})

test.each([
  ['two corners', '?area=50.4,30.4;50.5,30.5'],
  ['thirteen corners', `?area=${Array.from({ length: 13 }, (_, n) => `50.4${n},30.4`).join(';')}`],
  ['half of Ukraine', '?area=50,24;46,30;50,36'],
  ['sides that cross', '?area=50.4,30.4;50.5,30.5;50.5,30.4;50.4,30.5'],
  ['no ground', '?area=50.4,30.4;50.5,30.5;50.4,30.4'],
  ['not a number', '?area=x,y;1,2;3,4'],
  ['a box too wide', '?bbox=20,45,40,52'],
  ['a box inside out', '?bbox=31,50,30,51'],
  ['a box and an area', '?bbox=30.4,50.4,30.5,50.5&area=50.4,30.4;50.5,30.5;50.5,30.4'],
  ['a topic that is not there', '?category=dragons'],
  ['a district that is not there', '?district=atlantis'],
  ['another language', '?language=xx'],
  ['something else', '?state=submitted'],
])('%s is refused in words', async (_what, query) => {
  const reply = await app.inject(url(query))
  expect([reply.statusCode, reply.json().title]).toEqual([400, expect.stringMatching(/\p{L}/u)])
})

const news = async () => News.parse((await app.inject('/api/v1/cities/kyiv/news')).json()).items

test('news of a city is the same for everybody, and its mark changes with what happens', async () => {
  const given = await givenPublished(db, { category: 'vandalism', title: 'Побите скло' })
  const waiting = await givenSubmitted(db)
  const before = (await news()).find(({ number }) => number === given.number)
  expect(before).toMatchObject({ outcome: 'waiting', title: 'Побите скло' })
  expect(JSON.stringify(await news())).not.toContain(waiting.number)
  await answerGiven(db, given)
  const [first] = await news()
  expect(first).toMatchObject({ number: given.number, outcome: 'answered' })
  expect(first?.mark).not.toBe(before?.mark)
})

test('a page of the city names its feed, for programs and for people', async () => {
  expect((await app.inject(url('', 'nowhere'))).statusCode).toBe(404)
  const page = await app.inject({ url: '/kyiv', headers: { accept: 'text/html', cookie: 'lang=en' } })
  const address = '/api/v1/cities/kyiv/feed.atom?language=en'
  expect(page.body).toContain(
    `<link rel="alternate" type="application/atom+xml" title="Bezpechne: Kyiv" href="${address}"`,
  )
  expect(page.body).toContain(`<a href="${address}">`)
})
