import { useState } from 'react'

import { addressOf } from '../lib/places.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import type { ShownPlace } from '../map/found-place.tsx'
import type { ReachablePlace } from './use-place-search.ts'
import type { ChangeView } from './use-view.ts'
import { words } from './words.ts'

/** How near one comes: what is known to the house is shown to the house. */
const zooms = { house: 18, street: 16, settlement: 14, around: 13, none: 13 } as const

/** The place that was looked for, while no words are. */
export function useShownPlace(q: string, change: ChangeView, onShow: (() => void) | undefined) {
  const say = useWords(words)
  const language = useLanguage()
  const [chosen, setChosen] = useState<ShownPlace>()
  const shown = q ? undefined : chosen
  const show = (place: ReachablePlace | undefined) => {
    if (!place) return setChosen(undefined)
    const name = addressOf(place, language)
    const told = say(place.precision === 'around' ? 'placeAround' : 'placeShown', { place: name })
    setChosen({ at: place.at, name, zoom: zooms[place.precision], told })
    change({ q: '', pin: undefined }, { replace: true })
    onShow?.()
  }
  return { shown, show }
}
