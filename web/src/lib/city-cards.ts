import { type CardName, type CardWords, cardOf } from '@bezpechne/shared/card-words'
import type { CityDetail } from '@bezpechne/shared/cities'
import type { Language } from '@bezpechne/shared/languages'
import { textIn } from '@bezpechne/shared/languages'

import { useCity } from './reference.ts'
import { useLanguage } from './words.ts'

/** A card as residents of a city read it; without a link, and of a city that changed nothing, as the product says it. */
export function useCard(city: string, name: CardName): SaidCard {
  const { data } = useCity(city)
  return useSaid(name, data?.cards)
}

export interface SaidCard {
  title: string
  /** A step or a paragraph each. */
  text: string[]
  note: string
  lines: { number: string; about: string }[]
}

function useSaid(name: CardName, own: CityDetail['cards'] | undefined): SaidCard {
  const language = useLanguage()
  return saidCard(cardOf(name, own?.[name]), language)
}

/** In one language. */
export function saidCard({ title, text, note, lines }: CardWords, language: Language): SaidCard {
  return {
    title: textIn(title, language),
    text: textIn(text, language)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
    note: textIn(note, language),
    lines: lines.map(({ number, about }) => ({ number, about: textIn(about, language) })),
  }
}
