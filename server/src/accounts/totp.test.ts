import { expect, test } from 'vitest'

import { codeOfStep, stepOfCode } from './totp.ts'

const secret = '12345678901234567890'

// RFC 6238 appendix B, SHA-1, the last six of its eight digits.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
])('at second %i the code is %s', (second, code) => {
  expect(codeOfStep(secret, Math.floor(second / 30))).toBe(code)
})

test('a code is known for its own step and one on either side, no further', () => {
  const code = codeOfStep(secret, 1000)
  expect([998, 999, 1000, 1001, 1002].map((now) => stepOfCode(secret, code, now * 30_000))).toEqual([
    undefined,
    1000,
    1000,
    1000,
    undefined,
  ])
})
