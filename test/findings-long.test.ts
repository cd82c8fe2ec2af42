import { findingsIn } from '@bezpechne/shared/findings'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { growthOf } from './support/growth.ts'

const prose = 'Щоранку на переході біля школи стоять автівки, дітям доводиться виходити на дорогу. '

test('its first, its middle and its last number are found, and each between', () => {
  const numbers = [
    '067 123 45 67',
    'АА 1234 ВС',
    '3184710691',
    'olena@ukr.net',
    '4149 4991 0012 3452',
    'кв. 12',
  ]
  const text = `${numbers.join(`; ${prose}`)}; ${prose}${numbers.join(`; ${prose.repeat(20)}`)}`
  expect(findingsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([...numbers, ...numbers])
})

const hostile = [
  'Іван Мороз, ',
  'Іван ',
  'А. ',
  'А ',
  'Петренко Іван Васильович ',
  'КН 123456 ',
  'паспорт 001234567 ',
  '067 123 45 67, ',
  '067-',
  '4149 4991 0012 3453 ',
  'на 2024 та ',
  'АА 1234 ВС ',
  'вулиця А ',
  'a.',
  'a (at) ',
  'а',
  '0 ',
  '1',
  '(0',
  '+3',
  'UA 21 ',
  'кв. 1 ',
  'пан Ковальчук ',
  '« ',
  ' \n',
  prose,
]

test.each(hostile)('four times as much of "%s" costs about four times as much, never a square', (piece) => {
  expect(growthOf(findingsIn, piece)).toBeLessThan(9)
})

const pieces = fc.oneof(
  fc.constantFrom(...hostile, 'КА 1234 ЗА', 'ІПН', '№', '\u00A0', '–', 'Марія', 'Ткач', '12', '.', ','),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
)

test('findings never overlap, stand in order and begin and end inside the text', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const text = parts.join('')
      let from = 0
      for (const { start, end } of findingsIn(text)) {
        expect(start).toBeGreaterThanOrEqual(from)
        expect(end).toBeGreaterThan(start)
        from = end
      }
      expect(from).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 500 },
  )
})
