import type { DeskCalendar } from '@bezpechne/shared/calendar'
import { textIn } from '@bezpechne/shared/languages'
import { useState } from 'react'

import { useCategories } from '../../lib/reference.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Overtaken, Theirs } from '../../ui/overtaken.tsx'
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
  const { typed, put, changed, theirs, busy, error, save } = useClocks(calendar, onChange)
  const wrong = changed.filter(({ category }) => !isHours(typed[category] ?? ''))
  const nameOf = (category: string) =>
    textIn(categories.find(({ code }) => code === category)?.name, language) ?? ''
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (wrong.length === 0 && changed.length > 0) void save()
      }}
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
            name={nameOf(category)}
            usual={usual}
            value={typed[category] ?? shown(hours)}
            onChange={(value) => put(category, value)}
          />
        ))}
      </ul>
      {wrong.length > 0 && <p className="errt">{say('clockWrong')}</p>}
      <NotSaved theirs={theirs} typed={typed} nameOf={nameOf} error={error} />
      <SaveButton disabled={busy || changed.length === 0 || wrong.length > 0} />
    </form>
  )
}

interface NotSavedProps {
  theirs: DeskCalendar['clocks']
  typed: Record<string, string>
  nameOf: (category: string) => string
  error: unknown
}

function NotSaved({ theirs, typed, nameOf, error }: NotSavedProps) {
  if (theirs.length === 0) return <CalendarTrouble error={error} />
  return (
    <Overtaken>
      <Theirs
        fields={theirs.map(({ category, hours }) => [nameOf(category), typed[category] ?? '', shown(hours)])}
      />
    </Overtaken>
  )
}

function useClocks({ clocks }: DeskCalendar, onChange: ChangeCalendar) {
  const say = useWords(words)
  const [typed, setTyped] = useState<Record<string, string>>({})
  // What stood in each field when the typing began.
  const [before, setBefore] = useState<Record<string, string>>({})
  const { busy, error, run } = useChange()
  const changed = clocks.filter(
    ({ category, hours }) => typed[category] !== undefined && typed[category] !== shown(hours),
  )

  function put(category: string, value: string): void {
    const hours = clocks.find((one) => one.category === category)?.hours ?? null
    setBefore({ [category]: shown(hours), ...before })
    setTyped({ ...typed, [category]: value })
  }

  async function save(): Promise<void> {
    const wanted = changed.map(({ category }) => ({
      category,
      hours: typed[category] === '' ? null : Number(typed[category]),
    }))
    if (!(await run(() => onChange('clocks', { clocks: wanted }), say('clocksSaved')))) return
    setTyped({})
    setBefore({})
  }

  return {
    typed,
    put,
    changed,
    /** What somebody else has saved meanwhile of what is typed here. */
    theirs: changed.filter(({ category, hours }) => before[category] !== shown(hours)),
    busy,
    error,
    save,
  }
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
