import { formatTime } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import type { SavingState } from './use-answer.ts'
import { words } from './words.ts'

interface Props {
  state: SavingState
  storedAt: string | undefined
  /** Nothing is wrong with it: it can be sent. */
  ready: boolean
}

/** Where the typed text is kept right now. */
export function SavingLine({ state, storedAt, ready }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <output className="hint">
      {state === 'saving' && say('saving')}
      {state === 'failed' && say('savedOffline')}
      {state === 'pending' && say(ready ? 'savedHere' : 'savedHereOnly')}
      {state === 'saved' && storedAt && say('savedAt', { time: formatTime(storedAt, language) })}
    </output>
  )
}
