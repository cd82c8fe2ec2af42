import { textIn } from '@bezpechne/shared/languages'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'

import { rememberCity } from '../lib/last-city.ts'
import { useCities } from '../lib/reference.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Popover } from '../ui/popover.tsx'
import { words } from './words.ts'

/** The name of the community one is in, and the way to another. */
export function CitySwitcher() {
  const say = useWords(words)
  const language = useLanguage()
  const { city } = useParams({ strict: false })
  const { data: cities = [] } = useCities()
  const here = cities.find(({ id }) => id === city)
  useEffect(
    function remember() {
      if (here) rememberCity(here.id)
    },
    [here],
  )
  return (
    <Popover
      className="city"
      label={here && say('city', { name: textIn(here.name, language) })}
      button={
        <>
          <span>{textIn(here?.name, language) ?? say('chooseCity')}</span>
          <Icon name="down" />
        </>
      }
    >
      {(close) => (
        <ul>
          {cities.map(({ id, name }) => (
            <li key={id}>
              <Link
                className="menuitem"
                to="/$city"
                params={{ city: id }}
                activeProps={{ 'aria-current': 'true' }}
                onClick={close}
              >
                {textIn(name, language)}
              </Link>
            </li>
          ))}
          <li>
            <Link className="menuitem" to="/" activeOptions={{ exact: true }} onClick={close}>
              {say('allCities')}
            </Link>
          </li>
        </ul>
      )}
    </Popover>
  )
}
