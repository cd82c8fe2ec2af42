import { idleRules } from '@bezpechne/shared/route-of'

import { ApiError } from '../../lib/api.ts'
import { useWords } from '../../lib/words.ts'
import { type RoutingFacts, serves } from './facts.ts'
import type { EditedRule } from './use-rules.ts'
import { words } from './words.ts'

const parts = {
  category: 'wrongCategory',
  districtId: 'wrongDistrictId',
  organisationId: 'wrongOrganisationId',
} as const

/** Why a rule does nothing, and what the server refused of it; by its place in the list. */
export function useRuleFaults(
  rules: readonly EditedRule[],
  facts: RoutingFacts,
  error: unknown,
): (place: number) => string[] {
  const say = useWords(words)
  const ground = {
    categories: facts.categories.map(({ code }) => code),
    districts: facts.districts.map(({ id }) => id),
  }
  const idle = idleRules(rules, ground, (id) => serves(facts, id))
  const refused = error instanceof ApiError ? error.errors : []

  return function faultsOf(place) {
    const rule = rules[place]
    if (!rule) return []
    const told = Object.entries(parts)
      .filter(([part]) => refused.some(({ path }) => path === `rules.${place}.${part}`))
      .map(([, word]) => say(word))
    if (told.length) return told
    if (!serves(facts, rule.organisationId)) return [say('resting')]
    const takers = idle.get(place)
    if (!takers) return []
    if (!takers.length) return [say('nowhere')]
    return [say('shadowed', { count: takers.length, rules: takers.map((one) => one + 1).join(', ') })]
  }
}
