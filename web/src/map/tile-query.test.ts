import { expect, test } from 'vitest'

import { tileQuery } from './tile-query.ts'

test.each([
  [{}, ''],
  [{ categories: [] }, ''],
  [{ categories: [5, 1, 5], colour: 'red' as const }, '?categories=1,5&colour=red'],
  [{ from: '2025-01', to: '2025-12' }, '?from=2025-01&to=2025-12'],
])('%j is asked as %j', (filter, query) => {
  expect(tileQuery(filter)).toBe(query)
})
