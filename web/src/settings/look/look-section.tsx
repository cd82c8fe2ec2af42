import './look.css'
import { type LookPart, lookParts } from '@bezpechne/shared/look-parts'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { useOpening, useOpeningActs } from '../opening/api.ts'
import { type SectionProps, sectionsFor } from '../sections.ts'
import { words as sectionWords } from '../words.ts'
import { useLookActs, useLookSettings } from './api.ts'
import { LookPreview } from './look-preview.tsx'
import { forms, type FormProps, Now } from './parts.tsx'
import { shownOf } from './shown.ts'
import { ContactForm } from './text-forms.tsx'
import { words } from './words.ts'

/** How residents see the community: each part as the product has it, until somebody here says it otherwise. */
export function LookSection({ city, me }: SectionProps) {
  const say = useWords(words)
  const { data: saved, error, refetch } = useLookSettings(city)
  const { data: opening, error: noOpening, refetch: again } = useOpening(city)
  const acts = useLookActs(city)
  const { saveContact } = useOpeningActs(city)
  if (!saved || !opening)
    return (error ?? noOpening) ? (
      <Trouble error={error ?? noOpening} onRetry={() => void Promise.all([refetch(), again()])} />
    ) : (
      <Skeleton rows={5} />
    )
  const shown = shownOf(saved, opening.contact)
  const given = { saved, shown, acts }
  const { phone, email } = shown.contact
  const now = [phone, email].filter(Boolean).join(' · ') || say('noContact')
  return (
    <>
      <p className="muted">{say('how')}</p>
      <LookPreview shown={shown} />
      <ul className="stack">
        {lookParts.map((part) => (
          <OnePart key={part} part={part} given={given} />
        ))}
        <Card name={say('contact')} own={false} now={now}>
          {(onDone) => <ContactForm shown={shown} saveContact={saveContact} now={now} onDone={onDone} />}
        </Card>
      </ul>
      <OtherTexts city={city} me={me} />
    </>
  )
}

function OnePart({ part, given }: { part: LookPart; given: Omit<FormProps, 'onDone' | 'now'> }) {
  const say = useWords(words)
  const Form = forms[part]
  const now = <Now part={part} saved={given.saved} shown={given.shown} />
  return (
    <Card name={say(part)} own={given.saved[part].own !== null} now={now}>
      {(onDone) => <Form {...given} now={now} onDone={onDone} />}
    </Card>
  )
}

interface CardProps {
  name: string
  own: boolean
  now: ReactNode
  children: (onDone: () => void) => ReactNode
}

function Card({ name, own, now, children }: CardProps) {
  const say = useWords(words)
  const [editing, setEditing] = useState(false)
  return (
    <li className="card set-card stack t">
      <div className="row">
        <h2 className="h3 lk-name">{name}</h2>
        {own && <span className="tag brand">{say('own')}</span>}
        {!editing && (
          <button
            type="button"
            className="btn quiet s"
            aria-label={say('editOf', { part: name })}
            onClick={() => setEditing(true)}
          >
            {say('edit')}
          </button>
        )}
      </div>
      {editing ? children(() => setEditing(false)) : <div className="lk-now">{now}</div>}
    </li>
  )
}

const elsewhere = ['safety', 'reasons', 'templates', 'calendar'] as const

/** Texts that have a screen of their own. */
function OtherTexts({ city, me }: SectionProps) {
  const say = useWords(words)
  const name = useWords(sectionWords)
  const known = sectionsFor(me, city).map(({ id }) => id)
  return (
    <section className="stack t" aria-labelledby="look-others">
      <h2 id="look-others" className="h3">
        {say('others')}
      </h2>
      <ul className="row">
        {elsewhere
          .filter((section) => known.includes(section))
          .map((section) => (
            <li key={section}>
              <Link className="btn s" to="/desk/$city/settings/$section" params={{ city, section }}>
                {name(section)}
              </Link>
            </li>
          ))}
      </ul>
    </section>
  )
}
