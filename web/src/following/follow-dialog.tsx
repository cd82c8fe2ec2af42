import type { Rhythm } from '@bezpechne/shared/following'
import { type SyntheticEvent, useState } from 'react'

import { useTask } from '../lib/use-task.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { MailField } from '../ui/mail-field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useFollowingActs } from './api.ts'
import { QuietFields, RhythmField, usualQuiet } from './how-fields.tsx'
import { isAddress } from './is-address.ts'
import { PlaceFields, placeOf, type TypedPlace, untypedPlace } from './place-fields.tsx'
import { words } from './words.ts'

import './following.css'

interface Props {
  city: string
  number: string | undefined
  topics: readonly string[]
  onClose: () => void
}

/** Where to write, how often and when not; a letter asks before anything is sent. */
export function FollowDialog({ city, number, topics, onClose }: Props) {
  const say = useWords(words)
  const [done, setDone] = useState<Done>()
  return (
    <Dialog title={say('title')} onClose={onClose}>
      {done ? (
        <Told done={done} onClose={onClose} />
      ) : (
        <FollowForm city={city} number={number} topics={topics} onDone={setDone} />
      )}
    </Dialog>
  )
}

interface Done {
  state: 'mail-sent' | 'following'
  email: string
}

function Told({ done: { state, email }, onClose }: { done: Done; onClose: () => void }) {
  const say = useWords(words)
  const asked = state === 'mail-sent'
  return (
    <div className="stack">
      <Notice tone="brand" title={say(asked ? 'sent' : 'following')} alert>
        <p>{say(asked ? 'sentText' : 'followingText', { email })}</p>
      </Notice>
      {asked && <p className="small muted">{say('sentNone')}</p>}
      <p>
        <button type="button" className="btn" onClick={onClose}>
          {say('close')}
        </button>
      </p>
    </div>
  )
}

interface FormProps extends Omit<Props, 'onClose'> {
  onDone: (done: Done) => void
}

function FollowForm({ city, number, topics, onDone }: FormProps) {
  const say = useWords(words)
  const form = useFollowForm({ city, number, topics, onDone })
  const { typed, put, email, setEmail, rhythm, setRhythm, quiet, setQuiet, asked, busy, error } = form
  return (
    <form className="stack" noValidate onSubmit={form.submit}>
      <p>{say('intro')}</p>
      {!number && <PlaceFields city={city} typed={typed} onChange={put} />}
      <MailField
        label={say('email')}
        hint={say('emailHint')}
        error={asked && !isAddress(email) && say('emailWrong')}
        value={email}
        onChange={setEmail}
      />
      <RhythmField label={say('rhythm')} value={rhythm} onChange={setRhythm} />
      <QuietFields quiet={quiet} onChange={setQuiet} />
      {asked && form.missing && (
        <Notice tone="warn" alert>
          <p>{say('missing')}</p>
        </Notice>
      )}
      {error !== undefined && <Trouble error={error} />}
      <p>
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {say('send')}
        </button>
      </p>
    </form>
  )
}

function useFollowForm({ city, number, topics, onDone }: FormProps) {
  const language = useLanguage()
  const acts = useFollowingActs()
  const { busy, error, run } = useTask()
  const [typed, setTyped] = useState<TypedPlace>(() => {
    const [category = ''] = topics
    return topics.length === 1 ? { ...untypedPlace, kind: 'category', category } : untypedPlace
  })
  const [email, setEmail] = useState('')
  const [rhythm, setRhythm] = useState<Rhythm>(number ? 'each' : 'daily')
  const [quiet, setQuiet] = useState(usualQuiet)
  const [asked, setAsked] = useState(false)
  const what = placeOf(typed)
  const missing = !number && !what

  function submit(event: SyntheticEvent): void {
    event.preventDefault()
    setAsked(true)
    if (busy || missing || !isAddress(email)) return
    const how = { email: email.trim(), rhythm, quiet, language }
    void run(async () => {
      const { state } = number
        ? await acts.followInquiry(city, number, how)
        : await acts.followPlace(city, { what: what ?? { kind: 'city' }, ...how })
      onDone({ state, email: how.email })
    })
  }
  const put = (part: Partial<TypedPlace>) => setTyped((before) => ({ ...before, ...part }))
  return {
    typed,
    put,
    email,
    setEmail,
    rhythm,
    setRhythm,
    quiet,
    setQuiet,
    asked,
    missing,
    busy,
    error,
    submit,
  }
}
