import type { Case } from '@bezpechne/shared/moderation'
import { routeOf } from '@bezpechne/shared/route-of'

import { useRouting, useRuleWords } from '../lib/routing.ts'
import { usePublicPlace } from './api.ts'
import type { WaitingFacts } from './desk-facts.ts'
import type { PublicDraft } from './public-draft.ts'

/** Where the city's rules lead, and by which. */
export interface Route {
  /** Null: no rule fits. */
  organisationId: string | null
  /** From 1; 0 without a rule. */
  no: number
  /** The rule in words. */
  what: string
}

/**
 * By the topic and the place that the moderator would publish, as the server finds them.
 * @returns undefined while that is not known: no place yet, or no answer yet
 */
export function useRoute(facts: WaitingFacts, found: Case, draft: PublicDraft): Route | undefined {
  const { city, categories, organisations } = facts
  const ruleWords = useRuleWords(categories, city.districts)
  const { data: routing } = useRouting(city.id)
  const { data: place } = usePublicPlace(city.id, draft.at ?? found.exactAt, draft.category)
  if (!routing || !place) return undefined
  const serves = (organisationId: string) =>
    organisations.some(({ id, active }) => active && id === organisationId)
  const about = { category: draft.category, districtId: place.districtId }
  const no = (routeOf(routing.rules, about, serves) ?? -1) + 1
  const rule = routing.rules[no - 1]
  return { organisationId: rule?.organisationId ?? null, no, what: rule ? ruleWords(rule) : '' }
}

/** Whom a moderator has chosen, or the rules have; undefined while neither is known. */
export function answererOf(
  { organisationId }: PublicDraft,
  route: Route | undefined,
): string | null | undefined {
  return organisationId === undefined ? route?.organisationId : organisationId
}
