import type { AssignedItem } from '@bezpechne/shared/answers'

import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { words } from './words.ts'

/** What everybody reads already. */
export function GivenAnswers({ item }: { item: AssignedItem }) {
  const say = useWords(words)
  const language = useLanguage()
  if (item.answers.length === 0) return null
  return (
    <section className="stack t" aria-labelledby="given-answers">
      <h2 id="given-answers" className="h3">
        {say(item.state === 'answered' ? 'given' : 'before')}
      </h2>
      {item.answers.map(({ text, basis, steps, organisation, publishedOn }) => (
        <article className="card stack t" key={`${publishedOn} ${text}`}>
          <p className="small muted">
            {say('givenOn', {
              name: organisation?.[language] ?? say('moderator'),
              when: formatDay(publishedOn, language),
            })}
          </p>
          <p className="asis">{text}</p>
          {basis && <p className="asis hint">{basis}</p>}
          {steps && <p className="asis">{steps}</p>}
        </article>
      ))}
    </section>
  )
}
