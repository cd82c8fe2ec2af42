import type { AssignedItem, GivenAnswer } from '@bezpechne/shared/answers'
import { textIn } from '@bezpechne/shared/languages'
import { useState } from 'react'

import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { AnswerBody } from '../ui/answer-body.tsx'
import { AnswerHistory } from '../ui/answer-history.tsx'
import { toast } from '../ui/toast.tsx'
import { useAnswerAct } from './api.ts'
import { CorrectForm } from './correct-form.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  item: AssignedItem
  /** For whom one speaks here; null for a moderator, who cares for every answer. */
  mine: string | null
}

/** What everybody reads already; whose it is, and moderators, may set it right. */
export function GivenAnswers({ city, item, mine }: Props) {
  const say = useWords(words)
  if (item.answers.length === 0) return null
  const moderates = mine === null
  return (
    <section className="stack t" aria-labelledby="given-answers">
      <h2 id="given-answers" className="h3">
        {say(item.state === 'answered' ? 'given' : 'before')}
      </h2>
      {item.answers.map((answer) => (
        <Given
          key={answer.id}
          city={city}
          answer={answer}
          mayCorrect={answer.current && (moderates || answer.organisationId === mine)}
        />
      ))}
      {moderates && item.state === 'answered' && <ReopenButton city={city} number={item.number} />}
    </section>
  )
}

function Given({ city, answer, mayCorrect }: { city: string; answer: GivenAnswer; mayCorrect: boolean }) {
  const say = useWords(words)
  const language = useLanguage()
  const [correcting, setCorrecting] = useState(false)
  const close = () => setCorrecting(false)
  if (correcting) return <CorrectForm city={city} answer={answer} onDone={close} onCancel={close} />
  const name = textIn(answer.organisation, language) ?? say('moderator')
  return (
    <article className="card stack t">
      <p className="small muted">{say('givenOn', { name, when: formatDay(answer.publishedOn, language) })}</p>
      <AnswerBody answer={answer} />
      <AnswerHistory answer={answer} />
      {mayCorrect && (
        <div className="row">
          <button type="button" className="btn s" onClick={() => setCorrecting(true)}>
            {say('correct')}
          </button>
        </div>
      )}
    </article>
  )
}

interface ReopenProps {
  city: string
  number: string
  onDone?: () => void
}

/** A moderator's alone. */
export function ReopenButton({ city, number, onDone }: ReopenProps) {
  const say = useWords(words)
  const act = useAnswerAct(city)
  const [asking, setAsking] = useState(false)
  return (
    <div className="row">
      <button type="button" className="btn s" onClick={() => setAsking(true)}>
        {say('reopen')}
      </button>
      {asking && (
        <NoteDialog
          name={`reopen:${city}:${number}`}
          kind="reopen"
          onSend={async (reason) => {
            await act(`inquiries/${number}/reopen`, { reason })
            setAsking(false)
            toast(say('reopenToast', { number }))
            onDone?.()
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}
