import { useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import type { SectionProps } from '../sections.ts'
import { useDeskOrganisations } from './api.ts'
import { OrganisationCard } from './organisation-card.tsx'
import { OrganisationForm } from './organisation-form.tsx'
import { words } from './words.ts'

/** Who answers in this city. */
export function OrganisationsSection({ city }: SectionProps) {
  const say = useWords(words)
  const { data, error, refetch } = useDeskOrganisations(city)
  const [adding, setAdding] = useState(false)
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton />
  return (
    <>
      {adding ? (
        <section className="card stack" aria-label={say('add')}>
          <h2 className="h3">{say('add')}</h2>
          <OrganisationForm city={city} onDone={() => setAdding(false)} />
        </section>
      ) : (
        <p>
          <button type="button" className="btn pri" onClick={() => setAdding(true)}>
            <Icon name="plus" />
            {say('add')}
          </button>
        </p>
      )}
      {data.length > 0 ? (
        <ul className="stack">
          {data.map((organisation) => (
            <OrganisationCard key={organisation.id} city={city} organisation={organisation} />
          ))}
        </ul>
      ) : (
        <EmptyState title={say('none')}>
          <p>{say('noneText')}</p>
        </EmptyState>
      )}
    </>
  )
}
