import { telOf } from '@bezpechne/shared/card-words'
import type { City } from '@bezpechne/shared/cities'
import { textIn } from '@bezpechne/shared/languages'
import { linesIn } from '@bezpechne/shared/look-parts'
import { Link, useParams } from '@tanstack/react-router'

import { useCity } from '../lib/reference.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { CityContact } from '../ui/city-contact.tsx'
import { helpWords } from './help-words.ts'
import { words } from './words.ts'

interface Props {
  cities: City[]
  onPick: () => void
}

/** Whom to call in the community one is in, and the way to another. */
export function CityMenu(props: Props) {
  const { city } = useParams({ strict: false })
  return (
    <>
      {city && <CityHelp city={city} />}
      <CityList {...props} />
    </>
  )
}

/** Whom residents ask about the map, and when; and whom they call. */
function CityHelp({ city }: { city: string }) {
  const say = useWords(helpWords)
  const language = useLanguage()
  const { data } = useCity(city)
  return (
    <details className="help city-help">
      <summary>{say('help')}</summary>
      <CityContact contact={data?.contact} hours={data?.look?.hours} />
      <h2>{say('lines')}</h2>
      <ul>
        {linesIn(data?.look?.lines, language).map(({ number, about }) => (
          <li key={number}>
            <a href={telOf(number)}>{number}</a>
            <span className="muted">{about}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function CityList({ cities, onPick }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <ul>
      {cities.map(({ id, name }) => (
        <li key={id}>
          <Link
            className="menuitem"
            to="/$city"
            params={{ city: id }}
            activeProps={{ 'aria-current': 'true' }}
            onClick={onPick}
          >
            {textIn(name, language)}
          </Link>
        </li>
      ))}
      <li>
        <Link className="menuitem" to="/" activeOptions={{ exact: true }} onClick={onPick}>
          {say('allCities')}
        </Link>
      </li>
    </ul>
  )
}
