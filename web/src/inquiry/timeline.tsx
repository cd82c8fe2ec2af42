import type { TimelineStep } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'

import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { words } from './words.ts'

interface Props {
  steps: TimelineStep[]
  /** An answer is still to come: says so at the end. */
  open: boolean
}

export function Timeline({ steps, open }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <ol className="tl">
      {steps.map(({ step, on, organisation }, index) => (
        // Several steps of a day may be alike; they are only ever added at the end.
        // oxlint-disable-next-line react/no-array-index-key -- steps of one past: they neither move nor keep state
        <li key={index} className={index === steps.length - 1 ? 'now' : undefined}>
          <b>{say(`step-${step}`)}</b>
          {organisation && <span>{textIn(organisation, language)}</span>}
          <time dateTime={on}>{formatDay(on, language)}</time>
        </li>
      ))}
      {open && (
        <li className="next">
          <b>{say('answer')}</b>
          <span>{say('notYet')}</span>
        </li>
      )}
    </ol>
  )
}
