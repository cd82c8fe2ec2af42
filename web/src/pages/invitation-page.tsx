import { InvitationView, invitationWords } from '../accounts/index.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'

/** /invitation#…: what the link of an invitation opens. */
export function InvitationPage() {
  const say = useWords(invitationWords)
  useTitle(say('title'))
  return (
    <main id="main" className="page narrow">
      <InvitationView />
    </main>
  )
}
