import type { AuthorView } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import { changeWords } from '@bezpechne/shared/words/inquiry-states'

import { useLanguage, useWords } from '../lib/words.ts'
import { secondWords } from './second-words.ts'

/** What a moderator asks to change, in the city's words. */
export function AskedChanges({ own: { change, advice } }: { own: AuthorView }) {
  const say = useWords(secondWords)
  const language = useLanguage()
  if (!change) return null
  return (
    <div className="stack t">
      <h2>{say('what')}</h2>
      <p>
        <b>{textIn(changeWords, language)[change]}.</b> {textIn(advice, language)}
      </p>
    </div>
  )
}
