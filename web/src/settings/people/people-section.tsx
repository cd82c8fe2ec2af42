import { useState } from 'react'

import { useOrganisations } from '../../lib/reference.ts'
import { useWords } from '../../lib/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import type { SectionProps } from '../sections.ts'
import { usePeople, usePeopleActs } from './api.ts'
import { InvitationList } from './invitation-list.tsx'
import { InviteForm } from './invite-form.tsx'
import { MemberList } from './member-list.tsx'
import { words } from './words.ts'

const roles = ['moderator', 'responder', 'administrator', 'officer', 'head'] as const

/** Who works in this city, who is invited, who may do what. */
export function PeopleSection({ city, me }: SectionProps) {
  const say = useWords(words)
  const { data, error, refetch } = usePeople(city)
  const { data: organisations = [] } = useOrganisations(city)
  const acts = usePeopleActs(city)
  const [inviting, setInviting] = useState(false)
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton />
  return (
    <>
      {inviting ? (
        <InviteForm
          organisations={organisations.filter(({ active }) => active)}
          onInvite={acts.invite}
          onDone={() => setInviting(false)}
        />
      ) : (
        <p>
          <button type="button" className="btn pri" onClick={() => setInviting(true)}>
            <Icon name="plus" />
            {say('invite')}
          </button>
        </p>
      )}
      {data.invitations.length > 0 && (
        <InvitationList invitations={data.invitations} organisations={organisations} acts={acts} />
      )}
      <MemberList me={me} members={data.members} organisations={organisations} onRemove={acts.remove} />
      <section className="stack t" aria-labelledby="who-may">
        <h2 id="who-may" className="h3">
          {say('may')}
        </h2>
        <dl className="set-may">
          {roles.map((role) => (
            <div key={role}>
              <dt>{say(role)}</dt>
              <dd className="muted">{say(`${role}May`)}</dd>
            </div>
          ))}
        </dl>
        <p className="small muted">{say('twoPersons')}</p>
      </section>
    </>
  )
}
