import { expect, test } from 'vitest'

import { gapsIn } from '../lib/template-facts.ts'
import { startText } from './answer-text.ts'
import { type Choice, choicesOf, inserted, ordered } from './templates.ts'

const template: Choice = {
  id: '1',
  title: 'Ліхтар',
  category: 'street-lighting',
  text: 'Звернення {номер}: бригада виїде, {місце}. {Інше}',
  basis: null,
  steps: 'Зателефонуйте 15-51',
  own: false,
}
const forAny = { ...template, id: '2', title: 'Подяка', category: null, text: 'Дякуємо за звернення.' }
const about = { number: 'KYIV-2026-000001', place: 'вулиця Лугова' }

test('the own category comes first, the words of the search narrow', () => {
  const other = { ...template, id: '3', title: 'Яма', category: 'road-surface' }
  const ids = (typed: string) =>
    ordered([other, forAny, template], 'street-lighting', typed).map(({ id }) => id)
  expect(ids('')).toEqual(['1', '2', '3'])
  expect(ids('  ДЯКУЄМО звер ')).toEqual(['2'])
  expect(ids('нічого')).toEqual([])
})

test('what was typed stays, and facts of the inquiry take their places', () => {
  const empty = startText(null)
  expect(inserted(empty, template, about)).toEqual({
    text: 'Звернення KYIV-2026-000001: бригада виїде, вулиця Лугова. {Інше}',
    basis: '',
    steps: 'Зателефонуйте 15-51',
  })
  const typed = { ...empty, text: 'Моє речення. ', basis: 'Закон' }
  expect(inserted(typed, forAny, about)).toEqual({
    text: 'Моє речення.\n\nДякуємо за звернення.',
    basis: 'Закон',
    steps: 'Зателефонуйте 15-51',
  })
})

test('the product’s stand after the city’s own of the same topic', () => {
  const { id: _id, own: _own, ...words } = template
  const standard = [{ ...words, code: 'street-lighting', changed: false, hidden: false, version: 0 }]
  const all = choicesOf({
    items: [
      { ...template, version: 1 },
      { ...forAny, version: 1 },
    ],
    standard,
  })
  expect(ordered(all, 'street-lighting', '').map(({ id }) => id)).toEqual(['1', 'street-lighting', '2'])
})

test('what a template leaves to the writer is found, each once; links and numbers of notes are none', () => {
  expect(gapsIn('Передали [кому саме] [дата], строк [дата]. Дивіться [1] і [].')).toEqual([
    '[кому саме]',
    '[дата]',
  ])
})
