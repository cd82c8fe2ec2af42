import type { ContextItem } from '@bezpechne/shared/context'
import { textIn } from '@bezpechne/shared/languages'

import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { PinMark } from '../ui/pin-mark.tsx'
import { useWaited } from './waited.ts'
import { weighingWords } from './weighing-words.ts'

/** One of the others: what it is, how far, how it stands; its answer to be read on the spot. */
export function ContextLine({ city, item }: { city: string; item: ContextItem }) {
  const { id, number, state, title, answer } = item
  const say = useWords(weighingWords)
  const language = useLanguage()
  const waits = state === 'submitted'
  // Another tab: what is being decided here stays as it is.
  const address = waits ? `/desk/${city}/moderation?state=queue&id=${id}` : `/${city}/${number}`
  return (
    <>
      <a className="dup" href={address} target="_blank" rel="noreferrer">
        {waits ? <Icon name="list" /> : <PinMark colour={state === 'answered' ? 'green' : 'red'} />}
        <span>
          <b>{title}</b>
          <span>{useFacts(item).join('\u00a0· ')}</span>
        </span>
      </a>
      {answer && (
        <details className="context-answer small">
          <summary>{say('readAnswer')}</summary>
          <p>{answer.text}</p>
          {answer.by && <p className="muted">{textIn(answer.by, language)}</p>}
        </details>
      )}
    </>
  )
}

/** "120 м · відповідь 3 квітня" */
function useFacts({ metres, state, answer, submittedAt }: ContextItem): string[] {
  const say = useWords(weighingWords)
  const language = useLanguage()
  const waited = useWaited()
  const standing =
    state === 'submitted'
      ? `${say('waits')}, ${waited(submittedAt)}`
      : answer
        ? say('answeredOn', { date: formatDay(answer.on, language) })
        : say('unanswered')
  return [metres === null ? '' : say('metres', { count: metres }), standing].filter(Boolean)
}
