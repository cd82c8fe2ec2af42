import { useMutation, useQueryClient } from '@tanstack/react-query'

import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { toast } from '../ui/toast.tsx'
import { signOut } from './api.ts'
import { words } from './words.ts'

/**
 * What the desks have loaded goes with the session.
 * @param onOut leaves the desk first, which would keep for the same person what is typed there
 */
export function SignOutButton({ onOut }: { onOut?: () => Promise<void> }) {
  const say = useWords(words)
  const client = useQueryClient()
  const leaving = useMutation({
    mutationFn: signOut,
    async onSuccess() {
      await onOut?.()
      await client.resetQueries()
    },
    onError: () => toast(say('offlineText')),
  })
  return (
    <button type="button" className="btn" onClick={() => leaving.mutate()}>
      <Icon name="exit" />
      {say('signOut')}
    </button>
  )
}
