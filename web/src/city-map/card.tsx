import type { Category } from '@bezpechne/shared/categories'

import { PickedCard } from './picked-card.tsx'
import { SamePlaceCard } from './same-place-card.tsx'
import type { usePicked } from './use-picked.ts'

interface Props {
  city: string
  categories: Category[]
  picked: ReturnType<typeof usePicked>
}

export function Card({ city, categories, picked: { inquiry, numbers, close } }: Props) {
  if (numbers) return <SamePlaceCard city={city} numbers={numbers} onClose={close} />
  return inquiry && <PickedCard inquiry={inquiry} categories={categories} onClose={close} />
}
