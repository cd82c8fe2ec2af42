import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { ReplyDesk, replyWords } from '../replies/index.ts'

/** /reply#…: what the link of a body without accounts opens. */
export function ReplyPage() {
  const say = useWords(replyWords)
  useTitle(say('title'))
  return (
    <main id="main" className="page">
      <ReplyDesk />
    </main>
  )
}
