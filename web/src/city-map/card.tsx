import type { Category } from '@bezpechne/shared/categories'
import { lazy, Suspense } from 'react'

import { PickedCard } from './picked-card.tsx'
import type { usePicked } from './use-picked.ts'

// The map's script is full, and few pins share a place.
const SamePlaceCard = lazy(async () => ({
  default: (await import('./same-place-card.tsx')).SamePlaceCard,
}))

interface Props {
  city: string
  categories: Category[]
  picked: ReturnType<typeof usePicked>
}

export function Card({ city, categories, picked: { inquiry, numbers, close } }: Props) {
  if (numbers) {
    return (
      <Suspense fallback={null}>
        <SamePlaceCard city={city} numbers={numbers} onClose={close} />
      </Suspense>
    )
  }
  return inquiry && <PickedCard inquiry={inquiry} categories={categories} onClose={close} />
}
