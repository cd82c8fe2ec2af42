import { useWords } from '../lib/words.ts'
import { words } from './words.ts'

const numbers = ['102', '101', '103', '112'] as const

/** Always in sight, as text and never as an alarm; a press on a phone calls. */
export function Emergency() {
  const say = useWords(words)
  return (
    <section className="emg" aria-label={say('emergency')}>
      <span className="emg-t">{say('urgent')}</span>
      {numbers.map((number) => (
        <a key={number} href={`tel:${number}`} aria-label={say(`tel${number}`)}>
          {number}
        </a>
      ))}
    </section>
  )
}
