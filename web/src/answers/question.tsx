import type { DeskAnswer } from '@bezpechne/shared/answers'
import { textIn } from '@bezpechne/shared/languages'
import { Link } from '@tanstack/react-router'

import { useLanguage, useWords } from '../lib/words.ts'
import { words } from './words.ts'

/** What was asked, above the answer to it. */
export function Question({ city, item }: { city: string; item: DeskAnswer }) {
  const say = useWords(words)
  const language = useLanguage()
  const { number, title, question, place, organisation } = item
  return (
    <>
      <header className="stack t">
        <h1>{title}</h1>
        <p className="small muted">{[number, place].filter(Boolean).join('\u00a0· ')}</p>
        <p className="small">
          {say('writtenBy', { name: textIn(organisation, language) ?? say('moderator') })}{' '}
          <Link to="/$city/$number" params={{ city, number }}>
            {say('publicPage')}
          </Link>
        </p>
      </header>
      <div className="card">
        <p className="asis">{question}</p>
      </div>
    </>
  )
}
