import { expect, test, vi } from 'vitest'

import { monthBack } from './format.ts'
import { hearTime, serverNow } from './server-time.ts'

const answered = (date: string) => new Response(null, { headers: { date } })

test('a phone whose clock is a year ahead asks for the months of the server', () => {
  vi.useFakeTimers({ now: new Date('2027-11-20T12:00:00Z') })
  expect(monthBack(0)).toBe('2027-11')
  hearTime(new Response())
  hearTime(answered('Fri, 20 Nov 2026 12:00:00 GMT'))
  expect(monthBack(0)).toBe('2026-11')
  vi.advanceTimersByTime(3_600_000)
  expect(serverNow().toISOString()).toBe('2026-11-20T13:00:00.000Z')
  hearTime(answered('Fri, 20 Nov 2026 11:59:00 GMT'))
  expect(serverNow().toISOString()).toBe('2026-11-20T13:00:00.000Z')
  vi.useRealTimers()
})
