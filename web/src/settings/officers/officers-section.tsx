import { textIn } from '@bezpechne/shared/languages'

import '../beats/beats.css'
import { useState } from 'react'

import { useLanguage, useWords } from '../../lib/words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { useDeskBeats } from '../beats/api.ts'
import type { SectionProps } from '../sections.ts'
import { LeaveCalendar } from './leave-calendar.tsx'
import { OfficerCard } from './officer-card.tsx'
import { OfficerForm } from './officer-form.tsx'
import { Stations } from './stations.tsx'
import { words } from './words.ts'

const most = 40

/** Officers of a city, who is away, and the stations behind them. */
export function OfficersSection({ city }: SectionProps) {
  const say = useWords(words)
  const language = useLanguage()
  const { data, error, refetch } = useDeskBeats(city)
  const [adding, setAdding] = useState(false)
  const [typed, setTyped] = useState('')
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton />
  const wanted = typed.trim().toLowerCase()
  const found = data.officers.filter(({ id, name, code }) => {
    const beats = data.appointments.filter(({ officerId }) => officerId === id).map(({ beat }) => beat)
    return [name.uk, name.en, code, ...beats].some((word) => word.toLowerCase().includes(wanted))
  })
  return (
    <>
      {adding ? (
        <section className="card stack" aria-label={say('add')}>
          <h2 className="h3">{say('add')}</h2>
          <OfficerForm city={city} desk={data} onDone={() => setAdding(false)} />
        </section>
      ) : (
        <p>
          <button type="button" className="btn pri" onClick={() => setAdding(true)}>
            <Icon name="plus" />
            {say('add')}
          </button>
        </p>
      )}
      {data.officers.length > 0 ? (
        <TextField label={say('search')} value={typed} max={100} onChange={setTyped} />
      ) : (
        <EmptyState title={say('none')}>
          <p>{say('noneText')}</p>
        </EmptyState>
      )}
      <ul className="stack">
        {found
          .toSorted((a, b) => textIn(a.name, language).localeCompare(textIn(b.name, language), language))
          .slice(0, most)
          .map((officer) => (
            <OfficerCard key={officer.id} city={city} desk={data} officer={officer} />
          ))}
      </ul>
      <LeaveCalendar city={city} desk={data} />
      <Stations city={city} desk={data} />
    </>
  )
}
