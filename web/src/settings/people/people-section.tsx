import { useState } from 'react'

import { useOrganisations } from '../../lib/reference.ts'
import { useWords } from '../../lib/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import type { SectionProps } from '../sections.ts'
import { usePeople, usePeopleActs } from './api.ts'
import { InvitationList } from './invitation-list.tsx'
import { InviteForm } from './invite-form.tsx'
import { LeavingSteps } from './leaving-steps.tsx'
import { MayTable } from './may-table.tsx'
import { MemberList } from './member-list.tsx'
import { WaitingList } from './waiting-list.tsx'
import { words } from './words.ts'

import './people.css'

/** Who works in this city, who is invited, who may do what. */
export function PeopleSection({ city, me }: SectionProps) {
  const say = useWords(words)
  const { data, error, refetch } = usePeople(city)
  const { data: organisations = [] } = useOrganisations(city)
  const acts = usePeopleActs(city)
  const [inviting, setInviting] = useState(false)
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton />
  const waiting = data.invitations.filter(({ waits }) => waits)
  const sent = data.invitations.filter(({ waits }) => !waits)
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
      {data.steps.length > 0 && (
        <Notice tone="warn" title={say('steps')}>
          <LeavingSteps city={city} steps={data.steps} />
        </Notice>
      )}
      {waiting.length > 0 && <WaitingList waiting={waiting} acts={acts} />}
      {sent.length > 0 && <InvitationList invitations={sent} organisations={organisations} acts={acts} />}
      <MemberList
        city={city}
        me={me}
        members={data.members}
        organisations={organisations}
        onRemove={acts.remove}
        onReset={acts.reset}
      />
      <section className="stack t" aria-labelledby="who-may">
        <h2 id="who-may" className="h3">
          {say('may')}
        </h2>
        <MayTable />
        <p className="small muted">{say('twoPersons')}</p>
      </section>
    </>
  )
}
