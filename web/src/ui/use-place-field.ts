import type { Place } from '@bezpechne/shared/places'
import { type ChangeEvent, useState } from 'react'

import { addressOf, usePlaces } from '../lib/places.ts'
import { useLanguage } from '../lib/words.ts'
import { useCombo } from './use-combo.ts'

interface Options {
  city: string
  address: string
  onType: (address: string) => void
  onChoose: (place: Place, address: string) => void
}

/** A field of an address with the city's streets and settlements to choose from; what is typed is enough without them. */
export function usePlaceField({ city, address, onType, onChoose }: Options) {
  const language = useLanguage()
  const [typing, setTyping] = useState(false)
  const found = usePlaces(city, address, typing)
  const combo = useCombo({
    count: found.items.length,
    onChoose(index) {
      const place = found.items[index]
      if (!place) return
      setTyping(false)
      onChoose(place, addressOf(place, language))
    },
  })
  const input = {
    autoComplete: 'off',
    maxLength: 200,
    value: address,
    onChange({ target }: ChangeEvent<HTMLInputElement>) {
      setTyping(true)
      combo.onType()
      onType(target.value)
    },
    ...combo.input,
    ...combo.keys,
  }
  return { ...found, typing, combo, input }
}
