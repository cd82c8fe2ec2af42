import type { Category } from '@bezpechne/shared/categories'
import type { District } from '@bezpechne/shared/cities'
import type { Organisation } from '@bezpechne/shared/moderation'

/** What rules are made of in this city. */
export interface RoutingFacts {
  /** Those that take pins. */
  categories: readonly Category[]
  districts: readonly District[]
  organisations: readonly Organisation[]
}

export function serves({ organisations }: RoutingFacts, organisationId: string): boolean {
  return organisations.some(({ id, active }) => active && id === organisationId)
}
