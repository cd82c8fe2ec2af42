import type { Place } from '@bezpechne/shared/places'
import { useState } from 'react'

import { addressOf, usePlaces } from '../lib/places.ts'
import { useLanguage } from '../lib/words.ts'
import { useCombo } from '../ui/use-combo.ts'
import { useTyped } from './use-typed.ts'

/** A place with a point: a map has nowhere to go where only a name is known. */
export type ReachablePlace = Place & { at: NonNullable<Place['at']> }

export interface PlaceSearch {
  city: string
  q: string
  onSearch: (q: string) => void
  /** Undefined: something else is typed. */
  onPlace: (place: ReachablePlace | undefined) => void
}

/** What is typed, and the places of the city that it may mean; the last choice is to look for the words. */
export function usePlaceSearch({ city, q, onSearch, onPlace }: PlaceSearch) {
  const language = useLanguage()
  const { typed, type, search, hold } = useTyped(q, onSearch)
  const [typing, setTyping] = useState(false)
  const { items, credit, isDone, isOffline } = usePlaces(city, typed, typing)
  const places = items.filter((place): place is ReachablePlace => place.at !== null)
  const combo = useCombo({
    count: places.length && places.length + 1,
    onChoose(index) {
      const place = places[index]
      setTyping(false)
      if (!place) return search()
      hold(addressOf(place, language))
      onPlace(place)
      putKeyboardAway()
    },
  })
  function write(text: string): void {
    setTyping(text !== '')
    combo.onType()
    type(text)
    onPlace(undefined)
  }
  const isNone = typing && isDone && places.length === 0
  const none = isNone ? (isOffline ? ('placesOffline' as const) : ('noPlace' as const)) : undefined
  return { typed, typing, write, search, combo, places, credit, none }
}

/** On a phone the letters on its screen would hide the map that was asked for. */
function putKeyboardAway(): void {
  const field = document.activeElement
  const touched = typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches
  if (touched && field instanceof HTMLElement) field.blur()
}
