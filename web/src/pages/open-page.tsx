import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { openingWords, OpenView } from '../opening/index.ts'

/** /open: somebody asks for a community; /open#… is what the link of the mail opens. */
export function OpenPage() {
  const say = useWords(openingWords)
  useTitle(say('title'))
  return (
    <main id="main" className="page">
      <OpenView />
    </main>
  )
}
