/** A place in the primary's log of changes, in bytes, and when it was seen there. */
interface Owed {
  position: number
  since: number
}

// A standby that is away for days owes no more than so many.
const most = 300

/** How old a standby's data is: the age of the oldest change that it has not repeated yet. */
export class Freshness {
  #owed: Owed[] = []
  #furthest = 0

  /** The furthest that anybody has written, as far as is known. */
  get furthest(): number {
    return this.#furthest
  }

  /** So far was written at that moment: the standby owes it. */
  written(position: number, since: number): void {
    if (position <= this.#furthest) return
    this.#furthest = position
    this.#owed.push({ position, since })
    const [oldest, next] = this.#owed
    if (this.#owed.length <= most || !oldest || !next) return
    // NOTE: two become one that looks older than it is, never younger.
    this.#owed.splice(0, 2, { position: next.position, since: oldest.since })
  }

  /** @returns milliseconds by which a standby that has repeated so much is behind */
  behind(position: number, now: number): number {
    this.#owed = this.#owed.filter((owed) => owed.position > position)
    const [oldest] = this.#owed
    return oldest ? now - oldest.since : 0
  }
}
