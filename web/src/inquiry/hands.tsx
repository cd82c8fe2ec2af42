import type { Hand } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import { auditWords } from '@bezpechne/shared/words/audit'

import { formatMoment } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { secondWords } from './second-words.ts'

/** Who of the staff touched it, what they did and when: by role, the latest first. */
export function Hands({ hands }: { hands: Hand[] }) {
  const say = useWords(secondWords)
  const language = useLanguage()
  if (hands.length === 0) return null
  return (
    <section className="card" aria-labelledby="hands-h">
      <h2 id="hands-h" className="h3">
        {say('hands')}
      </h2>
      <p className="small muted">{say('handsText')}</p>
      <ul className="hands small">
        {hands.toReversed().map(({ role, action, at, times }) => (
          <li key={`${at} ${role} ${action}`}>
            <span>
              <b>{say(role)}</b> {textIn(auditWords, language)[action]}
              {times > 1 && ` ${say('times', { count: times })}`}
            </span>
            <time className="muted" dateTime={at}>
              {formatMoment(at, language)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  )
}
