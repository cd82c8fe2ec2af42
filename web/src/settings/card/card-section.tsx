import type { DeskOfficer, OwnBeats } from '@bezpechne/shared/beat-settings'

import '../beats/beats.css'
import { textIn } from '@bezpechne/shared/languages'
import { type SyntheticEvent, useState } from 'react'

import { isStale, useOvertaken } from '../../lib/overtaken.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Overtaken, Theirs } from '../../ui/overtaken.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { useChange } from '../calendar/use-change.ts'
import { type Card, CardFields } from '../officers/card-fields.tsx'
import { useComparedCards } from '../officers/card-theirs.tsx'
import { cardWords } from '../officers/card-words.ts'
import { PhotoField } from '../officers/photo-field.tsx'
import { SaveTrouble, useFieldTrouble } from '../save-trouble.tsx'
import type { SectionProps } from '../sections.ts'
import { useChangeOwn, useOwnBeats } from './api.ts'
import { Notices } from './notices.tsx'
import { words } from './words.ts'

/** The officer's own page: the beats of today, the card that residents see, notices. */
export function CardSection({ city }: SectionProps) {
  const say = useWords(words)
  const { data, error, refetch } = useOwnBeats(city)
  // What was saved is read into the fields again; what a colleague saves is not: it would take the place of what is typed.
  const [saves, setSaves] = useState(0)
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton />
  const { officer } = data
  return (
    <>
      {officer ? (
        <>
          <Beats own={data} />
          <section className="card stack" aria-labelledby="own-card">
            <h2 id="own-card" className="h3">
              {say('card')}
            </h2>
            <PhotoField
              path={`/cities/${city}/own-beats/photo`}
              photoUrl={officer.photoUrl}
              onSaved={async () => void (await refetch())}
            />
            <OwnCard
              key={`${officer.id} ${saves}`}
              city={city}
              officer={officer}
              onSaved={() => setSaves(saves + 1)}
            />
          </section>
        </>
      ) : (
        <EmptyState title={say('noCard')}>
          <p>{say('noCardText')}</p>
        </EmptyState>
      )}
      <Notices city={city} own={data} />
    </>
  )
}

function Beats({ own: { beats } }: { own: OwnBeats }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <section className="stack t" aria-labelledby="own-beats">
      <h2 id="own-beats" className="h3">
        {say('beats')}
      </h2>
      {beats.length === 0 && <p className="muted">{say('noBeats')}</p>}
      <ul className={beats.length > 0 ? 'set-rows' : undefined}>
        {beats.map(({ id, name, duty }) => (
          <li key={id}>
            <span className="grow">
              <b>{textIn(name, language)}</b> <span className="small muted">{`${id} · ${say(duty)}`}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface OwnProps {
  city: string
  officer: DeskOfficer
  onSaved: () => void
}

function OwnCard({ city, officer, onSaved }: OwnProps) {
  const say = useWords(cardWords)
  const change = useChangeOwn(city)
  const { busy, error, run } = useChange()
  const trouble = useFieldTrouble(error)
  const compared = useComparedCards()
  const { phones, office, officeAt, hours, languages, version } = officer
  const saved: Card = { phones, office, officeAt, hours, languages }
  const { overtaken } = useOvertaken(JSON.stringify(saved), error)
  const [typed, setTyped] = useState(saved)

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    const numbers = typed.phones.map((phone) => phone.trim()).filter(Boolean)
    if (await run(() => change('card', { ...typed, phones: numbers, version }), say('saved'))) onSaved()
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <CardFields
        city={city}
        typed={typed}
        trouble={trouble}
        onChange={(part) => setTyped({ ...typed, ...part })}
      />
      {overtaken && (
        <Overtaken>
          <Theirs fields={compared(typed, officer)} />
        </Overtaken>
      )}
      {error !== undefined && !isStale(error) && <SaveTrouble error={error} />}
      <p>
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {say('save')}
        </button>
      </p>
    </form>
  )
}
