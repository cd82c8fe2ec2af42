import { expect, test } from 'vitest'

import { tileQuery } from './tile-query.ts'

test.each([
  [{}, '?city=kyiv'],
  [{ categories: [] }, '?city=kyiv'],
  [{ categories: [5, 1, 5], colour: 'red' as const }, '?city=kyiv&categories=1,5&colour=red'],
  [{ from: '2025-01', to: '2025-12' }, '?city=kyiv&from=2025-01&to=2025-12'],
])('%j is asked as %j', (filter, query) => {
  expect(tileQuery({ city: 'kyiv', ...filter })).toBe(query)
})
