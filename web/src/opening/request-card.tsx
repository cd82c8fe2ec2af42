import { textIn } from '@bezpechne/shared/languages'
import type { CityRequest } from '@bezpechne/shared/opening'
import { useState } from 'react'

import { formatMoment } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { ApproveForm } from './approve-form.tsx'
import { operatorWords } from './operator-words.ts'
import { ReasonForm } from './reason-form.tsx'

/** One that waits: who asks, what may be wrong with it, and the two ways to decide. */
export function RequestCard({ request }: { request: CityRequest }) {
  const say = useWords(operatorWords)
  const language = useLanguage()
  const [doing, setDoing] = useState<'approve' | 'refuse'>()
  const { id, community, around, name, post, email, note, confirmedAt } = request
  const heading = `request-${id}`
  return (
    <article className="card stack t" aria-labelledby={heading}>
      <h3 id={heading}>{community}</h3>
      {around && <p className="muted">{around}</p>}
      <p>{say('asked', { name, post })}</p>
      <p className="small muted">
        {email} · {say('when', { when: formatMoment(confirmedAt, language) })}
      </p>
      {note && <p>{note}</p>}
      <Doubts request={request} />
      {doing === undefined && (
        <div className="row">
          <button type="button" className="btn pri" onClick={() => setDoing('approve')}>
            {say('approve')}
          </button>
          <button type="button" className="btn" onClick={() => setDoing('refuse')}>
            {say('refuse')}
          </button>
        </div>
      )}
      {doing === 'approve' && <ApproveForm request={request} onClose={() => setDoing(undefined)} />}
      {doing === 'refuse' && (
        <ReasonForm
          path={`/requests/${id}/refuse`}
          label={say('reason')}
          action={say('refuseSend')}
          told={say('refused')}
          onClose={() => setDoing(undefined)}
        />
      )}
    </article>
  )
}

function Doubts({ request: { others, alike } }: { request: CityRequest }) {
  const say = useWords(operatorWords)
  const language = useLanguage()
  if (others === 0 && alike.length === 0) return null
  return (
    <Notice tone="warn">
      {others > 0 && <p>{say('others', { count: others })}</p>}
      {alike.map(({ id, name, sure }) => (
        <p key={id}>{say(sure ? 'sure' : 'alike', { name: textIn(name, language) })}</p>
      ))}
    </Notice>
  )
}

/** What came of one. */
export function DecidedRow({ request: { community, state, reason, decidedAt } }: { request: CityRequest }) {
  const say = useWords(operatorWords)
  const language = useLanguage()
  return (
    <li>
      <b>{community}</b>{' '}
      <span className="tag">{say(state === 'approved' ? 'wasApproved' : 'wasRefused')}</span>{' '}
      {decidedAt && <span className="small muted">{formatMoment(decidedAt, language)}</span>}
      {reason && <p className="small muted">{reason}</p>}
    </li>
  )
}
