import type { DeskCalendar, HolidayRow } from '@bezpechne/shared/calendar'
import { type SyntheticEvent, useState } from 'react'

import { formatDay } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Field } from '../../ui/field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useFieldTrouble } from '../save-trouble.tsx'
import type { ChangeCalendar } from './api.ts'
import { CalendarLine } from './calendar-line.tsx'
import { CalendarTrouble } from './calendar-trouble.tsx'
import { HolidayFile } from './holiday-file.tsx'
import { useChange } from './use-change.ts'
import { weekday } from './weekday.ts'
import { words } from './words.ts'

interface Props {
  city: string
  calendar: DeskCalendar
  onChange: ChangeCalendar
}

export function Holidays({ city, calendar, onChange }: Props) {
  const say = useWords(words)
  return (
    <section className="card stack" aria-labelledby="cal-holidays">
      <h2 id="cal-holidays" className="h3">
        {say('holidays')}
      </h2>
      <AddHoliday onChange={onChange} />
      <HolidayFile city={city} onChange={onChange} />
      {calendar.holidays.length > 0 ? (
        <HolidayList holidays={calendar.holidays} onChange={onChange} />
      ) : (
        <p className="muted">{say('noHolidays')}</p>
      )}
    </section>
  )
}

function AddHoliday({ onChange }: Pick<Props, 'onChange'>) {
  const say = useWords(words)
  const [on, setOn] = useState('')
  const [name, setName] = useState('')
  const { busy, error, run } = useChange()
  const trouble = useFieldTrouble(error)

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    if (!(await run(() => onChange('holidays', { holidays: [{ on, name }] }), say('holidayAdded')))) return
    setOn('')
    setName('')
  }

  return (
    <form className="stack t" onSubmit={(event) => void submit(event)} noValidate>
      <CalendarTrouble error={error} />
      <div className="row cal-start">
        <Field label={say('day')} error={trouble('holidays.0.on')}>
          {(control) => (
            <input
              {...control}
              className="in"
              type="date"
              value={on}
              onChange={({ target }) => setOn(target.value)}
            />
          )}
        </Field>
        <div className="grow">
          <TextField
            label={say('name')}
            error={trouble('holidays.0.name')}
            value={name}
            max={100}
            onChange={setName}
          />
        </div>
        <button type="submit" className="btn" disabled={busy || on === '' || name.trim().length < 2}>
          {say('add')}
        </button>
      </div>
    </form>
  )
}

function HolidayList({ holidays, onChange }: ListProps) {
  return (
    <ul className="cal-list">
      {holidays.map((holiday) => (
        <HolidayLine key={holiday.on} holiday={holiday} onChange={onChange} />
      ))}
    </ul>
  )
}

interface ListProps {
  holidays: DeskCalendar['holidays']
  onChange: ChangeCalendar
}

function HolidayLine({
  holiday: { on, name },
  onChange,
}: Pick<ListProps, 'onChange'> & { holiday: HolidayRow }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <CalendarLine
      label={say('holidayRemoveName', { name })}
      removed={say('holidayRemoved')}
      onRemove={() => onChange('holidays/remove', { on })}
    >
      <b>{name}</b>
      <time className="small muted" dateTime={on}>
        {formatDay(on, language)}, {weekday(new Date(`${on}T12:00Z`).getUTCDay() || 7, language, 'long')}
      </time>
    </CalendarLine>
  )
}
