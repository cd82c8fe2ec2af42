import type { Opening } from '@bezpechne/shared/opening'
import { type SubmitEvent, useState } from 'react'

import { isStale, useOvertaken } from '../../lib/overtaken.ts'
import { useWords } from '../../lib/words.ts'
import { Overtaken, Theirs } from '../../ui/overtaken.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { SaveTrouble, useFieldTrouble } from '../save-trouble.tsx'
import type { useOpeningActs } from './api.ts'
import { words } from './words.ts'

interface Props {
  contact: Opening['contact']
  /** The mailbox of who fills it in: to begin with, where nothing was said yet. */
  own: string
  onSave: ReturnType<typeof useOpeningActs>['saveContact']
}

/** Whom residents ask about the map itself. */
export function ContactForm({ contact, own, onSave }: Props) {
  const say = useWords(words)
  const [phone, setPhone] = useState(contact.phone ?? '')
  const [email, setEmail] = useState(contact.email ?? (contact.phone === null ? own : ''))
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const trouble = useFieldTrouble(error)
  const { overtaken, know } = useOvertaken(JSON.stringify(contact), error)

  const typed = { phone: phone.trim() || null, email: email.trim() || null }

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setError(undefined)
    try {
      know(JSON.stringify(await onSave({ ...typed, seen: contact })))
      toast(say('saved'))
    } catch (refusal) {
      setError(refusal)
    }
    setBusy(false)
  }

  return (
    <form className="stack t" noValidate onSubmit={(event: SubmitEvent) => void save(event)}>
      <TextField label={say('phone')} error={trouble('phone')} value={phone} max={24} onChange={setPhone} />
      <TextField label={say('email')} error={trouble('email')} value={email} max={200} onChange={setEmail} />
      {overtaken && (
        <Overtaken>
          <Theirs
            fields={(['phone', 'email'] as const).map((one) => [
              say(one),
              typed[one] ?? '',
              contact[one] ?? '',
            ])}
          />
        </Overtaken>
      )}
      {error !== undefined && !isStale(error) && <SaveTrouble error={error} />}
      <p>
        <button className="btn s" aria-disabled={busy}>
          {say('saveContact')}
        </button>
      </p>
    </form>
  )
}
