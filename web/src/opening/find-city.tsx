import type { Names } from '@bezpechne/shared/cities'
import { type ReactNode, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { TextField } from '../ui/text-field.tsx'
import { operatorWords } from './operator-words.ts'

/** So many are seen at a glance. */
const few = 8

interface Props<City> {
  cities: readonly City[]
  children: (city: City) => ReactNode
}

/** A card for each; of many, those whose name or address has what is typed. */
export function CityCards<City extends { id: string; name: Names }>({ cities, children }: Props<City>) {
  const say = useWords(operatorWords)
  const [typed, setTyped] = useState('')
  const sought = typed.trim().toLocaleLowerCase('uk')
  const shown = cities.filter(({ id, name }) =>
    [id, ...Object.values(name)].some((one) => one?.toLocaleLowerCase('uk').includes(sought)),
  )
  return (
    <>
      {cities.length > few && (
        <div>
          <TextField label={say('find')} value={typed} max={100} onChange={setTyped} />
          <output className="small muted">
            {sought && say('found', { count: shown.length, all: cities.length })}
          </output>
        </div>
      )}
      <ul className="stack t">
        {shown.map((city) => (
          <li key={city.id} className="card stack t">
            {children(city)}
          </li>
        ))}
      </ul>
    </>
  )
}
