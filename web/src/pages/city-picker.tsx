import type { City } from '@bezpechne/shared/cities'
import { textIn } from '@bezpechne/shared/languages'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'

import { formatNumber } from '../lib/format.ts'
import { useCities } from '../lib/reference.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { PinMark } from '../ui/pin-mark.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { citiesLike } from './cities-like.ts'
import { startWords } from './start-words.ts'

const ways = { new: '/$city/new', officer: '/$city/officer' } as const

/** All communities with what their maps hold; a few letters are enough to find one. */
export function CityPicker() {
  const say = useWords(startWords)
  const [typed, setTyped] = useState('')
  const { data: cities, error, refetch } = useCities()
  const found = citiesLike(cities ?? [], typed)
  return (
    <section className="stack" aria-labelledby="choose-h">
      <h2 id="choose-h">{say('choose')}</h2>
      <search className="search">
        <Icon name="search" />
        <input
          className="in"
          type="search"
          value={typed}
          aria-label={say('find')}
          placeholder={say('find')}
          onChange={({ target }) => setTyped(target.value)}
        />
      </search>
      <output className="vh">{typed && cities && say('found', { count: found.length })}</output>
      {!cities && (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={3} />)}
      {cities && found.length === 0 && <Nothing any={cities.length > 0} onShowAll={() => setTyped('')} />}
      <ul className="cities">
        {found.map((city) => (
          <li key={city.id}>
            <CityLine city={city} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Nothing({ any, onShowAll }: { any: boolean; onShowAll: () => void }) {
  const say = useWords(startWords)
  if (!any) return <EmptyState title={say('noCities')} />
  return (
    <EmptyState
      title={say('none')}
      actions={
        <button type="button" className="btn" onClick={onShowAll}>
          {say('showAll')}
        </button>
      }
    >
      <p>{say('noneText')}</p>
    </EmptyState>
  )
}

function CityLine({ city: { id, name, counts } }: { city: City }) {
  const say = useWords(startWords)
  const language = useLanguage()
  const { open }: { open?: keyof typeof ways } = useSearch({ strict: false })
  return (
    <Link className="cityline" to={open ? ways[open] : '/$city'} params={{ city: id }}>
      <b>{textIn(name, language)}</b>
      <span>
        <PinMark colour="red" />
        {say('red', { count: counts.red, number: formatNumber(counts.red, language) })}
      </span>
      <span>
        <PinMark colour="green" />
        {say('green', { count: counts.green, number: formatNumber(counts.green, language) })}
      </span>
      <Icon name="right" />
    </Link>
  )
}
