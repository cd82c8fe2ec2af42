import { aroundBars } from '@bezpechne/shared/blanks'
import { Fragment } from 'react'

import { useWords } from '../lib/words.ts'
import { words } from './words.ts'

/** One stretch of public text: where a moderator took words out stands a bar, said aloud as what it is. */
export function BarredText({ text }: { text: string }) {
  const [first, ...rest] = aroundBars(text)
  return (
    <>
      {first}
      {rest.map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- pieces of one text: they neither move nor keep state
        <Fragment key={index}>
          <span className="nw">
            <Bar />
            {signsOf(part)}
          </span>
          {part.slice(signsOf(part).length)}
        </Fragment>
      ))}
    </>
  )
}

/** What clings to the word before: no line begins with it. */
function signsOf(part: string): string {
  return /^[.,;:!?…)»”]*/u.exec(part)?.[0] ?? ''
}

function Bar() {
  const say = useWords(words)
  return (
    <span className="blank">
      <span className="vh">{say('blanked')}</span>
    </span>
  )
}
