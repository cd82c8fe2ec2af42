import { ApiError } from '../lib/api.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { invitationWords } from './invitation-words.ts'
import { SignInTrouble } from './trouble.tsx'

/** Why it was not accepted, in the server's own sentence; what this device cannot do, in ours. */
export function JoinTrouble({ error }: { error: unknown }) {
  const say = useWords(invitationWords)
  if (error instanceof ApiError && error.code === 'no-derivation') return <SignInTrouble error={error} />
  const told = error instanceof ApiError ? error.title : ''
  return (
    <Notice tone="warn" title={say('notAccepted')} alert>
      <p>{told || say('notAcceptedText')}</p>
    </Notice>
  )
}
