import { useWords } from '../lib/words.ts'
import { routeWords } from './route-words.ts'
import type { Route } from './use-route.ts'

/** Which rule has chosen who answers, in words; undefined where the moderator has, or nobody. */
export function useBecause(route: Route | undefined, chosen: string | null | undefined): string | undefined {
  const say = useWords(routeWords)
  if (!route || route.no === 0 || route.organisationId !== chosen) return undefined
  return say('byRule', { no: route.no, what: route.what })
}
