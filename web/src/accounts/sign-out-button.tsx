import { useMutation, useQueryClient } from '@tanstack/react-query'

import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { toast } from '../ui/toast.tsx'
import { signOut } from './api.ts'
import { words } from './words.ts'

/** What the desks have loaded goes with the session. */
export function SignOutButton() {
  const say = useWords(words)
  const client = useQueryClient()
  const leaving = useMutation({
    mutationFn: signOut,
    onSuccess: () => client.resetQueries(),
    onError: () => toast(say('offlineText')),
  })
  return (
    <button type="button" className="btn" onClick={() => leaving.mutate()}>
      <Icon name="exit" />
      {say('signOut')}
    </button>
  )
}
