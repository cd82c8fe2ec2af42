import { ReceiptView } from '../inquiry/index.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { pageWords } from './words.ts'

export function ReceiptPage() {
  const say = useWords(pageWords)
  useTitle(say('receipt'))
  return (
    <main id="main" className="page">
      <ReceiptView />
    </main>
  )
}
