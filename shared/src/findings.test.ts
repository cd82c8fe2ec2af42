import { expect, test } from 'vitest'

import { findingsIn, partsOf, withoutFinding } from './findings.ts'

const found: [text: string, ...expected: string[]][] = [
  ['Дзвоніть мені: 067 000 00 00.', 'phone 067 000 00 00'],
  ['мій номер +380671234567, пишіть', 'phone +380671234567'],
  ['тел. (050) 123-45-67 або 0631234567', 'phone (050) 123-45-67', 'phone 0631234567'],
  ['8 (097) 765 43 21', 'phone 8 (097) 765 43 21'],
  ['Наберіть 67 123 45 67 після шостої', 'phone 67 123 45 67'],
  ['тел. 52-33-44', 'phone 52-33-44'],
  ['з-за кордону +48 600 700 800', 'phone +48 600 700 800'],
  ['Пошта: olena.k@ukr.net, відповім', 'email olena.k@ukr.net'],
  ['пишіть на марія@приклад.укр', 'email марія@приклад.укр'],
  ['Картка 4111 1111 1111 1111 на ремонт', 'card 4111 1111 1111 1111'],
  ['рахунок UA213223130000026007233566001', 'card UA213223130000026007233566001'],
  ['Білий позашляховик АА 1234 ВС стоїть щодня', 'plate АА 1234 ВС'],
  ['AA1234BC і ка1234ма', 'plate AA1234BC', 'plate ка1234ма'],
  ['Живе у кв. 45 на третьому поверсі', 'flat кв. 45'],
  ['шум із квартири № 12', 'flat квартири № 12'],
  ['loud music, flat 7, every night', 'flat flat 7'],
  ['Сусід Петренко Іван Васильович кричить', 'name Петренко Іван Васильович'],
  ['Марія Іванівна бачила', 'name Марія Іванівна'],
  ['Бачили Андрія Шевчука біля входу', 'name Андрія Шевчука'],
  ['Власник Коваленко Олег', 'name Коваленко Олег'],
  ['Це Петренко І. В. із сусіднього під’їзду', 'name Петренко І. В.'],
  ['Це О. В. Мельник', 'name О. В. Мельник'],
]

test.each(found)('%s', (text, ...expected) => {
  expect(findingsIn(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)).toEqual(
    expected,
  )
})

const innocent = [
  'Щоранку на переході стоять автівки. Дітям доводиться виходити на дорогу.',
  'На вулиці Івана Франка, 12 не світить ліхтар.',
  'вул. Олени Теліги, біля будинку 4',
  'Степана Бандери, 21: яма на дорозі',
  'Біля школи імені Олега Ольжича та парку Тараса Шевченка слизько.',
  'Перехід на розі проспекту Миколи Бажана і вул. О. Мишуги.',
  'Темно з 05.11.2026 08:30, сьогодні 20.11.2026 теж.',
  'Гаряча лінія 0 800 500 335 не відповідає, 102 теж, 15-47 зайнято.',
  'У 2024 та 2025 роках обіцяли ремонт за 120 000 гривень.',
  'Яма 45 кв. м, глибина 30 см, стовп № 1234.',
  'Лічильник 1234 5678 9012 3456',
  'Учора Оксана впала на сходах.',
  'Нова Пошта і Зелений Гай поруч.',
]

test.each(innocent)('nothing private: %s', (text) => {
  expect(findingsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([])
})

const removed: [before: string, after: string][] = [
  ['Дзвоніть: 067 000 00 00, після шостої.', 'Дзвоніть, після шостої.'],
  ['Шум із кв. 12 щоночі.', 'Шум із щоночі.'],
  ['067 000 00 00', ''],
  ['Перший рядок\n067 000 00 00\nтретій', 'Перший рядок\n\nтретій'],
]

test.each(removed)('a finding taken out of "%s" leaves no hole', (before, after) => {
  const [first] = findingsIn(before)
  expect(first && withoutFinding(before, first)).toBe(after)
})

test('the parts of a text are the text', () => {
  for (const [text] of found) {
    expect(
      partsOf(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
  }
})

test('a text made to be slow is read before the test gives up', () => {
  const hostile = ['а'.repeat(50_000), '0 '.repeat(25_000), 'А. '.repeat(16_000), `${'a.'.repeat(20_000)}@`]
  expect(hostile.map((text) => findingsIn(text).length)).toEqual([0, 0, 0, 0])
})
