import { type Outcome, pauseBefore } from './sending.ts'
import type { Waiting } from './status.ts'

interface Wait {
  /** By the clock that nobody sets: performance.now(). */
  until: number
  tries: number
}

// No server asks for more: what another tab says was written beside a clock that may have jumped since.
const longest = 3_600_000
const never: Wait = { until: 0, tries: 0 }

/** When what is to be tried again. Without a link nothing is tried; what one item waits for stops no other. */
export class Waits {
  #items = new Map<string, Wait>()
  #quiet = never
  #asked = 0
  #showQuiet: (quiet: Waiting | null) => void

  constructor(showQuiet: (quiet: Waiting | null) => void) {
    this.#showQuiet = showQuiet
  }

  begin(key: string, { why, seconds }: Extract<Outcome<never>, { kind: 'wait' }>): Waiting {
    const everything = why === 'offline'
    const { tries } = everything ? this.#quiet : (this.#items.get(key) ?? never)
    const pause = 1000 * (seconds ?? pauseBefore(tries))
    const wait = { until: performance.now() + pause, tries: tries + 1 }
    // The link is there and the server does not answer: that is not the person's link.
    const told = everything && navigator.onLine ? 'server' : why
    const waiting: Waiting = { kind: 'wait', why: told, until: Date.now() + pause }
    if (!everything) this.#items.set(key, wait)
    else {
      this.#quiet = wait
      this.#showQuiet(waiting)
    }
    return waiting
  }

  /** As another tab said. */
  copy(key: string, { until }: Waiting): void {
    const pause = Math.min(longest, Math.max(0, until - Date.now()))
    this.#items.set(key, { until: performance.now() + pause, tries: this.#items.get(key)?.tries ?? 0 })
  }

  isWaiting(key: string): boolean {
    this.#asked = performance.now()
    if (this.#quiet.until > this.#asked) return true
    if (this.#quiet.until) {
      this.#quiet = { ...this.#quiet, until: 0 }
      this.#showQuiet(null)
    }
    return (this.#items.get(key)?.until ?? 0) > this.#asked
  }

  /** It went through: the link is there. */
  forget(key: string): void {
    this.#items.delete(key)
    this.#endQuiet()
  }

  /** The link is back, or the person says "now". */
  clear(): void {
    this.#items.clear()
    this.#endQuiet()
  }

  /** Milliseconds until something can be tried that could not when it was asked for last; undefined where nothing. */
  untilNext(): number | undefined {
    const all = [...this.#items.values(), this.#quiet].map(({ until }) => until)
    const ends = all.filter((until) => until > this.#asked)
    return ends.length ? Math.max(0, Math.min(...ends) - performance.now()) : undefined
  }

  #endQuiet(): void {
    this.#quiet = never
    this.#showQuiet(null)
  }
}
