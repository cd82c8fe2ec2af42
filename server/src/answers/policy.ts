import type { ActingStaff } from '../access/actor.ts'
import { AppError } from '../platform/errors.ts'

/**
 * A responder answers for their organisation and only what is assigned to it; for them the rest does not exist.
 * A moderator answers anything in the city.
 */
export function mayAnswer(actor: ActingStaff, assignedTo: string | null): boolean {
  if (actor.role === 'moderator') return true
  return actor.role === 'responder' && assignedTo !== null && assignedTo === actor.organisationId
}

/** What was published is cared for by who wrote it, wherever the inquiry is now, and by moderators. */
export function mayCareFor(actor: ActingStaff, writtenBy: string | null): boolean {
  return mayAnswer(actor, writtenBy)
}

/**
 * Who saw another version than there is now has not seen what they would write over.
 * @throws AppError 'stale-version'
 */
export function requireVersion(
  there: { version: number } | undefined,
  seen: number | null | undefined,
): void {
  if ((there?.version ?? null) !== (seen ?? null)) throw new AppError('stale-version')
}
