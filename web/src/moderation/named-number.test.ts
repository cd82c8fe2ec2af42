import { expect, test } from 'vitest'

import { namedNumber } from './named-number.ts'

test.each([
  ['123', 'KYIV-2026-000123'],
  [' 2025-7 ', 'KYIV-2025-000007'],
  ['kyiv-2026-000123', 'KYIV-2026-000123'],
  ['№ 45', 'KYIV-2026-000045'],
  ['', undefined],
  ['перехід', undefined],
])('%o means %o', (typed, number) => {
  expect(namedNumber(typed, 'KYIV', 2026)).toBe(number)
})
