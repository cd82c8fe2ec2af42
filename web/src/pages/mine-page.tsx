import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { MineView, mineWords } from '../mine/index.ts'

/** /mine: all that one has sent. */
export function MinePage() {
  const say = useWords(mineWords)
  useTitle(say('title'))
  return (
    <main id="main" className="page">
      <MineView />
    </main>
  )
}
