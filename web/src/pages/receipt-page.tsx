import { holdsCode } from '../inquiries/index.ts'
import { ReceiptView } from '../inquiry/index.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { DisputePhotos, Revision } from './own-forms.tsx'
import { pageWords } from './words.ts'

export function ReceiptPage() {
  const say = useWords(pageWords)
  useTitle(say('receipt'))
  return (
    <main id="main" className="page">
      <ReceiptView Revision={Revision} DisputePhotos={DisputePhotos} onHeld={holdsCode} />
    </main>
  )
}
