import type { Membership } from '@bezpechne/shared/access'

/** A moderator sees what was sent to the city; a responder, what was assigned to the own organisation. */
export function mayReadOriginal(
  memberships: readonly Membership[],
  city: string,
  organisationId: string | null,
): boolean {
  return memberships.some(
    (held) =>
      held.city === city &&
      (held.role === 'moderator' ||
        (held.role === 'responder' && organisationId !== null && held.organisationId === organisationId)),
  )
}
