import { expect, test } from 'vitest'

import { handsOf } from './hands.ts'
import type { Touch } from './receipt-queries.ts'

const touch = (action: Touch['action'], minute: number, role: Touch['role'] = 'moderator'): Touch => ({
  role,
  action,
  at: new Date(Date.UTC(2026, 10, 20, 9, minute)),
})

test('the same act again within a lease is one line with its count; an act that nobody has words for is left out', () => {
  const hands = handsOf([
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a later version may have written
    touch('of-another-version' as Touch['action'], 0),
    touch('case-read', 1),
    touch('case-read', 5),
    touch('case-read', 6, 'responder'),
    touch('case-read', 30),
    touch('claim', 31),
  ])
  expect(hands.map(({ role, action, times }) => [role, action, times])).toEqual([
    ['moderator', 'case-read', 2],
    ['responder', 'case-read', 1],
    ['moderator', 'case-read', 1],
    ['moderator', 'claim', 1],
  ])
  expect(hands[0]?.at).toBe('2026-11-20T09:01:00.000Z')
})
