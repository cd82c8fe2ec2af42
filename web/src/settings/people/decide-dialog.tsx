import type { Invitation } from '@bezpechne/shared/members'

import { useTask } from '../../lib/use-task.ts'
import { useWords } from '../../lib/words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { SaveTrouble } from '../save-trouble.tsx'
import type { usePeopleActs } from './api.ts'
import { permissionsOf } from './may-table.tsx'
import { permissionWords } from './permission-words.ts'
import { words } from './words.ts'

interface Props {
  wish: Invitation
  acts: ReturnType<typeof usePeopleActs>
  onClose: () => void
}

/** The second word: who it is, what the role opens, yes or no. */
export function DecideDialog({ wish, acts, onClose }: Props) {
  const say = useWords(words)
  const tell = useWords(permissionWords)
  const { busy, error, run } = useTask()
  const { id, email, role, askedBy } = wish

  function decide(approve: boolean): void {
    if (busy) return
    void run(async () => {
      await acts.decide(id, approve)
      toast(say(approve ? 'agreed' : 'refused', { email }))
      onClose()
    })
  }

  return (
    <Dialog title={say('decideTitle', { role: say(role) })} onClose={onClose}>
      <p>
        <b>{email}</b>
        {askedBy && <span className="muted"> · {say('askedBy', { name: askedBy })}</span>}
      </p>
      <p>{say('decideText')}</p>
      <h3 className="h3">{say('opens')}</h3>
      <ul className="may-list">
        {permissionsOf([role]).map((one) => (
          <li key={one}>{tell(one)}</li>
        ))}
      </ul>
      {error !== undefined && <SaveTrouble error={error} />}
      <div className="row">
        <button type="button" className="btn pri" aria-disabled={busy} onClick={() => decide(true)}>
          {say('agree')}
        </button>
        <button type="button" className="btn" aria-disabled={busy} onClick={() => decide(false)}>
          {say('refuse')}
        </button>
      </div>
    </Dialog>
  )
}
