import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { type Hard, hardPlaces, withPlain } from './plain-language.ts'
import { phrases } from './plain-phrases.ts'

const found = (text: string) =>
  hardPlaces(text).map(({ kind, start, end, plain }) => [kind, text.slice(start, end), plain])

describe('office words', () => {
  test.each([
    ['Ремонт здійснюється щодня.', 'здійснюється', 'робиться'],
    ['Здійснюється ремонт.', 'Здійснюється', 'Робиться'],
    ['Не світить у зв’язку з тим, що немає лампи.', 'у зв’язку з тим, що', 'бо'],
    ["У зв'язку з тим, що немає лампи, темно.", "У зв'язку з тим, що", 'Бо'],
    [
      'Відповідно до вимог чинного законодавства це заборонено.',
      'Відповідно до вимог чинного законодавства',
      'За законом',
    ],
    ['Слід зазначити, що лампа є.', 'Слід зазначити, що', null],
    ['Відповідно до наказу це так.', 'Відповідно до', 'За'],
    ['На даний час темно.', 'На даний час', 'Зараз'],
    ['Please wait prior to the visit.', 'prior to', 'before'],
  ])('%s', (text, words, plain) => {
    expect(found(text)).toEqual([['office', words, plain]])
  })

  test.each(['Ліхтар здійснював.', 'Виданий паспорт.', 'Даниїл прийде.', 'Задана тема.', 'Щоденно, згідно.'])(
    'parts of other words are none: %s',
    (text) => {
      expect(found(text)).toEqual([])
    },
  )

  test('at least 120 phrases, each once, none plainer than another office phrase', () => {
    const said = phrases.map(({ said: words }) => words)
    expect(said.length).toBeGreaterThanOrEqual(120)
    expect(said).toEqual([...new Set(said)])
    for (const { plain } of phrases) {
      expect(plain === null ? [] : hardPlaces(plain).map(() => plain)).toEqual([])
    }
    for (const words of said) expect(found(words)).toEqual([['office', words, expect.toSatisfy(() => true)]])
  })
})

test('what needs other words around it is shown, and never put there by itself', () => {
  const text = 'Темно у зв’язку з ремонтом.'
  const [place] = hardPlaces(text)
  expect(place).toMatchObject({ plain: 'через', fits: false })
  expect(place && withPlain(text, place)).toBe(text)
  const [other] = hardPlaces('Протягом дня на даний час темно.')
  expect(other && withPlain('Протягом дня на даний час темно.', other)).toBe('Протягом дня зараз темно.')
})

const twenty = 'один два три чотири п’ять шість сім вісім дев’ять десять '.repeat(2).trim()

describe('the rest', () => {
  test.each([
    ['twenty words are enough', `${twenty}.`, []],
    ['twenty-one are too many', `${twenty} ще.`, ['sentence']],
    ['a short form ends no sentence', `${twenty} вул. Садова.`, ['sentence']],
    ['a new line does', `${twenty}\nще один рядок`, []],
    ['a number with a point is one', 'Лампа на 2.5 метра.', []],
    ['a heap of nouns', 'Забезпечення виконання вирішення справи.', ['nouns']],
    ['in other cases too', 'Для забезпечення своєчасного виконання усунення пошкоджень.', ['nouns']],
    ['two are none', 'Вирішення і виконання.', []],
    ['words that only look like them', 'Питання, звернення, рішення, приміщення й освітлення.', []],
    ['a shouted word', 'УВАГА, НЕБЕЗПЕКА поруч.', ['capitals']],
    ['three in a row', 'НЕ ХОДІТЬ ТУДИ.', ['capitals']],
    ['abbreviations', 'ДСНС, МВС. ЦНАП і ОСББ працюють.', []],
    ['a very long paragraph', 'Слово має вагу. '.repeat(31), ['paragraph']],
    ['the same in two', `${'Слово має вагу. '.repeat(16)}\n\n${'Слово має вагу. '.repeat(16)}`, []],
    ['nothing', '', []],
  ])('%s', (_what, text, kinds) => {
    expect(hardPlaces(text).map(({ kind }) => kind)).toEqual(kinds)
  })
})

const wordy = fc
  .array(
    fc.constantFrom(
      'здійснюється',
      'у зв’язку з',
      'ГУЧНО',
      'вирішення',
      '.',
      '\n',
      ' ',
      'Лампа',
      'п. 3',
      '👩‍🚒',
      '«',
      ',',
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(' '))

// Any code units, halves of a pair too.
const anything = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
  .map((units) => String.fromCharCode(...units))

const mayReplace = ({ fits }: Hard) => fits

test('every place is in the text, in order, and taking the advice removes it', () => {
  fc.assert(
    fc.property(fc.oneof(wordy, anything), (text) => {
      const places = hardPlaces(text)
      expect(places.map(({ start }) => start)).toEqual(
        places.map(({ start }) => start).toSorted((a, b) => a - b),
      )
      for (const { start, end } of places) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
      }
      const [first] = places.filter(mayReplace)
      const left = first ? hardPlaces(withPlain(text, first)).filter(mayReplace).length : -1
      // NOTE: of a text with more places than are told, the next one shows up instead.
      expect(places.length === 40 || left < places.filter(mayReplace).length).toBe(true)
    }),
  )
})

test.each([
  [
    'the hardest answer there can be',
    'здійснення забезпечення виконання у зв’язку з тим, що '.repeat(80).slice(0, 4000),
  ],
  ['one word without end', 'а'.repeat(50_000)],
  ['signs alone', '.,!?'.repeat(12_500)],
  ['beginnings of phrases', 'у зв’язку з тим '.repeat(3000)],
])('%s is read at once', (_what, text) => {
  const start = Date.now()
  hardPlaces(text)
  // Quiet it takes 50 ms at most; a square of 50,000 would take a minute.
  expect(Date.now() - start).toBeLessThan(1500)
})
