import { FollowingDesk, followingWords, PushedHere } from '../following/index.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'

/** /follow#…: what the link of a mail opens; without one, what a resident follows. */
export function FollowPage() {
  const say = useWords(followingWords)
  useTitle(say('pageTitle'))
  return (
    <main id="main" className="page">
      <FollowingDesk />
      <PushedHere />
    </main>
  )
}
