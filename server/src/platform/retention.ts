import type { Db } from './database.ts'

/** Something that is kept for a time only. Both functions ask the same question of the same clock, the database's. */
export interface Expiry {
  /** In an operator's words. */
  what: string
  count: (db: Db) => Promise<number>
  /** Removes some of them, the more the higher `most`. @returns how many went; fewer than `most`: no more are due */
  remove: (db: Db, most: number) => Promise<number>
}

export type Removed = Record<string, number>

/** What removeDue() would remove now. */
export async function countDue(db: Db, expiries: readonly Expiry[]): Promise<Removed> {
  const counts: Removed = {}
  for (const { what, count } of expiries) counts[what] = await count(db)
  return counts
}

// NOTE: few at a time: whoever asks meanwhile waits for one batch, and on the embedded engine for nothing else.
const atOnce = 200

export async function removeDue(db: Db, expiries: readonly Expiry[]): Promise<Removed> {
  const counts: Removed = {}
  for (const { what, remove } of expiries) {
    let gone: number
    let all = 0
    do {
      gone = await remove(db, atOnce)
      all += gone
    } while (gone >= atOnce)
    counts[what] = all
  }
  return counts
}
