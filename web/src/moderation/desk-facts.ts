import type { Category } from '@bezpechne/shared/categories'
import type { CityContext, CityDetail } from '@bezpechne/shared/cities'
import type { Organisation } from '@bezpechne/shared/moderation'

/** What is true of the city whatever inquiry is open. */
export interface DeskFacts {
  city: CityDetail
  categories: readonly Category[]
  organisations: readonly Organisation[]
  context: CityContext | undefined
}
