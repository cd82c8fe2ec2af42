import { longestText, textFits } from '@bezpechne/shared/letters-crypto/texts'
import { type FormEvent, useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { LetterTrouble } from '../trouble.tsx'
import { words } from '../words.ts'
import type { Verdict } from './use-screening.ts'
import { screeningWords } from './words.ts'

interface Props {
  onDecide: (verdict: Verdict) => Promise<void>
  onClose: () => void
}

/** Sends, and stays open with what went wrong. */
function useSend({ onDecide, onClose }: Props) {
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<unknown>()
  async function send(verdict: Verdict): Promise<void> {
    setSending(true)
    setError(undefined)
    try {
      await onDecide(verdict)
      onClose()
    } catch (refusal) {
      setError(refusal)
      setSending(false)
    }
  }
  return { sending, error, send }
}

/** Asks before what cannot be taken back, and says what it is. */
export function SureDialog({ step, ...props }: Props & { step: 'forward' | 'spam' | 'recuse' }) {
  const say = useWords(screeningWords)
  const saying = useWords(words)
  const { sending, error, send } = useSend(props)
  return (
    <Dialog title={say(`${step}Title`)} onClose={props.onClose}>
      <p>{say(`${step}Text`)}</p>
      {error !== undefined && <LetterTrouble error={error} />}
      <div className="row">
        <button type="button" className="btn pri" disabled={sending} onClick={() => void send({ step })}>
          {say(`${step}Do`)}
        </button>
        <button type="button" className="btn" onClick={props.onClose}>
          {saying('cancel')}
        </button>
      </div>
    </Dialog>
  )
}

const templates = ['Elsewhere', 'Map', 'Urgent'] as const

type Fault = 'empty' | 'long'

function faultOf(answer: string): Fault | undefined {
  if (!answer) return 'empty'
  return textFits(answer) ? undefined : 'long'
}

/** Words of the moderator instead of the officer's; the author reads that no officer saw the letter. */
export function AnswerDialog(props: Props) {
  const say = useWords(screeningWords)
  const saying = useWords(words)
  const [text, setText] = useState('')
  const [checked, setChecked] = useState(false)
  const fault = faultOf(text.trim())
  const { sending, error, send } = useSend(props)

  function submit(event: FormEvent): void {
    event.preventDefault()
    const answer = text.trim()
    setChecked(true)
    if (!fault) void send({ step: 'answer', text: answer })
  }

  return (
    <Dialog title={say('answerTitle')} wide onClose={props.onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{say('answerText')}</p>
        <SelectField
          label={say('template')}
          value=""
          none={say('templateNone')}
          options={templates.map((name) => ({ value: name, name: say(`template${name}`) }))}
          onChange={(chosen) => {
            const name = templates.find((one) => one === chosen)
            if (name) setText(say(`template${name}Text`))
          }}
        />
        <AnswerField text={text} fault={checked ? fault : undefined} onChange={setText} />
        {error !== undefined && <LetterTrouble error={error} />}
        <div className="row">
          <button type="submit" className="btn pri" disabled={sending}>
            {say('answerDo')}
          </button>
          <button type="button" className="btn" onClick={props.onClose}>
            {saying('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

interface AnswerFieldProps {
  text: string
  fault: Fault | undefined
  onChange: (text: string) => void
}

function AnswerField({ text, fault, onChange }: AnswerFieldProps) {
  const say = useWords(screeningWords)
  const saying = useWords(words)
  return (
    <TextField
      label={say('answerField')}
      hint={say('answerHint')}
      error={fault && (fault === 'long' ? saying('tooLong') : say('answerEmpty'))}
      value={text}
      max={longestText}
      soft
      lines="tall"
      onChange={onChange}
    />
  )
}
