import type { SettingCard } from '@bezpechne/shared/card-settings'
import { cardOf } from '@bezpechne/shared/card-words'
import { useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import type { SectionProps } from '../sections.ts'
import { useCards } from './api.ts'
import { CardForm } from './card-form.tsx'
import { CardPreview } from './card-preview.tsx'
import { words } from './words.ts'

const names = {
  explosive: 'explosive',
  danger: 'danger',
  violence: 'violence',
  accusation: 'accusation',
} as const

/** What residents read where a form would harm: the product's words and numbers, or the community's own. */
export function SafetySection({ city }: SectionProps) {
  const say = useWords(words)
  const { data, error, refetch } = useCards(city)
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton />
  return (
    <>
      <p className="muted">{say('how')}</p>
      <ul className="stack">
        {data.map((card) => (
          <One key={card.card} city={city} card={card} />
        ))}
      </ul>
    </>
  )
}

function One({ city, card }: { city: string; card: SettingCard }) {
  const say = useWords(words)
  const [editing, setEditing] = useState(false)
  const name = say(names[card.card])
  return (
    <li className="card set-card stack t">
      <div className="row">
        <h2 className="h3 grow">{name}</h2>
        {card.own && <span className="tag brand">{say('own')}</span>}
        {!editing && (
          <button
            type="button"
            className="btn quiet s"
            aria-label={say('editOf', { card: name })}
            onClick={() => setEditing(true)}
          >
            {say('edit')}
          </button>
        )}
      </div>
      {editing ? (
        <CardForm city={city} card={card} onDone={() => setEditing(false)} />
      ) : (
        <CardPreview words={cardOf(card.card, card.own)} />
      )}
    </li>
  )
}
