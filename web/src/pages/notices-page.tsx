import { PushedHere } from '../following/index.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { NoticeList } from '../notices/index.ts'
import { pageWords } from './words.ts'

export function NoticesPage() {
  const say = useWords(pageWords)
  useTitle(say('notices'))
  return (
    <main id="main" className="page">
      <NoticeList />
      <PushedHere />
    </main>
  )
}
