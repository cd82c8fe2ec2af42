import { textIn } from '@bezpechne/shared/languages'

import './place-list.css'
import type { Place } from '@bezpechne/shared/places'
import type { ReactNode } from 'react'

import { addressOf } from '../lib/places.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { placeWords } from './place-words.ts'
import type { useCombo } from './use-combo.ts'

interface Props {
  combo: ReturnType<typeof useCombo>
  places: readonly Place[]
  /** Whose data they are. */
  credit: string
  /** The last choice, where there is one besides the places. */
  last?: string | undefined
}

/** Under an address field: streets and settlements to choose from. */
export function PlaceList({ combo, places, credit, last }: Props) {
  const say = useWords(placeWords)
  const language = useLanguage()
  return (
    <>
      <output className="vh">{combo.shown && say('found', { count: places.length })}</output>
      {combo.shown && (
        <div className="placebox">
          <ul {...combo.list} aria-label={say('list')}>
            {places.map((place, index) => (
              <Option key={place.id} combo={combo} index={index}>
                <span>{addressOf(place, language)}</span>
                <NoteOf place={place} />
              </Option>
            ))}
            {last && (
              <Option combo={combo} index={places.length}>
                <span className="placelast">{last}</span>
              </Option>
            )}
          </ul>
          {credit && <p className="small muted placecredit">{credit}</p>}
        </div>
      )}
    </>
  )
}

interface OptionProps {
  combo: Props['combo']
  index: number
  children: ReactNode
}

function Option({ combo, index, children }: OptionProps) {
  return (
    <li {...combo.option(index)} className={index === combo.at ? 'placeopt pointed' : 'placeopt'}>
      {children}
    </li>
  )
}

function NoteOf({ place: { former, around, precision } }: { place: Place }) {
  const say = useWords(placeWords)
  const language = useLanguage()
  const notes = [
    former && say('former', { name: former }),
    textIn(around, language) || around?.uk,
    precision === 'none' && say('noPoint'),
    precision === 'house' && say('house'),
  ].filter(Boolean)
  return notes.length > 0 && <span className="small muted">{notes.join(' · ')}</span>
}
