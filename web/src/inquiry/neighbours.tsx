import type { PublicInquiry } from '@bezpechne/shared/inquiries'
import type { Voiced } from '@bezpechne/shared/voices'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { useAct } from '../lib/act.ts'
import { inquiryQuery } from '../lib/inquiry.ts'
import { createProver } from '../lib/proof.ts'
import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { neighbourWords } from './neighbours-words.ts'
import { rememberVoice, spokenOf } from './spoken.ts'
import { supporterToken } from './supporter.ts'

/** Answered is not the same as solved: who lives there says which, once for each browser. */
export function Neighbours({ inquiry }: { inquiry: PublicInquiry }) {
  return (
    <div className="neighbours">
      <Standing inquiry={inquiry} />
      <Question key={`${inquiry.number} ${inquiry.answeredOn}`} inquiry={inquiry} />
    </div>
  )
}

/** What was said so far, by whom. */
function Standing({ inquiry: { outcome, timeline, voices } }: { inquiry: PublicInquiry }) {
  const say = useWords(neighbourWords)
  const since = timeline.slice(timeline.findLastIndex(({ step }) => step === 'answer'))
  const byAuthor = since.some(({ step }) => step === 'confirm')
  const told = [
    voices.helped > 0 && say('helped', { count: voices.helped }),
    voices.notHelped > 0 && say('notHelped', { count: voices.notHelped }),
  ].filter(Boolean)
  return (
    <output className="stack t">
      {outcome === 'confirmed' && (
        <span className="row">
          <Icon name="check" />
          <b>{say(byAuthor ? 'confirmedByAuthor' : 'confirmed')}</b>
        </span>
      )}
      {outcome === 'disputed' && (
        <span className="row">
          <Icon name="disagree" />
          <b>{say('disputed')}</b>
        </span>
      )}
      {told.length > 0 && <span className="small muted">{told.join(' ')}</span>}
    </output>
  )
}

/** What this browser says, and how it gets there. */
function useVoice({ city, number, answeredOn }: PublicInquiry) {
  const act = useAct()
  const client = useQueryClient()
  const [prover] = useState(() => createProver(city, { action: 'voice' }))
  const [said, setSaid] = useState(() => spokenOf(number, answeredOn))
  const sending = useMutation({
    async mutationFn(helped: boolean | null) {
      const proof = await prover.proof()
      const body = { supporter: supporterToken(), helped, proof }
      // NOTE: whatever came of it, a proof is taken once.
      return act<Voiced>(`/cities/${city}/inquiries/${number}/voice`, body).finally(prover.forget)
    },
    onSuccess({ outcome, voices }, helped) {
      rememberVoice(number, answeredOn, helped)
      setSaid(helped)
      client.setQueryData(inquiryQuery(city, number).queryKey, (old) => old && { ...old, outcome, voices })
    },
  })
  return { said, sending }
}

function Question({ inquiry }: { inquiry: PublicInquiry }) {
  const say = useWords(neighbourWords)
  const { said, sending } = useVoice(inquiry)
  const [changing, setChanging] = useState(false)
  const { error, isPending, variables } = sending
  const speak = (helped: boolean | null) =>
    !isPending && sending.mutate(helped, { onSuccess: () => setChanging(false) })
  if (said !== null && !changing) return <Said helped={said} onChange={() => setChanging(true)} />
  return (
    <>
      <p>
        <b>{say('question')}</b> <span className="muted">{say('text')}</span>
      </p>
      <div className="row">
        <Answers said={said} busy={isPending} onSpeak={speak} />
        {changing && (
          <>
            <button type="button" className="btn quiet s" onClick={() => speak(null)}>
              {say('takeBack')}
            </button>
            <button type="button" className="btn quiet s" onClick={() => setChanging(false)}>
              {say('keep')}
            </button>
          </>
        )}
      </div>
      <output className="hint">{isPending && say('sending')}</output>
      {error && <Trouble error={error} onRetry={() => variables !== undefined && speak(variables)} />}
    </>
  )
}

interface AnswersProps {
  said: boolean | null
  busy: boolean
  onSpeak: (helped: boolean) => void
}

function Answers({ said, busy, onSpeak }: AnswersProps) {
  const say = useWords(neighbourWords)
  return ([true, false] as const).map((helped) => (
    <button
      key={String(helped)}
      type="button"
      className="btn s"
      aria-pressed={said === helped}
      aria-disabled={busy}
      onClick={() => onSpeak(helped)}
    >
      <Icon name={helped ? 'check' : 'disagree'} />
      {say(helped ? 'yes' : 'no')}
    </button>
  ))
}

function Said({ helped, onChange }: { helped: boolean; onChange: () => void }) {
  const say = useWords(neighbourWords)
  return (
    <div className="row">
      <p className="grow">{say(helped ? 'saidYes' : 'saidNo')}</p>
      <button type="button" className="btn quiet s" onClick={onChange}>
        {say('change')}
      </button>
    </div>
  )
}
