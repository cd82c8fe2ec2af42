import { useWords } from '../lib/words.ts'
import { words } from './words.ts'

export function WritePage() {
  const say = useWords(words)
  return (
    <main id="main" className="page narrow">
      <h1>{say('write')}</h1>
    </main>
  )
}
