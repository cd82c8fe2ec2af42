/** Seconds that taking a decision back may be on the road after its time is over on the screen. */
const road = 3

/** Seconds within which the server still takes a decision back; 0 where a city does without. */
export function undoTime(seconds: number): number {
  return seconds === 0 ? 0 : seconds + road
}

/** Who asked in time may still wait for a lock; no statement of the server takes longer than five seconds. */
const waiting = 7

/** Seconds after which a decision may be told to somebody outside: it can surely no longer be taken back. */
export function tellAfter(seconds: number): number {
  return seconds === 0 ? 0 : undoTime(seconds) + waiting
}
