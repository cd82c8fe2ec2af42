import type { Place } from '@bezpechne/shared/places'
import { useState } from 'react'

import { addressOf, usePlaces } from '../lib/places.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { PlaceList } from '../ui/place-list.tsx'
import { useCombo } from '../ui/use-combo.ts'
import { placeStepWords } from './place-step-words.ts'
import { words } from './words.ts'

interface Props {
  city: string
  address: string
  wrong: boolean
  onType: (address: string) => void
  onChoose: (place: Place, address: string) => void
}

/** A typed address with the streets of the city to choose from; what is typed is enough without them. */
export function AddressField({ city, address, wrong, onType, onChoose }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const [typing, setTyping] = useState(false)
  const { items, credit, isDone, isOffline } = usePlaces(city, address, typing)
  const combo = useCombo({
    count: items.length,
    onChoose(index) {
      const place = items[index]
      if (!place) return
      setTyping(false)
      onChoose(place, addressOf(place, language))
    },
  })
  return (
    <div className="search grow">
      <Icon name="search" />
      <input
        className="in"
        name="address"
        autoComplete="off"
        enterKeyHint="next"
        maxLength={200}
        aria-label={say('address')}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? 'place-error place-hint' : 'place-hint'}
        placeholder={say('addressPlaceholder')}
        value={address}
        onChange={({ target }) => {
          setTyping(true)
          combo.onType()
          onType(target.value)
        }}
        {...combo.input}
        {...combo.keys}
      />
      <PlaceList combo={combo} places={items} credit={credit} />
      <NoneOf none={typing && isDone && items.length === 0} isOffline={isOffline} />
    </div>
  )
}

/** Nobody has to be found in a list: a moderator reads the address. */
function NoneOf({ none, isOffline }: { none: boolean; isOffline: boolean }) {
  const say = useWords(placeStepWords)
  return <output className="hint nq-status">{none && say(isOffline ? 'offline' : 'notFound')}</output>
}
