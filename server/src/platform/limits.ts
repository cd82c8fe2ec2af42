/** At most so many within so many seconds, however the seconds fall. */
export interface Limit {
  hits: number
  seconds: number
}

const secondsOf: Record<string, number> = { s: 1, m: 60, h: 3600 }
/** In seconds: what was counted is forgotten after a day, and two windows must fit into it. */
export const longest = 12 * 3600

/** "1/2s,2/5m,6/h" as limits; undefined when it is not written so. */
export function parseLimits(text: string): Limit[] | undefined {
  const limits = text.split(',').map((part) => {
    const [, hits, count, unit = ''] = /^\s*(\d{1,6})\/(\d{0,4})([smh])\s*$/.exec(part) ?? []
    return { hits: Number(hits), seconds: Number(count || 1) * (secondsOf[unit] ?? Number.NaN) }
  })
  return limits.every(({ hits, seconds }) => hits > 0 && seconds > 0 && seconds <= longest)
    ? limits
    : undefined
}

/** What has been counted: in this window, in the one before, and how much of this one has passed (0 to 1). */
export interface Counted {
  now: number
  before: number
  passed: number
}

/**
 * The window slides: of the one before, as much counts as has not yet slid out.
 * NOTE: rate-limit.ts says the same in SQL; limits.test.ts and rate-limit.test.ts hold both to it.
 */
export function slid({ now, before, passed }: Counted): number {
  return now + before * (1 - passed)
}

/** Whole seconds until one more is within the limit. */
export function secondsToWait({ now, before, passed }: Counted, { hits, seconds }: Limit): number {
  const room = hits - 1 - now
  const stillHere = room >= 0 && before > 0 ? 1 - room / before : 1 + (room < 0 ? 1 - (hits - 1) / now : 0)
  return Math.max(1, Math.ceil((stillHere - passed) * seconds))
}
