import type { ActingStaff } from '../access/actor.ts'

/**
 * A responder answers for their organisation and only what is assigned to it; for them the rest does not exist.
 * A moderator answers anything in the city.
 */
export function mayAnswer(actor: ActingStaff, assignedTo: string | null): boolean {
  if (actor.role === 'moderator') return true
  return actor.role === 'responder' && assignedTo !== null && assignedTo === actor.organisationId
}
