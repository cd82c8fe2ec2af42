import type { Category } from '@bezpechne/shared/categories'
import { lazy, Suspense, useEffect } from 'react'

import type { usePicked } from './use-picked.ts'

// The map's script is full: a card comes behind it, and is there before a pin can be pressed.
const loadPicked = () => import('./picked-card.tsx')
const PickedCard = lazy(async () => ({ default: (await loadPicked()).PickedCard }))
// Few pins share a place.
const SamePlaceCard = lazy(async () => ({
  default: (await import('./same-place-card.tsx')).SamePlaceCard,
}))

interface Props {
  city: string
  categories: Category[]
  picked: ReturnType<typeof usePicked>
}

export function Card({ city, categories, picked: { inquiry, numbers, close } }: Props) {
  useEffect(function fetchCard() {
    void loadPicked()
  }, [])
  return (
    <Suspense fallback={null}>
      {numbers && <SamePlaceCard city={city} numbers={numbers} onClose={close} />}
      {!numbers && inquiry && <PickedCard inquiry={inquiry} categories={categories} onClose={close} />}
    </Suspense>
  )
}
