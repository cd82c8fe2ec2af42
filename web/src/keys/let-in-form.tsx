import { mayHold } from '@bezpechne/shared/key-circles'
import type { Colleague, MailboxVersion } from '@bezpechne/shared/keys'
import type { Holder } from '@bezpechne/shared/staff-keys'
import { useState } from 'react'

import { useUnlocked } from '../lib/unlock.ts'
import { useWords } from '../lib/words.ts'
import { SelectField } from '../ui/select-field.tsx'
import { toast } from '../ui/toast.tsx'
import { KnownPeople } from './known-people.tsx'
import type { FormProps } from './mailbox-card.tsx'
import { kindOf, letIn } from './steps.ts'
import { words } from './words.ts'

/** The own keys of a mailbox sealed to somebody else's, after a telephone call; with or instead of a present member. */
export function LetInForm({ replaces, ...props }: FormProps & { replaces: boolean }) {
  const { city, me, versions, active, onClose, onChanged } = props
  const say = useWords(words)
  const unlocked = useUnlocked(city)
  const [whom, setWhom] = useState('')
  const [leaves, setLeaves] = useState('')
  const could = outside(props.colleagues, active)
  const person = could.find(({ staff, key }) => staff === whom && key !== null)
  const members = active.members.filter(({ staff, approvedBy }) => approvedBy && staff.id !== whom)

  async function give([holder]: Holder[]): Promise<void> {
    const kind = kindOf(active)
    if (!holder || !unlocked || !kind) return
    const given = { holder, versions, insteadOf: replaces ? leaves : null }
    await letIn(unlocked, { kind, scope: active.scope }, given)
    toast(say('granted'))
    onClose()
    onChanged()
  }

  return (
    <div className="stack kform">
      {replaces && (
        <Who
          label={say('whoGoes')}
          value={leaves}
          people={members.map(({ staff }) => ({ value: staff.id, name: staff.name }))}
          onChange={setLeaves}
        />
      )}
      <Who
        label={say(replaces ? 'whoComes' : 'whom')}
        value={whom}
        people={could.map((one) => choiceOf(one, say('noKeyYet')))}
        onChange={setWhom}
      />
      <KnownPeople
        key={whom}
        people={person ? [person] : []}
        me={me}
        label={say('seal')}
        disabled={!person || (replaces && !leaves)}
        onCancel={onClose}
        onKnown={give}
      />
    </div>
  )
}

const choiceOf = ({ staff, name, key }: Colleague, noKeyYet: string) => ({
  value: staff,
  name: key ? name : `${name} (${noKeyYet})`,
})

/** Who could hold it, and opens it not yet, or not any more. */
function outside(colleagues: Colleague[], { kind, members }: MailboxVersion): Colleague[] {
  const opensNow = new Set(members.filter(({ opens }) => opens).map(({ staff }) => staff.id))
  return colleagues.filter(({ staff, roles }) => mayHold(roles, kind) && !opensNow.has(staff))
}

interface WhoProps {
  label: string
  value: string
  people: { value: string; name: string }[]
  onChange: (value: string) => void
}

function Who({ people, ...field }: WhoProps) {
  const say = useWords(words)
  return <SelectField {...field} none={say('choose')} options={people} />
}
