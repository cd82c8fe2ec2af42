import { auditActions } from '@bezpechne/shared/audit'
import { textIn } from '@bezpechne/shared/languages'
import type { StaffActivity } from '@bezpechne/shared/staff-activity'
import { auditWords } from '@bezpechne/shared/words/audit'

import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { words } from './activity-words.ts'

import './activity.css'

type Days = StaffActivity['days']

const shown = 7

/** What somebody did here of late: how often, on which day. */
export function Activity({ activity: { lastSeen, days } }: { activity: StaffActivity }) {
  const say = useWords(words)
  const language = useLanguage()
  const older = days.slice(shown)
  return (
    <div className="stack t">
      <p>{lastSeen ? say('lastSeen', { when: formatDay(lastSeen, language) }) : say('never')}</p>
      {lastSeen && days.length === 0 && <p className="muted">{say('none')}</p>}
      {days.length > 0 && (
        <>
          <p className="lab">{say('last')}</p>
          <DayList days={days.slice(0, shown)} />
        </>
      )}
      {older.length > 0 && (
        <details>
          <summary>{say('more', { count: older.length })}</summary>
          <DayList days={older} />
        </details>
      )}
      <p className="small muted">{say('without')}</p>
    </div>
  )
}

function DayList({ days }: { days: Days }) {
  const language = useLanguage()
  return (
    <dl className="days">
      {days.map(({ day, deeds }) => (
        <div key={day}>
          <dt>{formatDay(day, language)}</dt>
          {deeds.map(({ action, count }) => (
            <dd key={action}>
              {nameOf(action, language)} <b>{count}</b>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

/** Of an older release, a deed may have a name that nobody knows any more. */
function nameOf(action: string, language: ReturnType<typeof useLanguage>): string {
  const known = auditActions.find((one) => one === action)
  return known ? textIn(auditWords, language)[known] : action
}
