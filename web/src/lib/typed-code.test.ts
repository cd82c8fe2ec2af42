import { expect, test } from 'vitest'

import { codeIn } from './typed-code.ts'

test.each([
  ['123 456', { code: '123456', kind: 'app' }],
  ['ab3de-fg5hj', { code: 'AB3DE-FG5HJ', kind: 'backup' }],
  [' AB3DE FG5HJ ', { code: 'AB3DE-FG5HJ', kind: 'backup' }],
  ['12345', undefined],
  ['АВ3DE-FG5HJ', undefined],
  ['', undefined],
])('%j is %o', (typed, code) => {
  expect(codeIn(typed)).toEqual(code)
})
