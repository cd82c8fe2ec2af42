import { textIn } from '@bezpechne/shared/languages'
import type { OperatedCity } from '@bezpechne/shared/opening'
import { useState } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { toast } from '../ui/toast.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useOperatorAct } from './api.ts'
import { operatorWords } from './operator-words.ts'
import { ReasonForm } from './reason-form.tsx'

/** A city in counts, and what can be done about it. */
export function CityRow({ city }: { city: OperatedCity }) {
  const say = useWords(operatorWords)
  const language = useLanguage()
  const { id, name, state, staff, inquiries, published, done, needed, administrators, invited, reason } = city
  return (
    <>
      <p>
        <b>{textIn(name, language)}</b>{' '}
        <span className={state === 'closed' ? 'tag warn' : 'tag'}>{say(state)}</span>
      </p>
      <p className="small muted">{say('counts', { staff, inquiries, published })}</p>
      {state === 'opening' && <p className="small">{say('steps', { done, needed })}</p>}
      {invited && administrators === 0 && (
        <>
          <p className="small">{say('waits')}</p>
          <Do path={`/cities/${id}/invite-again`} action={say('inviteAgain')} told={say('invitedAgain')} />
        </>
      )}
      {state === 'public' && <Close id={id} />}
      {state === 'closed' && (
        <>
          <p className="small">{reason}</p>
          <Do path={`/cities/${id}/reopen`} action={say('reopen')} told={say('reopened')} />
        </>
      )}
    </>
  )
}

function Close({ id }: { id: string }) {
  const say = useWords(operatorWords)
  const [closing, setClosing] = useState(false)
  if (!closing) {
    return (
      <p>
        <button type="button" className="btn s quiet" onClick={() => setClosing(true)}>
          {say('close')}
        </button>
      </p>
    )
  }
  return (
    <>
      <p>{say('closeText')}</p>
      <ReasonForm
        path={`/cities/${id}/close`}
        label={say('closeReason')}
        action={say('close')}
        told={say('wasClosed')}
        onClose={() => setClosing(false)}
      />
    </>
  )
}

function Do({ path, action, told }: { path: string; action: string; told: string }) {
  const operate = useOperatorAct()
  const [error, setError] = useState<unknown>()
  return (
    <p>
      {error !== undefined && <Trouble error={error} />}
      <button
        type="button"
        className="btn s"
        onClick={() => void operate(path).then(() => toast(told), setError)}
      >
        {action}
      </button>
    </p>
  )
}
