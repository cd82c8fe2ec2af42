import type { DeskCalendar, Outage } from '@bezpechne/shared/calendar'
import { useState } from 'react'

import { formatMoment } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useFieldTrouble } from '../save-trouble.tsx'
import type { ChangeCalendar } from './api.ts'
import { CalendarLine } from './calendar-line.tsx'
import { CalendarTrouble } from './calendar-trouble.tsx'
import { PastOutageForm } from './past-outage-form.tsx'
import { useChange } from './use-change.ts'
import { words } from './words.ts'

interface Props {
  calendar: DeskCalendar
  onChange: ChangeCalendar
}

/** Hours that count for nobody's clock: one button when the light goes, one when it is back. */
export function Outages({ calendar, onChange }: Props) {
  const say = useWords(words)
  const lasting = calendar.outages.find(({ until }) => until === null)
  const past = calendar.outages.filter(({ until }) => until !== null)
  return (
    <section className="card stack" aria-labelledby="cal-outages">
      <h2 id="cal-outages" className="h3">
        {say('outages')}
      </h2>
      <p className="muted">{say('outagesText')}</p>
      {lasting ? <Lasting outage={lasting} onChange={onChange} /> : <Start onChange={onChange} />}
      <PastOutageForm onChange={onChange} />
      {past.length > 0 && <Past outages={past} onChange={onChange} />}
    </section>
  )
}

function Start({ onChange }: Pick<Props, 'onChange'>) {
  const say = useWords(words)
  const [reason, setReason] = useState('')
  const { busy, error, run } = useChange()
  const trouble = useFieldTrouble(error)
  const short = reason.trim().length < 3
  return (
    <>
      <CalendarTrouble error={error} />
      <div className="row cal-start">
        <div className="grow">
          <TextField
            label={say('reason')}
            hint={say('reasonHint')}
            error={trouble('reason')}
            value={reason}
            max={200}
            onChange={setReason}
          />
        </div>
        <button
          type="button"
          className="btn"
          disabled={busy || short}
          onClick={() => void run(() => onChange('outages', { reason }), say('outageStarted'))}
        >
          {say('outageStart')}
        </button>
      </div>
    </>
  )
}

function Lasting({ outage, onChange }: { outage: Outage; onChange: ChangeCalendar }) {
  const say = useWords(words)
  const language = useLanguage()
  const { busy, error, run } = useChange()
  return (
    <Notice tone="warn" title={say('outageNow', { when: formatMoment(outage.from, language) })}>
      <p>{outage.reason}</p>
      <p>{say('outageNowText')}</p>
      <CalendarTrouble error={error} />
      <p>
        <button
          type="button"
          className="btn pri"
          disabled={busy}
          onClick={() => void run(() => onChange(`outages/${outage.id}/end`, {}), say('outageEnded'))}
        >
          {say('outageEnd')}
        </button>
      </p>
    </Notice>
  )
}

const atFirst = 5

function Past({ outages, onChange }: { outages: readonly Outage[]; onChange: ChangeCalendar }) {
  const say = useWords(words)
  const [all, setAll] = useState(false)
  return (
    <>
      <h3 className="small muted">{say('outagesPast')}</h3>
      <ul className="cal-list">
        {(all ? outages : outages.slice(0, atFirst)).map((outage) => (
          <PastLine key={outage.id} outage={outage} onChange={onChange} />
        ))}
      </ul>
      {!all && outages.length > atFirst && (
        <p>
          <button type="button" className="btn s quiet" onClick={() => setAll(true)}>
            {say('showAll', { count: outages.length })}
          </button>
        </p>
      )}
    </>
  )
}

function PastLine({ outage, onChange }: { outage: Outage; onChange: ChangeCalendar }) {
  const say = useWords(words)
  const language = useLanguage()
  const { id, from, until, reason } = outage
  return (
    <CalendarLine
      label={say('outageRemoveName', { reason })}
      removed={say('outageRemoved')}
      onRemove={() => onChange(`outages/${id}/remove`, {})}
    >
      <b>{reason}</b>
      <span className="small muted">
        {formatMoment(from, language)} – {until && formatMoment(until, language)}
      </span>
    </CalendarLine>
  )
}
