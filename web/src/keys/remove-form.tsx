import { useState } from 'react'

import { useTask } from '../lib/use-task.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { toast } from '../ui/toast.tsx'
import { Trouble } from '../ui/trouble.tsx'
import type { FormProps } from './mailbox-card.tsx'
import { kindOf, takeAway } from './steps.ts'
import { words } from './words.ts'

/** Says plainly what it does not do: what was copied stays copied. */
export function RemoveForm({ city, active, onClose, onChanged }: FormProps) {
  const say = useWords(words)
  const [whom, setWhom] = useState('')
  const { busy, error, run } = useTask()
  const kind = kindOf(active)

  async function remove(): Promise<void> {
    if (!kind) return
    await takeAway(city, { kind, scope: active.scope, staff: whom })
    toast(say('removed'))
    onClose()
    onChanged()
  }

  return (
    <div className="stack kform">
      <Notice tone="warn" title={say('removeMember')}>
        <p>{say('removeText')}</p>
        <p>{say('removeThen')}</p>
      </Notice>
      {error !== undefined && <Trouble error={error} />}
      <SelectField
        label={say('whom')}
        value={whom}
        none={say('choose')}
        options={active.members.map(({ staff }) => ({ value: staff.id, name: staff.name }))}
        onChange={setWhom}
      />
      <div className="row">
        <button type="button" className="btn pri" disabled={busy || !whom} onClick={() => void run(remove)}>
          {say('removeMember')}
        </button>
        <button type="button" className="btn quiet" onClick={onClose}>
          {say('cancel')}
        </button>
      </div>
    </div>
  )
}
