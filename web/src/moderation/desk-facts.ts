import type { Category } from '@bezpechne/shared/categories'
import type { CityContext, CityDetail } from '@bezpechne/shared/cities'
import type { Case, Organisation } from '@bezpechne/shared/moderation'
import type { ComponentType } from 'react'

/** What is true of the city whatever inquiry is open. */
export interface DeskFacts {
  city: CityDetail
  categories: readonly Category[]
  organisations: readonly Organisation[]
  context: CityContext | undefined
  /** Who has to answer it, and what those who work on it tell each other; of what is public. */
  Answering: ComponentType<{ city: string; found: Case; organisations: readonly Organisation[] }>
}

/** The same of what nobody has to answer yet. */
export type WaitingFacts = Omit<DeskFacts, 'Answering'>

/** Nothing of an inquiry is erased before it is decided. */
export type WaitingCase = Case & { text: string }

export function isWaiting(found: Case | undefined): found is WaitingCase {
  return found?.state === 'submitted' && found.text !== null
}
