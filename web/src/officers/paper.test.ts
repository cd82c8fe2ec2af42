// @vitest-environment node
import { expect, test } from 'vitest'

import { pagesOf } from '../lib/pdf-pages.ts'
import { cards, type PaperFacts, poster, type SayPaper } from './paper.ts'

// As long as the words of paper-words.ts, which speak in a browser alone.
const said = {
  yourOfficer: 'Ваш дільничний офіцер',
  noOfficer: 'Офіцера буде призначено. Телефонуйте до чергової частини.',
  hours: 'Прийом',
  byAppointment: 'за домовленістю',
  where: 'Де',
  station: 'Чергова частина',
  scan: 'Наведіть камеру телефона: межі дільниці, хто заступає, оголошення, приватне звернення.',
  urgent: 'Негайна небезпека: 102, 101, 103, 112',
  asOf: 'Дані на 20 листопада 2026 р.',
}
const say: SayPaper = (key) => said[key]
const usual: PaperFacts = {
  city: 'Київ',
  beat: 'Дільниця № 7 (Голосіївський район)',
  kind: 'Дільничний офіцер поліції',
  rank: 'капітан поліції',
  name: 'Дарина Лозова',
  phones: ['044 000 00 07'],
  hours: ['вівторок і четвер, 17:00–20:00', 'субота, 10:00–13:00'],
  office: 'Поліцейська станція, вулиця Садова, 3, кабінет 12',
  station: { phone: '102', name: 'Чергова частина управління поліції' },
  photo: undefined,
  page: 'https://bezpechne.example.org/kyiv/beats/HOL-07',
  day: '20 листопада 2026 р.',
}
/** The longest that the product takes: three names, four telephones, an address of 320 characters. */
const long: PaperFacts = {
  ...usual,
  beat: 'Дільниця № 417 (Солом’янський район, селище Жуляни, мікрорайон «Їжакевича–Ґалаґанів»)',
  name: 'Євгенія-Соломія Вишневецька-Білозерська-Ґалаґан Їжакевич-Щербаківська-Наріжна',
  rank: 'старший лейтенант поліції',
  phones: ['+380 (44) 000-00-07', '+380 (44) 000-00-08', '+380 (44) 000-00-09', '+380 (44) 000-00-10'],
  hours: [
    'понеділок, середа і п’ятниця, 09:00–12:30',
    'вівторок і четвер, 17:00–20:00',
    'субота, 10:00–13:00',
    'неділя, 11:00–12:00',
  ],
  office: 'вулиця Академіка Їжакевича, будинок 3, корпус «Ґ», під’їзд 2, '.repeat(5).slice(0, 320),
  station: {
    phone: '+380 (44) 000-00-00',
    name: 'Чергова частина Солом’янського управління поліції ГУНП у місті Києві',
  },
}
const nobody: PaperFacts = { ...usual, name: '', phones: [], hours: [], office: '' }

test.each([
  ['usual', usual],
  ['the longest', long],
  ['nobody yet', nobody],
] as const)('%s words stay on one sheet', async (_name, facts) => {
  expect(await pagesOf(poster(facts, say, 'uk'))).toBe(1)
  expect(await pagesOf(cards(facts, say, 'uk'))).toBe(1)
})

test('the sheet names the page of the beat, and the station where nobody is appointed', () => {
  const text = JSON.stringify(poster(nobody, say, 'uk').content)
  expect(text).toContain('"qr":"https://bezpechne.example.org/kyiv/beats/HOL-07"')
  expect(text).toContain('Офіцера буде призначено')
  expect(text).toContain('"text":"102"')
})
