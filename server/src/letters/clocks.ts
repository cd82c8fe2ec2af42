import { type DeadlineRules, type LetterClock, letterDeadline } from '@bezpechne/shared/letter-deadlines'
import type { Track } from '@bezpechne/shared/letters-crypto/letter'

import { findCalendar } from '../clocks/index.ts'
import type { Trx } from '../platform/database.ts'
import { findShift } from './clock-queries.ts'

/** What a letter of this kind is answered by: an anonymous tip is promised nothing. */
const usual: Record<Track, LetterClock | undefined> = {
  appeal: 'general',
  crime: 'crime-record',
  tip: undefined,
}

/** The last day to answer a letter that comes, or comes again, now. */
export async function firstDue(trx: Trx, city: string, track: Track): Promise<string | null> {
  const clock = usual[track]
  const { rules, now } = await rulesOf(trx, city)
  return clock ? letterDeadline(clock, now, rules).on : null
}

/** The same, of one whose clock began before and may have stood still. */
export async function dueAfter(
  trx: Trx,
  city: string,
  { clock, from, stoodStill = 0 }: { clock: LetterClock; from: Date; stoodStill?: number },
): Promise<string> {
  const { rules } = await rulesOf(trx, city)
  return letterDeadline(clock, from, { ...rules, stoodStill }).on
}

/** Whether the time for something that began then is over. */
export async function isOver(trx: Trx, city: string, clock: LetterClock, from: Date): Promise<boolean> {
  const { rules, now } = await rulesOf(trx, city)
  return now >= letterDeadline(clock, from, rules).until
}

async function rulesOf(trx: Trx, city: string): Promise<{ rules: DeadlineRules; now: Date }> {
  const { days, closes, holidays, now } = await findCalendar(trx, city)
  const shift = await findShift(trx, city)
  return { now, rules: { days, closes, holidays: holidays.map(({ on }) => on), shift } }
}
