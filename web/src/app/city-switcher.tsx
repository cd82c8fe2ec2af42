import { textIn } from '@bezpechne/shared/languages'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'

import { rememberCity } from '../lib/last-city.ts'
import { useLook, writtenName } from '../lib/look.ts'
import { useCities } from '../lib/reference.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Popover } from '../ui/popover.tsx'
import { words } from './words.ts'

// For who opens it.
const CityMenu = lazy(() => import('./city-menu.tsx').then((menu) => ({ default: menu.CityMenu })))

/** The name of the community one is in, and the way to another. */
export function CitySwitcher() {
  const say = useWords(words)
  const language = useLanguage()
  const { city } = useParams({ strict: false })
  const { data: cities = [] } = useCities()
  const here = cities.find(({ id }) => id === city)
  const name = here?.name ?? writtenName(city)
  const look = useLook(city)
  useEffect(
    function remember() {
      if (here) rememberCity(here.id)
    },
    [here],
  )
  return (
    <Popover
      className="city"
      label={name && say('city', { name: textIn(name, language) })}
      button={
        <>
          {look?.emblem && <img className="emblem" src={look.emblem.url} alt="" width="28" height="28" />}
          <span>{textIn(name, language) ?? say('chooseCity')}</span>
          <Icon name="down" />
        </>
      }
    >
      {(close) => (
        <Suspense>
          <CityMenu cities={cities} onPick={close} />
        </Suspense>
      )}
    </Popover>
  )
}
