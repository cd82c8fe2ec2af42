import { mostDoubt } from '@bezpechne/shared/doubt'
import type { Place } from '@bezpechne/shared/places'
import { type FormEvent, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { mapWords } from '../map/map-words.ts'
import { useLocate } from '../map/use-locate.ts'
import { Icon } from '../ui/icon.tsx'
import { PlaceList } from '../ui/place-list.tsx'
import { usePlaceField } from '../ui/use-place-field.ts'
import type { Asked } from './find-officer.tsx'
import { askedOf } from './place-asked.ts'
import { words } from './words.ts'

interface Props {
  city: string
  onAsk: (asked: Asked) => void
}

/** Typed words, or where this device is. */
export function AskForm({ city, onAsk }: Props) {
  const say = useWords(words)
  const sayMap = useWords(mapWords)
  const [address, setAddress] = useState('')
  const [metres, setMetres] = useState<number>()
  const [locating, locate] = useLocate(function askThere(at, accuracy) {
    setMetres(Math.round(accuracy))
    onAsk({ spot: { at, doubt: Math.min(mostDoubt, Math.max(1, Math.round(accuracy))) } })
  })
  function search(event: FormEvent) {
    event.preventDefault()
    if (address.trim()) onAsk({ address: address.trim() })
  }
  return (
    <>
      <search>
        <form className="row offs" onSubmit={search}>
          <AskField
            {...{ city, address }}
            onType={setAddress}
            onChoose={(place, chosen) => {
              setAddress(chosen)
              onAsk(askedOf(place, chosen))
            }}
          />
          <button type="submit" className="btn pri">
            {say('find')}
          </button>
          <button type="button" className="btn" disabled={locating === 'locating'} onClick={locate}>
            <Icon name="locate" />
            {say('myPlace')}
          </button>
        </form>
      </search>
      <output className="hint">
        {locating === 'located' && metres !== undefined
          ? say(metres > mostDoubt ? 'roughly' : 'accuracy', { metres })
          : locating !== 'idle' && locating !== 'located' && sayMap(locating)}
      </output>
    </>
  )
}

interface FieldProps {
  city: string
  address: string
  onType: (address: string) => void
  onChoose: (place: Place, address: string) => void
}

/** Streets and settlements of the city are suggested; a beat or a surname is typed without them. */
function AskField({ city, address, onType, onChoose }: FieldProps) {
  const say = useWords(words)
  const { items, credit, combo, input } = usePlaceField({ city, address, onType, onChoose })
  return (
    <div className="search grow">
      <Icon name="search" />
      <input
        className="in"
        type="search"
        enterKeyHint="search"
        aria-label={say('address')}
        placeholder={say('addressPlaceholder')}
        {...input}
      />
      <PlaceList combo={combo} places={items} credit={credit} />
    </div>
  )
}
