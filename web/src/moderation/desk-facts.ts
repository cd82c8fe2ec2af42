import type { Category } from '@bezpechne/shared/categories'
import type { CityContext, CityDetail } from '@bezpechne/shared/cities'
import type { Case, Organisation } from '@bezpechne/shared/moderation'

/** What is true of the city whatever inquiry is open. */
export interface DeskFacts {
  city: CityDetail
  categories: readonly Category[]
  organisations: readonly Organisation[]
  context: CityContext | undefined
}

/** Nothing of an inquiry is erased before it is decided. */
export type WaitingCase = Case & { text: string }

export function isWaiting(found: Case | undefined): found is WaitingCase {
  return found?.state === 'submitted' && found.text !== null
}
