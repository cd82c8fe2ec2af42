import { textIn } from '@bezpechne/shared/languages'
import type { OpenedInvitation } from '@bezpechne/shared/members'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { takeToken, useInvitation } from './invitation-api.ts'
import { invitationWords } from './invitation-words.ts'
import { JoinAsMyself } from './join-as-myself.tsx'
import { JoinAsNew } from './join-as-new.tsx'

/** What a link from a mail opens: where one is invited to, and the way to accept. */
export function InvitationView() {
  const say = useWords(invitationWords)
  const [token] = useState(takeToken)
  const [done, setDone] = useState(false)
  const { data: invited, error, refetch } = useInvitation(token)
  if (token === undefined) {
    return (
      <EmptyState page title={say('noToken')}>
        <p>{say('noTokenText')}</p>
      </EmptyState>
    )
  }
  if (done) return <Accepted />
  if (!invited)
    return error ? <Refused error={error} onRetry={() => void refetch()} /> : <Skeleton rows={3} />
  const Join = invited.hasAccount ? JoinAsMyself : JoinAsNew
  return (
    <div className="stack signin">
      <Offer invited={invited} />
      <Join token={token} invited={invited} onDone={() => setDone(true)} />
    </div>
  )
}

const invitedAs = {
  moderator: 'asModerator',
  responder: 'asResponder',
  officer: 'asOfficer',
  head: 'asHead',
  administrator: 'asAdministrator',
} as const

function Offer({ invited }: { invited: OpenedInvitation }) {
  const say = useWords(invitationWords)
  const language = useLanguage()
  const { city, role, organisation, email, expiresAt } = invited
  const facts = [
    [say('city'), textIn(city.name, language)],
    ...(organisation ? [[say('organisation'), textIn(organisation, language)]] : []),
    [say('role'), say(role)],
    [say('by'), `${say('byCity')} ${textIn(city.name, language)}`],
    [say('email'), email],
    [say('until'), formatDay(expiresAt, language)],
  ]
  return (
    <header className="stack">
      <h1>{say('title')}</h1>
      <p>{say(invitedAs[role])}</p>
      <dl className="offer">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  )
}

function Refused({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const say = useWords(invitationWords)
  const final = error instanceof ApiError && (error.status === 410 || error.status === 404)
  if (!final) return <Trouble error={error} onRetry={onRetry} />
  return (
    <EmptyState page title={say('over')}>
      <p>{error.title}</p>
    </EmptyState>
  )
}

function Accepted() {
  const say = useWords(invitationWords)
  return (
    <EmptyState
      page
      title={say('accepted')}
      actions={
        <Link className="btn pri" to="/desk">
          {say('toDesk')}
        </Link>
      }
    >
      <p>{say('acceptedText')}</p>
    </EmptyState>
  )
}
