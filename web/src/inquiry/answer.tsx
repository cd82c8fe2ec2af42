import type { PublicAnswer } from '@bezpechne/shared/inquiries'

import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { PlainText, WithNumbers } from '../ui/plain-text.tsx'
import { words } from './words.ts'

/** What was answered, the rule it rests on, what one can do oneself. */
export function AnswerText({ answer: { text, basis, steps } }: { answer: PublicAnswer }) {
  const say = useWords(words)
  const lines = steps?.split('\n').filter((line) => line.trim()) ?? []
  return (
    <div className="stack">
      <PlainText text={text} lead />
      {basis && (
        <div className="rule">
          <Icon name="book" />
          <div>
            <h3>{say('basis')}</h3>
            <p className="small pre">{basis}</p>
          </div>
        </div>
      )}
      {lines.length > 0 && (
        <div className="stack t">
          <h3>{say('steps')}</h3>
          <ol className="steps">
            {lines.map((line) => (
              <li key={line}>
                <WithNumbers text={line.replace(/^\s*(?:\d{1,2}[.)]|[-•*])\s*/u, '')} />
              </li>
            ))}
          </ol>
        </div>
      )}
    </div>
  )
}

/** "Патрульна поліція · 15 травня" */
export function AnswerSource({ answer: { organisation, publishedOn } }: { answer: PublicAnswer }) {
  const language = useLanguage()
  return (
    <p className="small muted">
      {[organisation?.[language], formatDay(publishedOn, language)].filter(Boolean).join('\u00a0· ')}
    </p>
  )
}
