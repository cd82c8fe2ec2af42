import type { Invitation } from '@bezpechne/shared/members'
import { useState } from 'react'

import { formatDay } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { toast } from '../../ui/toast.tsx'
import { SaveTrouble } from '../save-trouble.tsx'
import type { usePeopleActs } from './api.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { words } from './words.ts'

interface Props {
  waiting: readonly Invitation[]
  acts: ReturnType<typeof usePeopleActs>
}

/** Roles that one has asked for and nobody else has agreed to yet. */
export function WaitingList({ waiting, acts }: Props) {
  const say = useWords(words)
  const [deciding, setDeciding] = useState<Invitation>()
  const [error, setError] = useState<unknown>()

  function takeBack({ id, email }: Invitation): void {
    setError(undefined)
    acts.withdraw(id).then(() => toast(say('wishWithdrawn', { email })), setError)
  }

  return (
    <section className="stack t" aria-labelledby="waiting">
      <h2 id="waiting" className="h3">
        {say('waiting')}
      </h2>
      <p className="small muted">{say('waitingText')}</p>
      {error !== undefined && <SaveTrouble error={error} />}
      <ul className="set-rows">
        {waiting.map((one) => (
          <li key={one.id}>
            <Wish wish={one} />
            <Buttons wish={one} onDecide={() => setDeciding(one)} onTakeBack={() => takeBack(one)} />
          </li>
        ))}
      </ul>
      {waiting.some(({ byOperator }) => byOperator) && (
        <Notice title={say('byOperator')}>
          <p>{say('byOperatorText')}</p>
        </Notice>
      )}
      {deciding && <DecideDialog wish={deciding} acts={acts} onClose={() => setDeciding(undefined)} />}
    </section>
  )
}

interface ButtonsProps {
  wish: Invitation
  onDecide: () => void
  onTakeBack: () => void
}

function Buttons({ wish: { email, decidable, expired }, onDecide, onTakeBack }: ButtonsProps) {
  const say = useWords(words)
  return (
    <div className="row">
      {decidable && !expired && (
        <button
          type="button"
          className="btn s pri"
          aria-label={say('decideOf', { email })}
          onClick={onDecide}
        >
          {say('decide')}
        </button>
      )}
      <button
        type="button"
        className="btn s quiet"
        aria-label={say('takeBackOf', { email })}
        onClick={onTakeBack}
      >
        {say('takeBack')}
      </button>
    </div>
  )
}

function Wish({ wish }: { wish: Invitation }) {
  const say = useWords(words)
  const language = useLanguage()
  const { email, role, askedBy, expiresAt, expired, decidable, byOperator } = wish
  const state = decidable ? '' : say(byOperator ? 'waitsOperator' : 'waitsOther')
  return (
    <div className="grow">
      <b>{email}</b>
      <p className="small muted">
        {[say(role), askedBy && say('askedBy', { name: askedBy })].filter(Boolean).join(' · ')}
      </p>
      <p className="small muted">
        {expired ? (
          <span className="tag warn">{say('wishExpired')}</span>
        ) : (
          [state, say('wishUntil', { when: formatDay(expiresAt, language) })].filter(Boolean).join(' · ')
        )}
      </p>
    </div>
  )
}
