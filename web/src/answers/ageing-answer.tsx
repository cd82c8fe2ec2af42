import { useState } from 'react'

import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { AnswerBody } from '../ui/answer-body.tsx'
import { Notice } from '../ui/notice.tsx'
import { toast } from '../ui/toast.tsx'
import { ReviewField } from './answer-fields.tsx'
import { useAnswerAct } from './api.ts'
import type { WaitingProps } from './checked-answer.tsx'
import { CorrectForm } from './correct-form.tsx'
import { ReopenButton } from './given-answers.tsx'
import { Refusal } from './publish-dialog.tsx'
import { Question } from './question.tsx'
import { words } from './words.ts'

/** An answer that ages: still true until the next time, or to be set right. */
export function AgeingAnswer({ city, item, moderates, gone, onDone }: WaitingProps) {
  const say = useWords(words)
  const [correcting, setCorrecting] = useState(false)
  return (
    <section className="di" aria-label={say('ageing')}>
      <Question city={city} item={item} />
      {gone && <Notice tone="warn" title={say('caredAway')} alert />}
      {item.notHelped > 0 && (
        <Notice tone="warn" title={say('neighboursDisagree', { count: item.notHelped })}>
          <p>{say('neighboursDisagreeText')}</p>
          {moderates && <ReopenButton city={city} number={item.number} onDone={onDone} />}
        </Notice>
      )}
      {correcting ? (
        <CorrectForm city={city} answer={item} onDone={onDone} onCancel={() => setCorrecting(false)} />
      ) : (
        <StillTrue
          city={city}
          item={item}
          gone={gone}
          onDone={onDone}
          onCorrect={() => setCorrecting(true)}
        />
      )}
    </section>
  )
}

type StillTrueProps = Omit<WaitingProps, 'moderates'> & { onCorrect: () => void }

function StillTrue({ city, item, gone, onDone, onCorrect }: StillTrueProps) {
  const say = useWords(words)
  const language = useLanguage()
  const act = useAnswerAct(city)
  const [months, setMonths] = useState(item.reviewMonths)
  const [error, setError] = useState<unknown>()
  const date = formatDay(item.checkedOn ?? item.since, language)

  async function confirm(): Promise<void> {
    setError(undefined)
    try {
      await act(`answers/${item.id}/still-true`, { version: item.version, reviewMonths: months })
      toast(say('stillTrueToast', { number: item.number }))
      onDone()
    } catch (reason) {
      setError(reason)
    }
  }

  return (
    <section className="stack" aria-labelledby="ageing-answer">
      <h2 id="ageing-answer" className="h3">
        {say('ageingTitle')}
      </h2>
      <p className="hint">{say(item.checkedOn ? 'lastChecked' : 'answeredOn', { date })}</p>
      <div className="card">
        <AnswerBody answer={item} />
      </div>
      <ReviewField value={months} onChange={setMonths} />
      <Refusal error={error} />
      <div className="row">
        <button type="button" className="btn pri" disabled={gone} onClick={() => void confirm()}>
          {say('stillTrue')}
        </button>
        <button type="button" className="btn" onClick={onCorrect}>
          {say('correct')}
        </button>
      </div>
    </section>
  )
}
