import { expect, test } from 'vitest'

import { takeCode } from './take-code.ts'

test('a code behind the "#" is read once and leaves the address', () => {
  history.replaceState(null, '', '/receipt#code=ABCD-1234')
  expect(takeCode()).toBe('ABCD-1234')
  expect(location.href).not.toContain('ABCD')
  expect(takeCode()).toBe('')
})
