import { lazy, Suspense } from 'react'

import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { type PlaceSearch, usePlaceSearch } from './use-place-search.ts'
import { words } from './words.ts'

// The map's script is full: what only typing needs comes with the first letter.
const PlaceList = lazy(async () => ({ default: (await import('../ui/place-list.tsx')).PlaceList }))

/** One field for both: a place that is chosen moves the map there, all else is looked for in the inquiries. */
export function SearchBox(props: PlaceSearch) {
  const say = useWords(words)
  const { typed, typing, write, search, combo, places, credit, none } = usePlaceSearch(props)
  return (
    <div className="search">
      <Icon name="search" />
      <input
        className="in"
        autoComplete="off"
        enterKeyHint="search"
        maxLength={100}
        value={typed}
        aria-label={say('search')}
        placeholder={say('searchShort')}
        {...combo.input}
        onChange={({ target }) => write(target.value)}
        onBlur={combo.keys.onBlur}
        onKeyDown={(event) => {
          combo.keys.onKeyDown(event)
          if (event.key !== 'Enter' || event.defaultPrevented) return
          combo.close()
          search()
        }}
      />
      {typed && <Clear onClear={() => write('')} />}
      {typing && (
        <Suspense fallback={null}>
          <PlaceList
            combo={combo}
            places={places}
            credit={credit}
            last={say('searchWords', { q: typed.trim() })}
          />
        </Suspense>
      )}
      <output className="vh">{none && say(none)}</output>
    </div>
  )
}

function Clear({ onClear }: { onClear: () => void }) {
  const say = useWords(words)
  return (
    <button
      type="button"
      className="search-clear"
      aria-label={say('clearSearch')}
      onClick={(event) => {
        // The button goes with the words: the focus stays in the field.
        event.currentTarget.parentElement?.querySelector('input')?.focus()
        onClear()
      }}
    >
      <Icon name="close" />
    </button>
  )
}
