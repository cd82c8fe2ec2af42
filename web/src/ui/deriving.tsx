import { useWords } from '../lib/words.ts'
import { passwordWords } from './password-words.ts'

/** That the device is at work: the key of a password takes seconds, on purpose. */
export function Deriving() {
  const say = useWords(passwordWords)
  return (
    <output className="deriving">
      <span className="small muted">{say('deriving')}</span>
      <progress aria-label={say('deriving')} />
    </output>
  )
}
