import type { DeskCalendar } from '@bezpechne/shared/calendar'
import { textIn } from '@bezpechne/shared/languages'
import { type SyntheticEvent, useState } from 'react'

import { useCategories } from '../../lib/reference.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import type { ChangeCalendar } from './api.ts'
import { CalendarTrouble } from './calendar-trouble.tsx'
import { useChange } from './use-change.ts'
import { words } from './words.ts'

interface Props {
  city: string
  calendar: DeskCalendar
  onChange: ChangeCalendar
}

/** In how many working hours each topic is answered; an empty field keeps to the usual. */
export function ClocksForm({ city, calendar, onChange }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const { data: categories = [] } = useCategories(city)
  const [typed, setTyped] = useState<Record<string, string>>({})
  const { busy, error, run } = useChange()
  const changed = calendar.clocks.filter(
    ({ category, hours }) => typed[category] !== undefined && typed[category] !== shown(hours),
  )
  const wrong = changed.filter(({ category }) => !isHours(typed[category] ?? ''))

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    if (wrong.length > 0 || changed.length === 0) return
    const clocks = changed.map(({ category }) => {
      return { category, hours: typed[category] === '' ? null : Number(typed[category]) }
    })
    if (await run(() => onChange('clocks', { clocks }), say('clocksSaved'))) setTyped({})
  }

  return (
    <form
      className="card stack"
      onSubmit={(event) => void submit(event)}
      noValidate
      aria-labelledby="cal-clocks"
    >
      <h2 id="cal-clocks" className="h3">
        {say('clocks')}
      </h2>
      <p className="muted">{say('clocksText')}</p>
      <ul className="cal-clocks">
        {calendar.clocks.map(({ category, hours, usual }) => (
          <ClockRow
            key={category}
            category={category}
            name={textIn(categories.find(({ code }) => code === category)?.name, language) ?? ''}
            usual={usual}
            value={typed[category] ?? shown(hours)}
            onChange={(value) => setTyped({ ...typed, [category]: value })}
          />
        ))}
      </ul>
      {wrong.length > 0 && <p className="errt">{say('clockWrong')}</p>}
      <CalendarTrouble error={error} />
      <SaveButton disabled={busy || changed.length === 0 || wrong.length > 0} />
    </form>
  )
}

function SaveButton({ disabled }: { disabled: boolean }) {
  const say = useWords(words)
  return (
    <p>
      <button type="submit" className="btn pri" disabled={disabled}>
        {say('save')}
      </button>
    </p>
  )
}

interface RowProps {
  category: string
  name: string
  usual: number
  value: string
  onChange: (value: string) => void
}

function ClockRow({ category, name, usual, value, onChange }: RowProps) {
  const say = useWords(words)
  return (
    <li>
      <label htmlFor={`clock-${category}`}>{name}</label>
      <span className="hint">{say('usual', { count: usual })}</span>
      <input
        id={`clock-${category}`}
        className="in"
        inputMode="numeric"
        maxLength={4}
        placeholder={String(usual)}
        aria-invalid={isHours(value) ? undefined : true}
        value={value}
        onChange={({ target }) => onChange(target.value.trim())}
      />
    </li>
  )
}

function shown(hours: number | null): string {
  return hours === null ? '' : String(hours)
}

function isHours(text: string): boolean {
  return text === '' || (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 2000)
}
