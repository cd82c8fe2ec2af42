import { answerLimits } from '@bezpechne/shared/answer-limits'
import type { DeskAnswer } from '@bezpechne/shared/answers'
import { useState } from 'react'

import { lengthProblem, type Problems, useFieldTrouble } from '../lib/field-trouble.ts'
import { useKept } from '../lib/kept.ts'
import { useWords } from '../lib/words.ts'
import { AnswerBody } from '../ui/answer-body.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { toast } from '../ui/toast.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { type AnswerText, problemsOf, startText, toWords } from './answer-text.ts'
import { useAnswerAct } from './api.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { useRefusals } from './use-refusals.ts'
import { words } from './words.ts'

type Given = Pick<DeskAnswer, 'id' | 'version' | 'text' | 'basis' | 'steps' | 'sources' | 'reviewMonths'>

interface Props {
  city: string
  answer: Given
  onDone: () => void
  onCancel: () => void
}

interface Correction {
  text: AnswerText
  reason: string
  /** On which it was typed. */
  version: number
}

/** What everybody reads is set right in the open: with a reason, and with what it said before. */
export function CorrectForm({ city, answer, onDone, onCancel }: Props) {
  const say = useWords(words)
  const act = useAnswerAct(city)
  const [kept, keep, forget] = useKept<Correction>(`correct:${city}:${answer.id}`, () => ({
    text: startText(answer),
    reason: '',
    version: answer.version,
  }))
  const correct = async (): Promise<void> => {
    const { text, reason, version } = kept
    await act(`answers/${answer.id}/correct`, { ...toWords(text), reason, version })
    forget()
    toast(say('correctToast'))
    onDone()
  }
  return (
    <section className="stack" aria-labelledby="correct-form">
      <h2 id="correct-form" className="h3">
        {say('correctHeading')}
      </h2>
      <Stale kept={kept} answer={answer} onSeen={() => keep({ ...kept, version: answer.version })} />
      <Correcting
        kept={kept}
        onChange={(part) => keep({ ...kept, ...part })}
        onCorrect={correct}
        onCancel={() => {
          forget()
          onCancel()
        }}
      />
    </section>
  )
}

interface CorrectingProps {
  kept: Correction
  onChange: (part: Partial<Correction>) => void
  onCorrect: () => Promise<void>
  onCancel: () => void
}

function Correcting({ kept: { text, reason }, onChange, onCorrect, onCancel }: CorrectingProps) {
  const say = useWords(words)
  const trouble = useFieldTrouble()
  const [asking, setAsking] = useState(false)
  const { shown, ask, refuse, typed } = useRefusals({ ...problemsOf(text), ...reasonProblem(reason) })
  const change = (part: Partial<Correction>) => {
    typed()
    onChange(part)
  }
  return (
    <>
      <AnswerFields
        text={text}
        problems={shown}
        onChange={(part) => change({ text: { ...text, ...part } })}
      />
      <TextField
        label={say('correctReason')}
        hint={say('correctReasonHint')}
        error={trouble(shown['reason'], reason, answerLimits.reason)}
        value={reason}
        max={answerLimits.reason[1]}
        lines="wrap"
        onChange={(value) => change({ reason: value })}
      />
      <div className="row">
        <button type="button" className="btn pri" onClick={() => setAsking(ask())}>
          {say('correctDo')}
        </button>
        <button type="button" className="btn" onClick={onCancel}>
          {say('cancel')}
        </button>
      </div>
      {asking && (
        <PublishDialog
          text={text}
          also={reason}
          kind="correct"
          onPublish={onCorrect}
          onRefused={refuse}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

function reasonProblem(reason: string): Problems {
  const problem = lengthProblem(reason, answerLimits.reason)
  return problem ? { reason: problem } : {}
}

/** Somebody corrected it meanwhile: what it says now stands beside what is typed. */
function Stale({ kept, answer, onSeen }: { kept: Correction; answer: Given; onSeen: () => void }) {
  const say = useWords(words)
  if (kept.version === answer.version) return null
  return (
    <>
      <Notice tone="warn" title={say('correctClash')} alert>
        <p>{say('correctClashText')}</p>
      </Notice>
      <div className="card stack">
        <AnswerBody answer={answer} />
        <div className="row">
          <button type="button" className="btn s" onClick={onSeen}>
            {say('clashKeep')}
          </button>
        </div>
      </div>
    </>
  )
}
