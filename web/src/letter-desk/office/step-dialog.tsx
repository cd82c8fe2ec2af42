import { longestText, textFits } from '@bezpechne/shared/letters-crypto/texts'
import { type FormEvent, useState } from 'react'

import { momentIn } from '../../lib/kyiv-time.ts'
import { useWords } from '../../lib/words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import type { Held, Opener } from '../opener.ts'
import { words } from '../words.ts'
import { officerStep, type Words } from './acts.ts'
import { PrivatePhone } from './composer.tsx'
import { SendTrouble } from './send-trouble.tsx'
import type { Letters } from './use-letters.ts'
import { useSend } from './use-send.ts'
import { officeWords } from './words.ts'

export type Step = 'return' | 'extend' | 'record' | 'close'

interface Props {
  opener: Opener
  held: Held
  letters: Letters
  step: Step
  onDone: () => void
  onClose: () => void
}

const titles = {
  return: ['returnTitle', 'returnText', 'returnDo', 'returned'],
  extend: ['extendTitle', 'extendText', 'extendDo', 'extendDone'],
  record: ['crimeTitle', 'crimeText', 'crimeDo', 'crimeDone'],
  close: ['closeTitle', 'closeText', 'closeDo', 'closed'],
} as const

const explaining = (step: Step) => step === 'return' || step === 'extend'

/** A step that has consequences for the clock: what they are, the words to the person, and the button. */
export function StepDialog({ opener, held, letters, step, onDone, onClose }: Props) {
  const say = useWords(officeWords)
  const saying = useWords(words)
  const [title, explained, button, told] = titles[step]
  const { sending, error, send } = useSend()
  const form = useStepForm(step)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const what = form.read()
    if (!what) return
    const { id } = held.letter.record.header
    const body = (now: Held) => officerStep(opener, now, what)
    if (!(await send(() => letters.send(id, { name: 'steps', step, body })))) return
    toast(say(told))
    onDone()
  }

  return (
    <Dialog title={say(title)} wide={explaining(step)} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>{say(explained)}</p>
        {explaining(step) && <Explanation form={form} />}
        {step === 'record' && (
          <CrimeFields value={form.crime} missing={form.missing} onChange={form.setCrime} />
        )}
        <SendTrouble error={error} />
        <div className="row">
          <button type="submit" className="btn pri" disabled={sending}>
            {say(button)}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {saying('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function useStepForm(step: Step) {
  const say = useWords(officeWords)
  const draft = step === 'return' ? say('returnDraft') : step === 'extend' ? say('extendDraft') : ''
  const [text, setText] = useState(draft)
  const [crime, setCrime] = useState<Crime>({ no: '', at: '' })
  const [missing, setMissing] = useState(false)

  function wanted(): Words | undefined {
    // As it stands the draft explains nothing: what is missing, or why, is still to be told.
    const isTold = text.trim() !== '' && text.trim() !== draft.trim()
    if (explaining(step))
      return isTold && textFits(text.trim()) ? { action: step, text: text.trim() } : undefined
    if (step === 'close') return { action: step, text: '' }
    const crimeNo = crime.no.trim()
    const isWhole = crimeNo && crime.at
    return isWhole ? { action: 'record', text: '', crimeNo, recordedAt: momentIn(crime.at) } : undefined
  }

  function read(): Words | undefined {
    const what = wanted()
    setMissing(!what)
    return what
  }
  return { text, setText, crime, setCrime, missing, read }
}

function Explanation({ form: { text, setText, missing } }: { form: ReturnType<typeof useStepForm> }) {
  const say = useWords(officeWords)
  const saying = useWords(words)
  const fault = textFits(text.trim()) ? say('draftUntold') : saying('tooLong')
  return (
    <>
      <TextField
        label={say('own')}
        error={missing && fault}
        value={text}
        max={longestText}
        soft
        lines="tall"
        onChange={setText}
      />
      <PrivatePhone text={text} />
    </>
  )
}

interface Crime {
  no: string
  at: string
}

function CrimeFields({ value, missing, onChange }: CrimeProps) {
  const say = useWords(officeWords)
  return (
    <>
      <TextField
        label={say('crimeNo')}
        error={missing && say('crimeMissing')}
        value={value.no}
        max={60}
        onChange={(no) => onChange({ ...value, no })}
      />
      <Field label={say('crimeAt')}>
        {(control) => (
          <input
            {...control}
            type="datetime-local"
            className="in"
            value={value.at}
            onChange={({ target }) => onChange({ ...value, at: target.value })}
          />
        )}
      </Field>
    </>
  )
}

interface CrimeProps {
  value: Crime
  missing: boolean
  onChange: (value: Crime) => void
}
