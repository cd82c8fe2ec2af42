import { type FormEvent, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { mapWords } from '../map/map-words.ts'
import { useLocate } from '../map/use-locate.ts'
import { Icon } from '../ui/icon.tsx'
import type { Asked } from './find-officer.tsx'
import { words } from './words.ts'

/** The server looks no further around a point. */
const mostDoubt = 500

/** Typed words, or where this device is. */
export function AskForm({ onAsk }: { onAsk: (asked: Asked) => void }) {
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
          <div className="search grow">
            <Icon name="search" />
            <input
              className="in"
              type="search"
              autoComplete="street-address"
              enterKeyHint="search"
              maxLength={200}
              aria-label={say('address')}
              placeholder={say('addressPlaceholder')}
              value={address}
              onChange={({ target }) => setAddress(target.value)}
            />
          </div>
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
