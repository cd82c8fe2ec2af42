import type { Trx } from '../platform/database.ts'
import { daysBetween } from './clock-queries.ts'
import { dueAfter } from './clocks.ts'
import { addEvent } from './event-queries.ts'
import { nextState } from './policy.ts'
import { type Letter, moveLetter } from './queries.ts'

/** A word of the resident: what was asked for is there, and a clock that stood still runs on. */
export async function completed(trx: Trx, letter: Letter, seq: number): Promise<Letter> {
  const { state, returned_at: returnedAt } = letter
  if (state === 'clarification') {
    const moved = await moveLetter(trx, letter, { last_seq: seq, state: nextState(letter, 'clarified') })
    await addEvent(trx, letter, { step: 'clarified', role: 'resident', facts: { seq } })
    return moved
  }
  if (state !== 'returned-incomplete' || !returnedAt) return moveLetter(trx, letter, { last_seq: seq })
  const due = letter.due_on === null ? null : await laterDue(trx, letter, returnedAt)
  const next = { state: nextState(letter, 'complete'), due_on: due, returned_at: null }
  const moved = await moveLetter(trx, letter, { last_seq: seq, ...next })
  await addEvent(trx, letter, {
    step: 'complete',
    role: 'resident',
    facts: { seq, ...(due !== null && { due }) },
  })
  return moved
}

/** As many days later as the letter lay with the resident. */
async function laterDue(trx: Trx, letter: Letter, returnedAt: Date): Promise<string> {
  const clock = letter.extended_at ? 'extended' : 'general'
  const stoodStill = await daysBetween(trx, returnedAt, letter.now)
  return dueAfter(trx, letter.city_id, { clock, from: letter.clock_from, stoodStill })
}
