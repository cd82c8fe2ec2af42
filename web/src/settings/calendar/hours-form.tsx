import type { DeskCalendar } from '@bezpechne/shared/calendar'
import type { Language } from '@bezpechne/shared/languages'
import { type SyntheticEvent, useState } from 'react'

import { isStale, useOvertaken } from '../../lib/overtaken.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Field } from '../../ui/field.tsx'
import { Overtaken } from '../../ui/overtaken.tsx'
import type { ChangeCalendar } from './api.ts'
import { CalendarTrouble } from './calendar-trouble.tsx'
import { useChange } from './use-change.ts'
import { weekday } from './weekday.ts'
import { words } from './words.ts'

interface Props {
  calendar: DeskCalendar
  onChange: ChangeCalendar
}

const week = [1, 2, 3, 4, 5, 6, 7]

export function HoursForm({ calendar, onChange }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const [days, setDays] = useState(calendar.days)
  const [opens, setOpens] = useState(calendar.opens)
  const [closes, setCloses] = useState(calendar.closes)
  const { busy, error, run } = useChange()
  const wrong = days.length === 0 ? say('noDays') : closes <= opens ? say('closesFirst') : undefined
  const [asked, setAsked] = useState(false)
  const saved = hoursOf(calendar, language)
  const mine = hoursOf({ days: days.toSorted((one, other) => one - other), opens, closes }, language)
  const { overtaken, know } = useOvertaken(saved)

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    setAsked(true)
    if (!wrong && (await run(() => onChange('hours', { days, opens, closes }), say('hoursSaved')))) know(mine)
  }

  return (
    <form
      className="card stack"
      onSubmit={(event) => void submit(event)}
      noValidate
      aria-labelledby="cal-hours"
    >
      <h2 id="cal-hours" className="h3">
        {say('hours')}
      </h2>
      <DayBoxes days={days} onChange={setDays} />
      <div className="cal-times">
        <TimeField label={say('opens')} value={opens} onChange={setOpens} />
        <TimeField label={say('closes')} error={asked && wrong} value={closes} onChange={setCloses} />
      </div>
      <NotSaved theirs={overtaken && saved !== mine ? saved : undefined} error={error} />
      <p>
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {say('save')}
        </button>
      </p>
    </form>
  )
}

/** The hours that a colleague has saved meanwhile; of another change of the calendar there is nothing to compare. */
function NotSaved({ theirs, error }: { theirs: string | undefined; error: unknown }) {
  if (theirs === undefined) return <CalendarTrouble error={error} />
  return (
    <>
      <Overtaken>
        <p>
          <b>{theirs}</b>
        </p>
      </Overtaken>
      {!isStale(error) && <CalendarTrouble error={error} />}
    </>
  )
}

function DayBoxes({ days, onChange }: { days: number[]; onChange: (days: number[]) => void }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <fieldset className="cal-days">
      <legend>{say('days')}</legend>
      {week.map((day) => (
        <label className="check" key={day}>
          <input
            type="checkbox"
            checked={days.includes(day)}
            onChange={({ target }) =>
              onChange(target.checked ? [...days, day] : days.filter((one) => one !== day))
            }
          />
          <span>{weekday(day, language, 'long')}</span>
        </label>
      ))}
    </fieldset>
  )
}

interface TimeProps {
  label: string
  error?: string | false | undefined
  value: string
  onChange: (value: string) => void
}

function TimeField({ label, error, value, onChange }: TimeProps) {
  return (
    <Field label={label} error={error}>
      {(control) => (
        <input
          {...control}
          className="in"
          type="time"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  )
}

function hoursOf(
  { days, opens, closes }: Pick<DeskCalendar, 'days' | 'opens' | 'closes'>,
  language: Language,
): string {
  return `${days.map((day) => weekday(day, language, 'short')).join(', ')}, ${opens}–${closes}`
}
