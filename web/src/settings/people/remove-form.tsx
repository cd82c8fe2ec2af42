import type { Role } from '@bezpechne/shared/access'
import type { Left, OnePerson } from '@bezpechne/shared/members'
import { useId, useState } from 'react'

import { useTask } from '../../lib/use-task.ts'
import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { SaveTrouble } from '../save-trouble.tsx'
import { LeavingSteps } from './leaving-steps.tsx'
import { words } from './words.ts'

/** One role, or all that the person has here. */
export interface Leaving {
  id: string
  role: Role | null
}

interface Props {
  city: string
  person: OnePerson
  /** One's own roles. */
  self: boolean
  /** Nobody would check inquiries any more. */
  lastModerator: boolean
  onRemove: (leaving: Leaving) => Promise<Left>
  onClose: () => void
}

/** Which role goes; then what has ended, and what is left to do. */
export function RemoveForm({ city, person, self, lastModerator, onRemove, onClose }: Props) {
  const say = useWords(words)
  const { busy, error, run } = useTask()
  const several = person.roles.length > 1
  const [role, setRole] = useState<Role | null>(several ? null : (person.roles[0] ?? null))
  const [left, setLeft] = useState<Left>()
  if (left) return <Done city={city} left={left} onClose={onClose} />
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void run(async () => setLeft(await onRemove({ id: person.id, role })))
      }}
    >
      {several && <Choice roles={person.roles} role={role} onChange={setRole} />}
      {!several && role && <p>{say(role)}</p>}
      <p>{say('removeText')}</p>
      <Ends held={person.held} />
      <Warnings self={self} last={lastModerator && moderates(person, role)} />
      {error !== undefined && <SaveTrouble error={error} />}
      <div className="row">
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {say('remove')}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {say('cancel')}
        </button>
      </div>
    </form>
  )
}

function moderates({ roles }: OnePerson, role: Role | null): boolean {
  return roles.includes('moderator') && (role === null || role === 'moderator')
}

function Warnings({ self, last }: { self: boolean; last: boolean }) {
  const say = useWords(words)
  return (
    <>
      {self && <Notice tone="warn" title={say('removeSelf')} />}
      {last && <Notice tone="warn" title={say('removeLast')} />}
    </>
  )
}

interface ChoiceProps {
  roles: readonly Role[]
  role: Role | null
  onChange: (role: Role | null) => void
}

function Choice({ roles, role, onChange }: ChoiceProps) {
  const say = useWords(words)
  const id = useId()
  return (
    <fieldset className="set-choices">
      <legend className="lab">{say('removeWhich')}</legend>
      {[null, ...roles].map((one) => (
        <label className="choice" key={one} htmlFor={`${id}-${one}`}>
          <input
            id={`${id}-${one}`}
            type="radio"
            name={id}
            checked={role === one}
            onChange={() => onChange(one)}
          />
          <b>{say(one ?? 'removeAll')}</b>
        </label>
      ))}
    </fieldset>
  )
}

function Ends({ held }: { held: Left }) {
  const say = useWords(words)
  const lines = [
    held.claims > 0 && say('endsClaims', { count: held.claims }),
    held.replyLinks > 0 && say('endsLinks', { count: held.replyLinks }),
    held.invitations > 0 && say('endsInvitations', { count: held.invitations }),
  ].filter((line) => line !== false)
  if (lines.length === 0) return null
  return (
    <ul className="may-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function Done({ city, left, onClose }: { city: string; left: Left; onClose: () => void }) {
  const say = useWords(words)
  return (
    <div className="stack">
      <Notice tone="brand" title={say('removedTitle')} alert>
        <p>{say('removedText')}</p>
      </Notice>
      {left.steps.length > 0 && (
        <>
          <h3 className="h3">{say('steps')}</h3>
          <LeavingSteps city={city} steps={left.steps} />
        </>
      )}
      <div className="row">
        <button type="button" className="btn pri" onClick={onClose}>
          {say('understood')}
        </button>
      </div>
    </div>
  )
}
