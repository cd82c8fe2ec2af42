import { ResetView, resetWords } from '../accounts/index.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'

/** /reset#…: what the link to a new password opens. */
export function ResetPage() {
  const say = useWords(resetWords)
  useTitle(say('title'))
  return (
    <main id="main" className="page narrow">
      <ResetView />
    </main>
  )
}
