import type { Clock } from '@bezpechne/shared/assignments'
import type { InquiryState } from '@bezpechne/shared/inquiry-states'

import type { CityClock } from '../clocks/index.ts'

interface Assigned {
  dueAt: Date | null
  answeredAt: Date | null
  state: InquiryState
}

/** How the clock of one assignment stands; null where there is nothing to hurry for. */
export function clockAt(city: CityClock, { dueAt, answeredAt, state }: Assigned): Clock | null {
  if (!dueAt || answeredAt || (state !== 'published' && state !== 'reopened')) return null
  const { now, stoodStill } = city
  const at = { dueAt: dueAt.toISOString() }
  // While an outage lasts nothing becomes late: as much is left as when it began.
  if (stoodStill && dueAt > stoodStill)
    return { ...at, state: 'still', minutes: city.minutesBetween(stoodStill, dueAt) }
  if (dueAt <= now) return { ...at, state: 'late', minutes: city.minutesBetween(dueAt, now) }
  return { ...at, state: 'running', minutes: city.minutesBetween(now, dueAt) }
}
