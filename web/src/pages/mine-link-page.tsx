import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { LinkView, mineWords } from '../mine/index.ts'

/** /mine/link#…: what the link of a letter opens. */
export function MineLinkPage() {
  const say = useWords(mineWords)
  useTitle(say('linkTitle'))
  return (
    <main id="main" className="page">
      <LinkView />
    </main>
  )
}
