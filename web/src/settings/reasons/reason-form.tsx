import type { ReasonText } from '@bezpechne/shared/reasons'
import { type SubmitEvent, useState } from 'react'

import { isStale, useOvertaken } from '../../lib/overtaken.ts'
import { ownMovesOf } from '../../lib/turns.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Overtaken } from '../../ui/overtaken.tsx'
import { toast } from '../../ui/toast.tsx'
import { LongField } from '../long-field.tsx'
import { SaveTrouble, useFieldTrouble } from '../save-trouble.tsx'
import { reasonThing, useSaveReason } from './api.ts'
import { ReasonPreview } from './reason-preview.tsx'
import { titleOfReason } from './reason-title.ts'
import { words } from './words.ts'

interface Props {
  city: string
  reason: ReasonText
  onDone: () => void
}

export function ReasonForm({ city, reason, onDone }: Props) {
  const say = useWords(words)
  const { text, setText, error, busy, send } = useReasonForm(city, reason, onDone)
  const trouble = useFieldTrouble(error)
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        void send(false)
      }}
    >
      {(['uk', 'en'] as const).map((one) => (
        <LongField
          key={one}
          label={say(one)}
          error={trouble(`text.${one}`)}
          value={text[one]}
          max={500}
          onChange={(typed) => setText({ ...text, [one]: typed })}
        />
      ))}
      <ReasonPreview reason={{ ...reason, text }} />
      <NotSaved city={city} error={error} reason={reason} />
      <div className="row">
        <button className="btn pri" aria-disabled={busy}>
          {say('save')}
        </button>
        <button type="button" className="btn quiet" onClick={onDone}>
          {say('cancel')}
        </button>
        {reason.own && (
          <button type="button" className="btn quiet" aria-disabled={busy} onClick={() => void send(true)}>
            {say('reset')}
          </button>
        )}
      </div>
    </form>
  )
}

/** NOTE: the version is of what the list says now, which stands beside the fields where it came meanwhile. */
function useReasonForm(city: string, reason: ReasonText, onDone: () => void) {
  const say = useWords(words)
  const language = useLanguage()
  const save = useSaveReason(city, reason)
  const [text, setText] = useState(reason.text)
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)

  async function send(reset: boolean): Promise<void> {
    if (busy) return
    setBusy(true)
    setError(undefined)
    const { version } = reason
    try {
      await save(reset ? { version } : { text, version }, reset)
      toast(say('saved', { reason: titleOfReason(reason, language) }))
      onDone()
    } catch (refusal) {
      setError(refusal)
    }
    setBusy(false)
  }

  return { text, setText, error, busy, send }
}

/** After a colleague was faster, what they have saved stands beside what was typed. */
function NotSaved({ city, error, reason }: { city: string; error: unknown; reason: ReasonText }) {
  const say = useWords(words)
  const { overtaken } = useOvertaken(reason.version, error, ownMovesOf(reasonThing(city, reason)))
  if (error !== undefined && !isStale(error)) return <SaveTrouble error={error} />
  if (!overtaken) return null
  return (
    <Overtaken>
      <p>
        {say('uk')}: <b>{reason.text.uk}</b>
      </p>
      <p>
        {say('en')}: <b>{reason.text.en}</b>
      </p>
    </Overtaken>
  )
}
