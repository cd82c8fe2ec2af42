import type { AnswerWords } from '@bezpechne/shared/inquiries'
import { hostOf } from '@bezpechne/shared/sources'

import { useWords } from '../lib/words.ts'
import { answerWords } from './answer-words.ts'
import { Icon } from './icon.tsx'
import { PlainText, WithNumbers } from './plain-text.tsx'

/** What was answered, the rule it rests on, where that can be read, what one can do oneself. */
export function AnswerBody({ answer: { text, basis, steps, sources } }: { answer: AnswerWords }) {
  const say = useWords(answerWords)
  const lines = steps?.split('\n').filter((line) => line.trim()) ?? []
  return (
    <div className="stack">
      <PlainText text={text} lead />
      {(basis || sources.length > 0) && (
        <div className="rule">
          <Icon name="book" />
          <div className="stack t">
            {basis && (
              <div>
                <h3>{say('basis')}</h3>
                <p className="small pre">{basis}</p>
              </div>
            )}
            {sources.length > 0 && <Sources sources={sources} />}
          </div>
        </div>
      )}
      {lines.length > 0 && (
        <div className="stack t">
          <h3>{say('steps')}</h3>
          <ol className="steps">
            {lines.map((line, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- lines of one text: they neither move nor keep state
              <li key={index}>
                <WithNumbers text={line.replace(/^\s*(?:\d{1,2}[.)]|[-•*])\s*/u, '')} />
              </li>
            ))}
          </ol>
        </div>
      )}
    </div>
  )
}

/** The host stands in the open: whoever follows a link sees before where it leads. */
function Sources({ sources }: Pick<AnswerWords, 'sources'>) {
  const say = useWords(answerWords)
  return (
    <div>
      <h3>{say('sources')}</h3>
      <ul className="sources small">
        {sources.map(({ title, url }) => (
          <li key={`${title} ${url}`}>
            {url ? (
              <>
                <a href={url} rel="noopener noreferrer">
                  {title}
                </a>{' '}
                <span className="muted">{hostOf(url)}</span>
              </>
            ) : (
              title
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
