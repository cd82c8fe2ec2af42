import { type Membership, mayDo } from '@bezpechne/shared/access'

/**
 * A moderator sees what was sent to the city; a responder, what was assigned to the own organisation; what is sealed,
 * who may read the sealed.
 */
export function mayReadOriginal(
  memberships: readonly Membership[],
  city: string,
  { organisationId, sealed }: { organisationId: string | null; sealed: boolean },
): boolean {
  if (sealed) return mayDo(memberships, city, 'read-sealed')
  return memberships.some(
    (held) =>
      held.city === city &&
      (held.role === 'moderator' ||
        (held.role === 'responder' && organisationId !== null && held.organisationId === organisationId)),
  )
}
