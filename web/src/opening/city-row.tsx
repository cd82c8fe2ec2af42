import { textIn } from '@bezpechne/shared/languages'
import type { OperatedCity } from '@bezpechne/shared/opening'
import { useState } from 'react'

import { useTask } from '../lib/use-task.ts'
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
  const called = textIn(name, language)
  return (
    <>
      <h3>
        {called} <span className={state === 'closed' ? 'tag warn' : 'tag'}>{say(state)}</span>
      </h3>
      <p className="small muted">{say('counts', { staff, inquiries, published })}</p>
      {state === 'opening' && <p className="small">{say('steps', { done, needed })}</p>}
      {invited && administrators === 0 && (
        <>
          <p className="small">{say('waits')}</p>
          <Do
            path={`/cities/${id}/invite-again`}
            action={say('inviteAgain')}
            name={say('inviteCity', { name: called })}
            told={say('invitedAgain')}
          />
        </>
      )}
      {state === 'public' && <Close id={id} name={called} />}
      {state === 'closed' && (
        <>
          <p className="small">{reason}</p>
          <Do
            path={`/cities/${id}/reopen`}
            action={say('reopen')}
            name={say('reopenCity', { name: called })}
            told={say('reopened')}
          />
        </>
      )}
    </>
  )
}

function Close({ id, name }: { id: string; name: string }) {
  const say = useWords(operatorWords)
  const [closing, setClosing] = useState(false)
  if (!closing) {
    return (
      <p>
        <button
          type="button"
          className="btn s"
          aria-label={say('closeCity', { name })}
          onClick={() => setClosing(true)}
        >
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

interface DoProps {
  path: string
  action: string
  /** The same with whose it is: of ten such buttons each has a name of its own. */
  name: string
  told: string
}

function Do({ path, action, name, told }: DoProps) {
  const operate = useOperatorAct()
  const { busy, error, run } = useTask()
  const press = () => {
    if (!busy) void run(() => operate(path).then(() => toast(told)))
  }
  return (
    <>
      {error !== undefined && <Trouble error={error} />}
      <p>
        <button type="button" className="btn s" aria-label={name} aria-disabled={busy} onClick={press}>
          {action}
        </button>
      </p>
    </>
  )
}
