import type { AnswerTemplate } from '@bezpechne/shared/answer-templates'
import { expect, test } from 'vitest'

import { startText } from './answer-text.ts'
import { inserted, ordered } from './templates.ts'

const template: AnswerTemplate = {
  id: '1',
  version: 1,
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
