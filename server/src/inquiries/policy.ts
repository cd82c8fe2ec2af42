import { type Membership, mayDo } from '@bezpechne/shared/access'

/**
 * A moderator sees what was sent to the city; a responder, what is assigned to the own organisation, whether or not it
 * leads; what is sealed, who may read the sealed.
 */
export function mayReadOriginal(
  memberships: readonly Membership[],
  city: string,
  { assignedTo, sealed }: { assignedTo: readonly string[]; sealed: boolean },
): boolean {
  if (sealed) return mayDo(memberships, city, 'read-sealed')
  return memberships.some(
    (held) =>
      held.city === city &&
      (held.role === 'moderator' ||
        (held.role === 'responder' &&
          held.organisationId !== null &&
          assignedTo.includes(held.organisationId))),
  )
}
