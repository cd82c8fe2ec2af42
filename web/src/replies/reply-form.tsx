import { type SyntheticEvent, useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { useFoundWords } from '../lib/found.ts'
import { useKept } from '../lib/kept.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useSendReply } from './api.ts'
import { words } from './words.ts'

interface Props {
  token: string
  number: string
  onSent: () => void
}

const empty = { text: '', basis: '', steps: '', link: '' }

/** One answer; what is typed stays on this device until it has arrived. */
export function ReplyForm({ token, number, onSent }: Props) {
  const say = useWords(words)
  const send = useSendReply()
  const [typed, keep, forget] = useKept(`reply:${number}`, () => empty)
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const { text, basis, steps, link } = typed
  const found = useFoundWords()([text, basis, steps].join('\n'))
  const short = text.trim().length < 10

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    setAsked(true)
    if (short || busy) return
    setBusy(true)
    setError(undefined)
    try {
      await send({ token, text, basis: orNull(basis), steps: orNull(steps), link: orNull(link) })
      forget()
      onSent()
    } catch (failed) {
      setError(failed)
    }
    setBusy(false)
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{say('yourAnswer')}</h2>
      <ReplyFields
        typed={typed}
        error={error}
        short={asked && short}
        onChange={(part) => keep({ ...typed, ...part })}
      />
      {found && <Notice tone="warn" title={say('found', { what: found })} />}
      {error !== undefined && <ReplyTrouble error={error} />}
      <p className="hint">{say('review')}</p>
      <p>
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {say('send')}
        </button>
      </p>
    </form>
  )
}

interface FieldsProps {
  typed: typeof empty
  error: unknown
  short: boolean
  onChange: (part: Partial<typeof empty>) => void
}

function ReplyFields({ typed, error, short, onChange }: FieldsProps) {
  const say = useWords(words)
  const badLink = error instanceof ApiError && error.errors.some(({ path }) => path === 'link')
  return (
    <>
      <TextField
        label={say('text')}
        hint={say('textHint')}
        error={short && say('tooShort')}
        value={typed.text}
        max={4000}
        lines="tall"
        onChange={(text) => onChange({ text })}
      />
      <TextField
        label={say('basis')}
        hint={say('basisHint')}
        value={typed.basis}
        max={1000}
        lines="some"
        onChange={(basis) => onChange({ basis })}
      />
      <TextField
        label={say('steps')}
        hint={say('stepsHint')}
        value={typed.steps}
        max={2000}
        lines="some"
        onChange={(steps) => onChange({ steps })}
      />
      <TextField
        label={say('link')}
        hint={say('linkHint')}
        error={badLink && say('linkWrong')}
        value={typed.link}
        max={500}
        onChange={(link) => onChange({ link })}
      />
    </>
  )
}

function ReplyTrouble({ error }: { error: unknown }) {
  const say = useWords(words)
  if (!(error instanceof ApiError) || error.status === 0) return <Trouble error={error} />
  return (
    <Notice tone="warn" title={say('notSent')} alert>
      <p>{error.title}</p>
      <p>{say('kept')}</p>
    </Notice>
  )
}

function orNull(text: string): string | null {
  return text.trim().length >= 3 ? text.trim() : null
}
