import type { Keepers } from '@bezpechne/shared/beats'

import './officers.css'
import { textIn } from '@bezpechne/shared/languages'
import type { OfficerCard as Card } from '@bezpechne/shared/officers'
import { officerKindWords, rankWords } from '@bezpechne/shared/words/officers'
import { type ReactNode, useId } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Reception, Station, StandsIn, Where } from './card-rows.tsx'
import { Doors } from './doors.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  keepers: Keepers
  /** Why this beat is shown. */
  note?: string | undefined
  /** What else one can do with it. */
  actions?: ReactNode
}

/** Whom to turn to in a beat: who it is, how to reach them, when and where. */
export function OfficerCard({ city, keepers, note, actions }: Props) {
  const id = useId()
  const { officer, substitute, station, beat } = keepers
  const shown = officer ?? substitute
  return (
    <article className="card off" aria-labelledby={id}>
      {note && <p className="tag brand">{note}</p>}
      {shown ? <Who id={id} card={shown} keepers={keepers} /> : <Nobody id={id} keepers={keepers} />}
      <Doors city={city} keepers={keepers} />
      <dl className="dl">
        {shown && <Reception city={city} beat={beat.id} card={shown} away={keepers.awayUntil} />}
        {shown && <Where card={shown} />}
        <StandsIn keepers={keepers} />
        {station && <Station station={station} />}
      </dl>
      {actions && <div className="row">{actions}</div>}
    </article>
  )
}

function Who({ id, card, keepers }: { id: string; card: Card; keepers: Keepers }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <div className="who">
      <div className="ava">
        {card.photoUrl ? (
          <img
            src={card.photoUrl}
            alt={say('photoOf', { name: textIn(card.name, language) })}
            width="88"
            height="104"
          />
        ) : (
          <Icon name="person" large />
        )}
      </div>
      <div>
        <p className="small muted">{textIn(officerKindWords, language)[card.kind]}</p>
        <h2 className="h1" id={id}>
          {textIn(card.name, language)}
        </h2>
        <p className="muted">
          {textIn(rankWords, language)[card.rank]} · <BeatName keepers={keepers} />
        </p>
      </div>
    </div>
  )
}

function Nobody({ id, keepers }: { id: string; keepers: Keepers }) {
  const say = useWords(words)
  return (
    <div className="stack t">
      <p className="muted">
        <BeatName keepers={keepers} />
      </p>
      <h2 className="h2" id={id}>
        {say('nobody')}
      </h2>
      {keepers.station && <p>{say('nobodyText')}</p>}
    </div>
  )
}

/** With the district where the name of the beat does not hold it already. */
function BeatName({ keepers: { beat } }: { keepers: Keepers }) {
  const language = useLanguage()
  const name = textIn(beat.name, language)
  const district = textIn(beat.district?.name, language)
  return <>{district && !name.includes(district) ? `${name}, ${district}` : name}</>
}
