import type { Me } from '@bezpechne/shared/accounts'
import { textIn } from '@bezpechne/shared/languages'
import type { Member } from '@bezpechne/shared/members'
import type { Organisation } from '@bezpechne/shared/moderation'
import { useState } from 'react'

import { formatDay } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { words } from './words.ts'

interface Props {
  me: Me
  members: readonly Member[]
  organisations: readonly Organisation[]
  onRemove: (member: Member) => Promise<void>
}

export function MemberList({ me, members, organisations, onRemove }: Props) {
  const say = useWords(words)
  const [leaving, setLeaving] = useState<Member>()
  const moderators = members.filter(({ role }) => role === 'moderator').length
  return (
    <section className="stack t" aria-labelledby="members">
      <h2 id="members" className="h3">
        {say('members')}
      </h2>
      <ul className="set-rows">
        {members.map((member) => (
          <li key={`${member.id} ${member.role}`}>
            <Person member={member} organisations={organisations} mine={member.email === me.email} />
            {member.role !== 'administrator' && (
              <button
                type="button"
                className="btn s quiet"
                aria-label={say('removeOf', { name: member.name })}
                onClick={() => setLeaving(member)}
              >
                {say('remove')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {leaving && (
        <RemoveDialog
          member={leaving}
          self={leaving.email === me.email}
          last={leaving.role === 'moderator' && moderators === 1}
          onRemove={onRemove}
          onClose={() => setLeaving(undefined)}
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
