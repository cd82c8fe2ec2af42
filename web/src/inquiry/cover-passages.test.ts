import { expect, test } from 'vitest'

import { passagesOf, piecesOf } from './cover-passages.ts'

const text = 'Дзвоніть: (067) 123-45-67, Олена. Темно.'

test.each([
  [['(067)', '123-45-67,'], ['067) 123-45-67']],
  [['Олена.'], ['Олена']],
  [
    ['(067)', 'Олена.'],
    ['067', 'Олена'],
  ],
  [[], []],
])('%j pressed', (words, passages) => {
  const pieces = piecesOf(text)
  const pressed = new Set(pieces.flatMap((piece, index) => (words.includes(piece) ? [index] : [])))
  expect(passagesOf(pieces, pressed)).toEqual(passages)
})
