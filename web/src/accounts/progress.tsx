import { useWords } from '../lib/words.ts'
import { words } from './words.ts'

/** That the device is at work: the key of a password takes seconds, on purpose. */
export function Progress() {
  const say = useWords(words)
  return (
    <output className="deriving">
      <span className="small muted">{say('deriving')}</span>
      <progress aria-label={say('deriving')} />
    </output>
  )
}
