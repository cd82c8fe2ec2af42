import { expect, test } from 'vitest'

import { nextAfter } from './use-desk-list.ts'

const ids = ['a', 'b', 'c', 'd']
const nobody = new Set<string>()

test.each([
  ['the following one', 'b', nobody, 'c'],
  ['past what a colleague reads', 'b', new Set(['c']), 'd'],
  ['from the end back to the top', 'd', nobody, 'a'],
  ['what was skipped earlier comes again', 'd', new Set(['a']), 'b'],
  ['the first where none is open', undefined, nobody, 'a'],
  ['the first where the open one has left the list', 'x', nobody, 'a'],
  ['none where colleagues read all others', 'a', new Set(['b', 'c', 'd']), undefined],
])('next: %s', (_story, id, taken, next) => {
  expect(nextAfter(ids, taken, id)).toBe(next)
})

test('next: none in an empty queue, and never the same again', () => {
  expect(nextAfter([], nobody, 'a')).toBe(undefined)
  expect(nextAfter(['a'], nobody, 'a')).toBe(undefined)
})
