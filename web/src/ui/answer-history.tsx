import type { AnswerRevision, AnswerWords, PublicAnswer } from '@bezpechne/shared/inquiries'
import { wordDiff } from '@bezpechne/shared/word-diff'

import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { answerWords } from './answer-words.ts'
import { Icon } from './icon.tsx'

type Past = Pick<PublicAnswer, 'edited' | 'checkedOn' | 'revisions'>

/** What became of an answer since it was written: corrected, why, and what it said before. */
export function AnswerHistory({ answer }: { answer: AnswerWords & Past }) {
  const say = useWords(answerWords)
  const language = useLanguage()
  const { edited, checkedOn, revisions } = answer
  if (!edited && !checkedOn && revisions.length === 0) return null
  return (
    <div className="past small">
      {edited && <p className="muted">{say('edited')}</p>}
      {checkedOn && (
        <p className="row muted">
          <Icon name="check" />
          {say('checked', { date: formatDay(checkedOn, language) })}
        </p>
      )}
      {revisions.map((revision, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- revisions of one answer: only ever added at the end
        <details key={index} className="earlier">
          <summary>
            {say('corrected', { date: formatDay(revision.on, language), reason: revision.reason })}
          </summary>
          <Changes before={revision} after={revisions[index + 1] ?? answer} />
        </details>
      ))}
    </div>
  )
}

/** Word by word; a screen reader hears which words went and which came. */
function Changes({ before, after }: { before: AnswerRevision; after: AnswerWords }) {
  const say = useWords(answerWords)
  const texts: [string, string][] = [
    [before.text, after.text],
    [before.basis ?? '', after.basis ?? ''],
    [sourcesOf(before), sourcesOf(after)],
    [before.steps ?? '', after.steps ?? ''],
  ]
  return (
    <div className="stack">
      <p className="hint">{say('changed')}</p>
      {texts
        .filter(([old, fresh]) => old || fresh)
        .map(([old, fresh], index) => (
          // oxlint-disable-next-line react/no-array-index-key -- parts of one answer: they neither move nor keep state
          <p key={index} className="pre">
            <Diff before={old} after={fresh} />
          </p>
        ))}
    </div>
  )
}

/** A line each. */
function sourcesOf({ sources }: AnswerWords): string {
  return sources.map(({ title, url }) => [title, url].filter(Boolean).join(' ')).join('\n')
}

function Diff({ before, after }: { before: string; after: string }) {
  const say = useWords(answerWords)
  return wordDiff(before, after).map(({ kind, text }, index) => {
    if (kind === 'same') return text
    const Tag = kind === 'gone' ? 'del' : 'ins'
    return (
      // oxlint-disable-next-line react/no-array-index-key -- pieces of one text: they neither move nor keep state
      <Tag key={index}>
        <span className="vh">{say(kind === 'gone' ? 'was' : 'became')} </span>
        {text}
      </Tag>
    )
  })
}
