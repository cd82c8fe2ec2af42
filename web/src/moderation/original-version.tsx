import { useWords } from '../lib/words.ts'
import { OriginalText } from './original-text.tsx'
import { words } from './words.ts'

/** The left of the pair: what the author wrote, for the desk alone, until its time is over. */
export function OriginalVersion({ text }: { text: string | null }) {
  const say = useWords(words)
  return (
    <section className="ver" aria-labelledby="as-written">
      <h2 id="as-written" className="h3">
        {say('asWritten')} <span className="muted">{say('onlyYou')}</span>
      </h2>
      {text === null ? <p className="hint">{say('erased')}</p> : <OriginalText text={text} />}
    </section>
  )
}
