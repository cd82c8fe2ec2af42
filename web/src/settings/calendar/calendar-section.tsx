import { useWords } from '../../lib/words.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import type { SectionProps } from '../sections.ts'
import { useCalendar, useChangeCalendar } from './api.ts'
import { ClocksForm } from './clocks-form.tsx'
import { Holidays } from './holidays.tsx'
import { HoursForm } from './hours-form.tsx'
import { Outages } from './outages.tsx'
import { words } from './words.ts'

import './calendar.css'

/** When the city works, and in how many working hours it answers. */
export function CalendarSection({ city }: SectionProps) {
  const say = useWords(words)
  const { data: calendar, error, refetch } = useCalendar(city)
  const change = useChangeCalendar(city, calendar?.version ?? 0)
  if (!calendar) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton />
  return (
    <>
      <p className="muted">{say('how')}</p>
      <Outages calendar={calendar} onChange={change} />
      <HoursForm calendar={calendar} onChange={change} />
      <Holidays city={city} calendar={calendar} onChange={change} />
      <ClocksForm city={city} calendar={calendar} onChange={change} />
    </>
  )
}
