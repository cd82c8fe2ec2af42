import type { LetterItem } from '@bezpechne/shared/letters'

/** How near the last day is. Told in words and by a sign, never by a colour alone. */
export type Alert = 'calm' | 'half' | 'most' | 'three' | 'one' | 'today' | 'late'

const day = 86_400_000
const kyiv = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Kyiv' })

/** A day of the calendar in Kyiv as a number. */
const dayOf = (moment: number) => Date.parse(kyiv.format(moment)) / day

/** Days of the calendar until the last day; 0: it is today. */
export function daysLeft(dueOn: string, now: number): number {
  return Date.parse(dueOn) / day - dayOf(now)
}

/** At half of the time, at four fifths, three days before, the day before, on the day, and after it. */
export function alertOf(receivedAt: string, dueOn: string, now: number): Alert {
  const left = daysLeft(dueOn, now)
  if (left < 0) return 'late'
  if (left === 0) return 'today'
  if (left === 1) return 'one'
  if (left <= 3) return 'three'
  const whole = Math.max(1, Date.parse(dueOn) / day - dayOf(Date.parse(receivedAt)))
  const gone = 1 - left / whole
  if (gone >= 0.8) return 'most'
  return gone >= 0.5 ? 'half' : 'calm'
}

type Due = Pick<LetterItem, 'track' | 'state' | 'receivedAt' | 'forwardedAt' | 'dueOn'>

/** What the officer has to do next, by when; undefined where no clock runs. */
export type Task =
  | { what: 'register'; late: boolean }
  | { what: 'record'; until: string; late: boolean }
  | { what: 'answer'; dueOn: string; left: number; alert: Alert }
  | { what: 'paused' }
  | { what: 'done' }

const waitsForNumber = ['forwarded', 'redirected']
const over = ['replied', 'closed', 'withdrawn', 'spam-closed', 'answered-by-moderator']

export function taskOf({ track, state, receivedAt, forwardedAt, dueOn }: Due, now: number): Task {
  if (waitsForNumber.includes(state))
    return { what: 'register', late: now - Date.parse(forwardedAt ?? receivedAt) > day }
  if (over.includes(state)) return { what: 'done' }
  if (state === 'returned-incomplete') return { what: 'paused' }
  if (track === 'crime' && state !== 'recorded') {
    const until = Date.parse(receivedAt) + day
    return { what: 'record', until: new Date(until).toISOString(), late: now > until }
  }
  if (dueOn === null) return { what: 'done' }
  return { what: 'answer', dueOn, left: daysLeft(dueOn, now), alert: alertOf(receivedAt, dueOn, now) }
}
