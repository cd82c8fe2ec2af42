import type { Me } from '@bezpechne/shared/accounts'
import { textIn } from '@bezpechne/shared/languages'
import type { Left, Member } from '@bezpechne/shared/members'
import type { Organisation } from '@bezpechne/shared/moderation'
import { useState } from 'react'

import { formatDay } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { PersonDialog } from './person-dialog.tsx'
import type { Leaving } from './remove-form.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  me: Me
  members: readonly Member[]
  organisations: readonly Organisation[]
  onRemove: (leaving: Leaving) => Promise<Left>
  onReset: (id: string) => Promise<unknown>
}

export function MemberList({ city, me, members, organisations, onRemove, onReset }: Props) {
  const say = useWords(words)
  // As it was when it was opened: who is sent away is off the list before the dialog is closed.
  const [open, setOpen] = useState<Member>()
  const moderators = members.filter(({ role }) => role === 'moderator')
  return (
    <section className="stack t" aria-labelledby="members">
      <h2 id="members" className="h3">
        {say('members')}
      </h2>
      <ul className="set-rows">
        {members.map((member) => (
          <li key={`${member.id} ${member.role}`}>
            <Person member={member} organisations={organisations} mine={member.email === me.email} />
            <button
              type="button"
              className="btn s quiet"
              aria-label={say('openOf', { name: member.name })}
              onClick={() => setOpen(member)}
            >
              {say('open')}
            </button>
          </li>
        ))}
      </ul>
      {open && (
        <PersonDialog
          city={city}
          me={me}
          member={open}
          lastModerator={moderators.length === 1}
          onRemove={onRemove}
          onReset={onReset}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  )
}

interface PersonProps {
  member: Member
  organisations: readonly Organisation[]
  mine: boolean
}

function Person({ member, organisations, mine }: PersonProps) {
  const say = useWords(words)
  const language = useLanguage()
  const { name, email, role, organisationId, since, secondFactor } = member
  const organisation = organisations.find(({ id }) => id === organisationId)
  return (
    <div className="grow">
      <b>{name}</b> {mine && <span className="tag brand">{say('you')}</span>}
      <p className="small muted">
        {[say(role), textIn(organisation?.name, language)].filter(Boolean).join(' · ')}
      </p>
      <p className="small muted">
        {email}, {say('since', { when: formatDay(since, language) })}{' '}
        {!secondFactor && <span className="tag warn">{say('noFactor')}</span>}
      </p>
    </div>
  )
}
