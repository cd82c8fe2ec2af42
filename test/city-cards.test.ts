import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { SettingCard, SettingCards } from '@bezpechne/shared/card-settings'
import { cardOf, productCards, telOf } from '@bezpechne/shared/card-words'
import { CityDetail } from '@bezpechne/shared/cities'
import { OwnCard } from '@bezpechne/shared/city-cards'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { people, type Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { as, visitor } = await people(app, database)
let olena: Person
beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  olena = await as('moderator')
})
afterAll(() => app.close())

const own = {
  title: { uk: 'Вам допоможуть у Києві', en: '' },
  text: { uk: 'Приходьте.\nМи поруч.', en: 'Come.\nWe are near.' },
  note: { uk: '', en: '' },
  lines: [{ number: '+38 (044) 123-45-67', about: { uk: 'притулок', en: 'shelter' } }],
}
const set = (version: number, words: object = own, who = olena) =>
  who.post('/cities/kyiv/cards/violence', { words, version })
const cardsOf = async (city: string) => CityDetail.parse((await visitor.get(`/cities/${city}`)).json()).cards

test('a city says a card in its own words, everybody reads them with the city, and a reset brings the product’s back', async () => {
  expect(await cardsOf('kyiv')).toEqual({})
  const [first, second] = await Promise.all([set(0), set(0)])
  expect([first.statusCode, second.statusCode].map(String).toSorted()).toEqual(['200', '409'])
  const { items } = SettingCards.parse((await olena.get('/cities/kyiv/cards')).json())
  const { version = 0 } = items.find(({ card }) => card === 'violence') ?? {}
  expect(SettingCard.parse((await set(version)).json())).toEqual({
    card: 'violence',
    own,
    version: version + 1,
  })
  expect(await cardsOf('kyiv')).toEqual({ violence: own })
  expect(await cardsOf('ternopil')).toEqual({})
  const shown = cardOf('violence', (await cardsOf('kyiv')).violence)
  expect(shown.title).toEqual({ uk: 'Вам допоможуть у Києві', en: productCards.violence.title.en })
  expect(shown.note).toMatchObject(productCards.violence.note)
  expect(shown.lines.map(({ number }) => telOf(number))).toEqual(['tel:+380441234567'])
  expect((await olena.post('/cities/kyiv/cards/violence/reset', { version: version + 1 })).statusCode).toBe(
    200,
  )
  expect(await cardsOf('kyiv')).toEqual({})
  const audited = await db.selectFrom('audit').select('action').where('action', '=', 'cards-write').execute()
  expect(audited.length).toBeGreaterThanOrEqual(3)
})

test.each([
  [{ lines: [{ number: 'javascript:alert(1)', about: own.text }] }],
  [{ lines: [{ number: '1', about: { uk: 'хтось', en: 'somebody' } }] }],
  [{ lines: [{ number: '102', about: { uk: '', en: 'police' } }] }],
  [{ lines: Array.from({ length: 7 }, () => own.lines[0]) }],
  [{ title: { uk: 'х'.repeat(121), en: '' } }],
  [{ title: { uk: 'два\nрядки', en: '' } }],
  [{ text: { uk: 'прихов\u202Eане', en: '' } }],
  [{ html: '<b>' }],
])('%j is refused and nothing is stored', async (wrong) => {
  const { version = 0 } =
    SettingCards.parse((await olena.get('/cities/kyiv/cards')).json()).items.find(
      ({ card }) => card === 'violence',
    ) ?? {}
  expect((await set(version, { ...own, ...wrong })).statusCode).toBe(400)
  expect(await cardsOf('kyiv')).toEqual({})
})

test('what the product says fits what a city may say', () => {
  for (const card of Object.values(productCards)) expect(OwnCard.parse(card)).toEqual(card)
})
