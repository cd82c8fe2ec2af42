import { sql } from 'kysely'
import { expect, test } from 'vitest'

import { freshDatabase } from './support/database.ts'

const { db } = await freshDatabase()

// From Sunday, 29 March 2026, 03:00 Kyiv is three hours ahead; until 25 October, 04:00.
test.each([
  ['each', 22, 7, '2026-06-01T12:00:00Z', '2026-06-01T12:00:00Z'],
  ['each', 22, 7, '2026-06-01T19:00:00Z', '2026-06-02T04:00:00Z'],
  ['each', 22, 7, '2026-06-02T03:59:00Z', '2026-06-02T04:00:00Z'],
  ['each', 22, 7, '2026-06-02T04:00:00Z', '2026-06-02T04:00:00Z'],
  ['each', 13, 15, '2026-06-01T10:30:00Z', '2026-06-01T12:00:00Z'],
  ['each', 5, 5, '2026-06-01T02:30:00Z', '2026-06-01T02:30:00Z'],
  ['each', 22, 7, '2026-03-28T21:00:00Z', '2026-03-29T04:00:00Z'],
  ['each', 22, 7, '2026-10-24T21:00:00Z', '2026-10-25T05:00:00Z'],
  ['each', 0, 0, '2026-10-25T00:30:00Z', '2026-10-25T00:30:00Z'],
  ['daily', 22, 7, '2026-06-01T12:00:00Z', '2026-06-02T05:00:00Z'],
  ['daily', 22, 7, '2026-06-01T05:00:00Z', '2026-06-01T05:00:00Z'],
  ['daily', 22, 10, '2026-06-01T12:00:00Z', '2026-06-02T07:00:00Z'],
  ['daily', 22, 7, '2026-12-31T12:00:00Z', '2027-01-01T06:00:00Z'],
  ['weekly', 22, 7, '2026-06-01T12:00:00Z', '2026-06-08T05:00:00Z'],
  ['weekly', 22, 7, '2026-06-07T23:00:00Z', '2026-06-08T05:00:00Z'],
])('%s, quiet from %i to %i: what happens at %s is due at %s', async (...row) => {
  const [rhythm, from, to, happened, due] = row
  const { rows } = await sql<{ due: Date }>`
    select notice_due(${rhythm}, ${from}::int, ${to}::int, ${happened}::timestamptz) as due`.execute(db)
  expect(rows[0]?.due.toISOString()).toBe(due.replace('Z', '.000Z'))
})
