import fc from 'fast-check'
import { expect, test } from 'vitest'

import { wordDiff } from './word-diff.ts'

const shown = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => ({ same: text, gone: `[-${text}]`, new: `[+${text}]` })[kind])
    .join('')

test.each([
  ['the same', 'Лампи є.', 'Лампи є.', 'Лампи є.'],
  [
    'a word in the middle',
    'Лампи поставлять у травні.',
    'Лампи поставлять у червні.',
    'Лампи поставлять у[- травні.][+ червні.]',
  ],
  ['a word more', 'Телефонуйте 102.', 'Завжди телефонуйте 102.', '[-Телефонуйте][+Завжди телефонуйте] 102.'],
  ['a paragraph less', 'Перше.\n\nДруге.', 'Перше.', 'Перше.[-\n\nДруге.]'],
  ['two places', 'один два три чотири', 'один 2 три 4', 'один[- два][+ 2] три[- чотири][+ 4]'],
  ['something from nothing', '', 'Нове', '[+Нове]'],
  ['nothing from something', 'Старе', '', '[-Старе]'],
])('%s', (_what, before, after, diff) => {
  expect(shown(before, after)).toBe(diff)
})

const text = fc
  .array(fc.constantFrom('так', 'ні', 'і', '\n', '  ', '102'), { maxLength: 30 })
  .map((words) => words.join(' '))

test('put together, the parts are the texts', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = wordDiff(before, after)
      const of = (kind: 'gone' | 'new') =>
        parts
          .filter((part) => part.kind === 'same' || part.kind === kind)
          .map((part) => part.text)
          .join('')
      expect([of('gone'), of('new')]).toEqual([before, after])
    }),
  )
})

test('the longest answers are compared at once', () => {
  const [before, after] = ['а б '.repeat(1000), 'б в '.repeat(1000)]
  const start = Date.now()
  wordDiff(before, after)
  expect(Date.now() - start).toBeLessThan(500)
})
