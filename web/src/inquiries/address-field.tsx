import type { Place } from '@bezpechne/shared/places'

import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { PlaceList } from '../ui/place-list.tsx'
import { usePlaceField } from '../ui/use-place-field.ts'
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
  const { items, credit, isDone, isOffline, typing, combo, input } = usePlaceField({
    city,
    address,
    onType,
    onChoose,
  })
  return (
    <div className="search grow">
      <Icon name="search" />
      <input
        className="in"
        name="address"
        enterKeyHint="next"
        aria-label={say('address')}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? 'place-error place-hint' : 'place-hint'}
        placeholder={say('addressPlaceholder')}
        {...input}
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
