import { useEffect, useEffectEvent, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { words } from './words.ts'

/** Searches while one types, a moment after the last letter. */
export function SearchBox({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const say = useWords(words)
  const [typed, setTyped] = useState(q)
  const [known, setKnown] = useState(q)
  if (q !== known) {
    // The address changed by itself: Back, or "clear filters".
    setKnown(q)
    setTyped(q)
  }
  const search = useEffectEvent((text: string) => {
    setKnown(text)
    onSearch(text)
  })
  useEffect(
    function searchSoon() {
      if (typed === known) return undefined
      const timer = setTimeout(() => search(typed), 350)
      return function typedOn() {
        clearTimeout(timer)
      }
    },
    [typed, known],
  )
  return (
    <div className="search">
      <Icon name="search" />
      <input
        className="in"
        type="search"
        enterKeyHint="search"
        maxLength={100}
        value={typed}
        aria-label={say('search')}
        placeholder={say('searchShort')}
        onChange={({ target }) => setTyped(target.value)}
      />
    </div>
  )
}
