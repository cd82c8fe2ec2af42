import { textIn } from '@bezpechne/shared/languages'

import './reasons.css'
import type { ReasonKind, ReasonText } from '@bezpechne/shared/reasons'
import { useState } from 'react'

import { useReasons } from '../../lib/reasons.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import type { SectionProps } from '../sections.ts'
import { ReasonForm } from './reason-form.tsx'
import { titleOfReason } from './reason-title.ts'
import { words } from './words.ts'

/** What authors read for every reason: the product's words, or this community's own. */
export function ReasonsSection({ city }: SectionProps) {
  const { data, error, refetch } = useReasons(city)
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton />
  return (['reject', 'change'] as const).map((kind) => (
    <Kind key={kind} city={city} kind={kind} reasons={data.filter((one) => one.kind === kind)} />
  ))
}

function Kind({ city, kind, reasons }: { city: string; kind: ReasonKind; reasons: ReasonText[] }) {
  const say = useWords(words)
  return (
    <section className="stack t" aria-labelledby={`reasons-${kind}`}>
      <h2 id={`reasons-${kind}`}>{say(kind)}</h2>
      <ul className="stack t">
        {reasons.map((reason) => (
          <ReasonCard key={reason.reason} city={city} reason={reason} />
        ))}
      </ul>
    </section>
  )
}

function ReasonCard({ city, reason }: { city: string; reason: ReasonText }) {
  const say = useWords(words)
  const language = useLanguage()
  const [editing, setEditing] = useState(false)
  const title = titleOfReason(reason, language)
  return (
    <li className="card set-card stack t">
      <div className="row">
        <h3 className="grow">{title}</h3>
        {reason.own && <span className="tag brand">{say('own')}</span>}
        {!editing && (
          <button
            type="button"
            className="btn quiet s"
            aria-label={say('editOf', { reason: title })}
            onClick={() => setEditing(true)}
          >
            {say('edit')}
          </button>
        )}
      </div>
      {editing ? (
        <ReasonForm city={city} reason={reason} onDone={() => setEditing(false)} />
      ) : (
        <p className="muted">{textIn(reason.text, language)}</p>
      )}
    </li>
  )
}
