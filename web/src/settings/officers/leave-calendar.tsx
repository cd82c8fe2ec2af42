import type { DeskBeats } from '@bezpechne/shared/beat-settings'
import { textIn } from '@bezpechne/shared/languages'

import { formatDay } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { useChangeBeats } from '../beats/api.ts'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble } from '../save-trouble.tsx'
import { words } from './words.ts'

/** Who is away or will be, in the order of days. */
export function LeaveCalendar({ city, desk }: { city: string; desk: DeskBeats }) {
  const say = useWords(words)
  const language = useLanguage()
  const change = useChangeBeats(city)
  const { busy, error, run } = useChange()
  const nameOf = (id: string | null) =>
    textIn(desk.officers.find((one) => one.id === id)?.name, language) ?? ''
  return (
    <section className="card stack" aria-labelledby="leave-calendar">
      <h2 id="leave-calendar" className="h3">
        {say('calendar')}
      </h2>
      {error !== undefined && <SaveTrouble error={error} />}
      {desk.absences.length === 0 && <p className="muted">{say('calendarNone')}</p>}
      <ul className={desk.absences.length > 0 ? 'set-rows' : undefined}>
        {desk.absences.map(({ id, officerId, kind, since, until, substituteId }) => (
          <li key={id}>
            <span className="grow">
              <b>{nameOf(officerId)}</b>{' '}
              {[
                say(`kind-${kind}`),
                say('fromTo', { since: formatDay(since, language), until: formatDay(until, language) }),
                substituteId && say('stands', { name: nameOf(substituteId) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <button
              type="button"
              className="btn s quiet"
              disabled={busy}
              aria-label={say('backName', { name: nameOf(officerId) })}
              onClick={() => void run(() => change(`absences/${id}/end`, {}), say('backSaved'))}
            >
              {say('back')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
