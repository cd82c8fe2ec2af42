import { afterLetterStep, type LetterState, type LetterStep } from '@bezpechne/shared/letter-states'

import { AppError } from '../platform/errors.ts'
import type { Letter } from './queries.ts'

const day = 86_400_000
/** To escalate after a moderator's answer or a refusal; to open an answered letter again. */
export const secondThoughts = 30 * day

/** @throws AppError 'step-not-allowed' */
export function allowed(right: boolean): void {
  if (!right) throw new AppError('step-not-allowed')
}

/** @throws AppError 'step-not-allowed' where the table of states has no such row */
export function nextState({ state }: Letter, step: LetterStep): LetterState {
  const next = afterLetterStep(state, step)
  if (!next) throw new AppError('step-not-allowed')
  return next
}

export function isWithin(letter: Letter, since: Date | null, milliseconds: number): boolean {
  return since !== null && letter.now.getTime() - since.getTime() <= milliseconds
}

// Handbook security.md §6; five years are those of the records schedule of appeals, to be confirmed.
const keptDays = { tip: 90, answeredByModerator: 30, appeal: 5 * 365 + 2 }

/** A letter that is over from now on, and until when it is kept. */
export function closing(letter: Letter) {
  const { track, state, now } = letter
  const kind = state === 'answered-by-moderator' ? 'answeredByModerator' : track === 'tip' ? 'tip' : 'appeal'
  return {
    closed_at: now,
    erase_after: new Date(now.getTime() + keptDays[kind] * day),
  }
}

/** States in which the resident may go on writing. */
const writable: readonly LetterState[] = [
  'submitted',
  'screening',
  'forwarded',
  'redirected',
  'registered',
  'clarification',
  'extended',
  'recorded',
  'returned-incomplete',
  'replied',
]
export const isWritable = ({ state }: Letter) => writable.includes(state)
