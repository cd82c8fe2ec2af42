import type { Me } from '@bezpechne/shared/accounts'
import type { Left, Member, OnePerson } from '@bezpechne/shared/members'
import { useState } from 'react'

import { useTask } from '../../lib/use-task.ts'
import { useWords } from '../../lib/words.ts'
import { Activity } from '../../ui/activity.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { SaveTrouble } from '../save-trouble.tsx'
import { usePerson } from './api.ts'
import { Holdings } from './leaving-steps.tsx'
import { permissionsOf } from './may-table.tsx'
import { permissionWords } from './permission-words.ts'
import { type Leaving, RemoveForm } from './remove-form.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  me: Me
  member: Member
  /** Nobody would check inquiries any more. */
  lastModerator: boolean
  onRemove: (leaving: Leaving) => Promise<Left>
  onReset: (id: string) => Promise<unknown>
  onClose: () => void
}

/** One who works here: what the roles let them do, what they hold, what they did; and the way out. */
export function PersonDialog({ city, me, member, lastModerator, onRemove, onReset, onClose }: Props) {
  const { data, error, refetch } = usePerson(city, member.id)
  const [leaving, setLeaving] = useState(false)
  return (
    <Dialog title={member.name} onClose={onClose}>
      {!data && (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={5} />)}
      {data && !leaving && (
        <Facts person={data} onLeave={() => setLeaving(true)} onReset={() => onReset(member.id)} />
      )}
      {data && leaving && (
        <RemoveForm
          city={city}
          person={data}
          self={member.email === me.email}
          lastModerator={lastModerator}
          onRemove={onRemove}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}

interface FactsProps {
  person: OnePerson
  onLeave: () => void
  onReset: () => Promise<unknown>
}

function Facts({ person: { roles, held, activity }, onLeave, onReset }: FactsProps) {
  const say = useWords(words)
  const tell = useWords(permissionWords)
  return (
    <div className="stack">
      <p className="row">
        {roles.map((role) => (
          <span className="tag" key={role}>
            {say(role)}
          </span>
        ))}
      </p>
      <details>
        <summary>{say('personMay')}</summary>
        <ul className="may-list">
          {permissionsOf(roles).map((one) => (
            <li key={one}>{tell(one)}</li>
          ))}
        </ul>
      </details>
      {held.steps.length > 0 && (
        <section className="stack t" aria-labelledby="person-holds">
          <h3 id="person-holds" className="h3">
            {say('holds')}
          </h3>
          <p className="small muted">{say('holdsText')}</p>
          <Holdings steps={held.steps} />
        </section>
      )}
      <section className="stack t" aria-labelledby="person-did">
        <h3 id="person-did" className="h3">
          {say('did')}
        </h3>
        <Activity activity={activity} />
      </section>
      <Reset onReset={onReset} />
      <div className="row">
        <button type="button" className="btn" onClick={onLeave}>
          {say('remove')}
        </button>
      </div>
    </div>
  )
}

/** Who forgot the password chooses another one: an administrator begins that, and never sees it. */
function Reset({ onReset }: Pick<FactsProps, 'onReset'>) {
  const say = useWords(words)
  const { busy, error, run } = useTask()
  const [sent, setSent] = useState(false)
  const send = () => void run(() => onReset().then(() => setSent(true)))
  return (
    <section className="stack t" aria-labelledby="person-reset">
      <h3 id="person-reset" className="h3">
        {say('reset')}
      </h3>
      <p className="small muted">{say('resetText')}</p>
      {error !== undefined && <SaveTrouble error={error} />}
      <output>{sent && say('resetSent')}</output>
      <div className="row">
        <button type="button" className="btn" aria-disabled={busy} onClick={busy ? undefined : send}>
          {say('resetSend')}
        </button>
      </div>
    </section>
  )
}
