import type { Member } from '@bezpechne/shared/members'
import { useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { toast } from '../../ui/toast.tsx'
import { SaveTrouble } from '../save-trouble.tsx'
import { words } from './words.ts'

interface Props {
  member: Member
  /** One's own role. */
  self: boolean
  /** Nobody would screen inquiries any more. */
  last: boolean
  onRemove: (member: Member) => Promise<void>
  onClose: () => void
}

export function RemoveDialog({ member, self, last, onRemove, onClose }: Props) {
  const say = useWords(words)
  const [error, setError] = useState<unknown>()
  const { name, role } = member

  function remove(): void {
    setError(undefined)
    onRemove(member).then(finish, setError)
  }

  function finish(): void {
    toast(say('removed', { name }))
    onClose()
  }

  return (
    <Dialog title={say('removeTitle', { name })} onClose={onClose}>
      <p>{say('removeText', { role: say(role) })}</p>
      {self && <Notice tone="warn" title={say('removeSelf')} />}
      {last && <Notice tone="warn" title={say('removeLast')} />}
      {error !== undefined && <SaveTrouble error={error} />}
      <div className="row">
        <button type="button" className="btn pri" onClick={remove}>
          {say('remove')}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {say('cancel')}
        </button>
      </div>
    </Dialog>
  )
}
