import { partsOf } from '@bezpechne/shared/findings'

import { useWords } from '../lib/words.ts'
import { words } from './words.ts'

/** The text as others will read it: bars over what a moderator covers. */
export function CoveredText({ text }: { text: string }) {
  const say = useWords(words)
  return partsOf(text).map((part, index) =>
    part.kind ? (
      <span className="blank" key={`${index}-${part.kind}`}>
        <span className="vh">{say('covered', { what: say(part.kind) })}</span>
      </span>
    ) : (
      part.text
    ),
  )
}
