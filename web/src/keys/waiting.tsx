import type { Role } from '@bezpechne/shared/access'
import { mayApprove } from '@bezpechne/shared/key-circles'
import type { Mailboxes, MailboxVersion } from '@bezpechne/shared/keys'
import type { ReactNode } from 'react'

import { useTask } from '../lib/use-task.ts'
import { useWords } from '../lib/words.ts'
import { toast } from '../ui/toast.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { Members } from './members.tsx'
import { useNameOf } from './names.ts'
import { decideMailbox, decideMember, kindOf } from './steps.ts'
import { words } from './words.ts'

interface Props {
  city: string
  board: Mailboxes
  roles: Role[]
  onChanged: () => void
}

/** Proposals and grants that a second person has to say yes to: oneself, or somebody else. */
export function Waiting({ city, board: { items, me }, roles, onChanged }: Props) {
  const say = useWords(words)
  const nameOf = useNameOf()
  const within = items.filter(({ kind }) => mayApprove(roles, kind))
  const proposed = within.filter(({ state }) => state === 'proposed')
  const granted = within.filter(({ state }) => state === 'active').flatMap(grantsOf)
  return (
    <section className="stack" aria-labelledby="waiting">
      <h2 id="waiting">{say('waiting')}</h2>
      {!proposed.length && !granted.length && <p className="muted">{say('waitingNone')}</p>}
      <ul className="kcards">
        {proposed.map((version) => (
          <Decision
            key={`${version.kind} ${version.scope}`}
            may={version.proposedBy?.id !== me}
            onChanged={onChanged}
            decide={(approve) => {
              const { scope, ver } = version
              const kind = kindOf(version)
              return kind ? decideMailbox(city, { kind, scope, ver, approve }) : Promise.resolve()
            }}
          >
            <h3 className="h3">{nameOf(version)}</h3>
            <p>{say('proposes', { name: version.proposedBy?.name ?? '' })}</p>
            <Members members={version.members} me={me} />
          </Decision>
        ))}
        {granted.map(({ version, member }) => (
          <Decision
            key={`${version.kind} ${version.scope} ${member.staff.id}`}
            may={member.grantedBy.id !== me && member.staff.id !== me}
            onChanged={onChanged}
            decide={(approve) => {
              const kind = kindOf(version)
              const body = { scope: version.scope, staff: member.staff.id, approve }
              return kind ? decideMember(city, { kind, ...body }) : Promise.resolve()
            }}
          >
            <h3 className="h3">{nameOf(version)}</h3>
            <p>
              {say('letsIn', { by: member.grantedBy.name, name: member.staff.name })}
              {member.insteadOf && ` ${say('insteadOf', { name: member.insteadOf.name })}`}
            </p>
          </Decision>
        ))}
      </ul>
    </section>
  )
}

function grantsOf(version: MailboxVersion) {
  return version.members.filter(({ approvedBy }) => !approvedBy).map((member) => ({ version, member }))
}

interface DecisionProps {
  may: boolean
  decide: (approve: boolean) => Promise<void>
  onChanged: () => void
  children: ReactNode
}

function Decision({ may, decide, onChanged, children }: DecisionProps) {
  const say = useWords(words)
  const { busy, error, run } = useTask()
  const answer = (approve: boolean) =>
    run(async () => {
      await decide(approve)
      toast(say(approve ? 'approved' : 'declined'))
      onChanged()
    })
  return (
    <li className="card stack">
      {children}
      {error !== undefined && <Trouble error={error} />}
      <div className="row">
        {may ? (
          <button type="button" className="btn pri" disabled={busy} onClick={() => void answer(true)}>
            {say('approve')}
          </button>
        ) : (
          <span className="small muted">{say('otherMust')}</span>
        )}
        <button type="button" className="btn quiet" disabled={busy} onClick={() => void answer(false)}>
          {say('decline')}
        </button>
      </div>
    </li>
  )
}
