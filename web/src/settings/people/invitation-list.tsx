import { textIn } from '@bezpechne/shared/languages'
import type { Invitation } from '@bezpechne/shared/members'
import type { Organisation } from '@bezpechne/shared/moderation'
import { useState } from 'react'

import { formatDay } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { toast } from '../../ui/toast.tsx'
import { SaveTrouble } from '../save-trouble.tsx'
import type { usePeopleActs } from './api.ts'
import { words } from './words.ts'

interface Props {
  invitations: readonly Invitation[]
  organisations: readonly Organisation[]
  acts: ReturnType<typeof usePeopleActs>
}

export function InvitationList({ invitations, organisations, acts }: Props) {
  const say = useWords(words)
  const [error, setError] = useState<unknown>()

  function run(work: Promise<unknown>, told: string): void {
    setError(undefined)
    work.then(() => toast(told), setError)
  }

  return (
    <section className="stack t" aria-labelledby="invited">
      <h2 id="invited" className="h3">
        {say('invited')}
      </h2>
      {error !== undefined && <SaveTrouble error={error} />}
      <ul className="set-rows">
        {invitations.map((one) => (
          <li key={one.id}>
            <Invited invitation={one} organisations={organisations} />
            <div className="row">
              <button
                type="button"
                className="btn s"
                aria-label={say('againOf', { email: one.email })}
                onClick={() => run(acts.inviteAgain(one.id), say('sent', { email: one.email }))}
              >
                {say('again')}
              </button>
              <button
                type="button"
                className="btn s quiet"
                aria-label={say('withdrawOf', { email: one.email })}
                onClick={() => run(acts.withdraw(one.id), say('withdrawn', { email: one.email }))}
              >
                {say('withdraw')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Invited({ invitation, organisations }: { invitation: Invitation } & Pick<Props, 'organisations'>) {
  const say = useWords(words)
  const language = useLanguage()
  const { email, role, organisationId, expiresAt, expired } = invitation
  const organisation = organisations.find(({ id }) => id === organisationId)
  return (
    <div className="grow">
      <b>{email}</b>
      <p className="small muted">
        {[say(role), textIn(organisation?.name, language)].filter(Boolean).join(' · ')}
      </p>
      <p className="small muted">
        {expired ? (
          <span className="tag warn">{say('expired')}</span>
        ) : (
          say('until', { when: formatDay(expiresAt, language) })
        )}
      </p>
    </div>
  )
}
