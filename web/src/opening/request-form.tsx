import { isWritten } from '@bezpechne/shared/languages'
import { type SubmitEvent, useState } from 'react'
import { flushSync } from 'react-dom'

import { ApiError } from '../lib/api.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { MailField } from '../ui/mail-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { AlreadyHere } from './already-here.tsx'
import { useAsk } from './api.ts'
import { CommunityField } from './community-field.tsx'
import { openingWords } from './words.ts'

const empty = {
  community: '',
  katottg: null as string | null,
  around: '',
  name: '',
  post: '',
  email: '',
  note: '',
}
type Typed = typeof empty
type Missing = Partial<Record<'community' | 'name' | 'post' | 'email', boolean>>

function missingIn({ community, name, post, email }: Typed): Missing {
  return {
    ...(community.trim().length < 2 && { community: true }),
    ...(name.trim().length < 2 && { name: true }),
    ...(post.trim().length < 2 && { post: true }),
    ...(!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) && { email: true }),
  }
}

/** Who asks for which community. What was typed stays, whatever happens to the sending. */
export function RequestForm({ onSent }: { onSent: (email: string) => void }) {
  const say = useWords(openingWords)
  const { typed, missing, busy, error, change, submit } = useRequest(onSent)
  return (
    <form className="card stack" noValidate onSubmit={(event: SubmitEvent) => void submit(event)}>
      <CommunityField
        value={typed.community}
        chosen={typed.katottg !== null}
        error={missing.community && say('communityMissing')}
        onType={(community) => change({ community, katottg: null })}
        onChoose={({ community, katottg, around }) => change({ community, katottg, around })}
      />
      <TextField
        label={say('around')}
        hint={say('aroundHint')}
        value={typed.around}
        max={200}
        onChange={(around) => change({ around })}
      />
      <Person typed={typed} missing={missing} onChange={change} />
      {isHere(error) ? (
        <AlreadyHere community={typed.community} />
      ) : (
        error !== undefined && <Trouble error={error} />
      )}
      <p>
        <button className="btn pri" aria-disabled={busy}>
          {say(busy ? 'sending' : 'send')}
        </button>
      </p>
    </form>
  )
}

interface PersonProps {
  typed: Typed
  missing: Missing
  onChange: (part: Partial<Typed>) => void
}

function Person({ typed, missing, onChange }: PersonProps) {
  const say = useWords(openingWords)
  return (
    <>
      <TextField
        label={say('name')}
        error={missing.name && say('nameMissing')}
        value={typed.name}
        max={100}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        label={say('post')}
        hint={say('postHint')}
        error={missing.post && say('postMissing')}
        value={typed.post}
        max={150}
        onChange={(post) => onChange({ post })}
      />
      <MailField
        label={say('email')}
        hint={say('emailHint')}
        error={missing.email && say('emailWrong')}
        value={typed.email}
        onChange={(email) => onChange({ email })}
      />
      <TextField
        label={say('note')}
        value={typed.note}
        max={1000}
        lines="some"
        onChange={(note) => onChange({ note })}
      />
    </>
  )
}

function useRequest(onSent: (email: string) => void) {
  const language = useLanguage()
  const ask = useAsk()
  const [typed, setTyped] = useState(empty)
  const [missing, setMissing] = useState<Missing>({})
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  function change(part: Partial<Typed>): void {
    ask.start()
    setTyped((before) => ({ ...before, ...part }))
  }

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const wrong = missingIn(typed)
    // The button is a screen below the first field: on a phone nothing else tells what is missing.
    flushSync(() => setMissing(wrong))
    if (Object.keys(wrong).length)
      event.currentTarget.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
    if (Object.keys(wrong).length || busy) return
    setBusy(true)
    setError(undefined)
    const email = typed.email.trim()
    await ask
      .send({ ...typed, email, language: isWritten(language) ? language : 'uk' })
      .then(() => onSent(email), setError)
    setBusy(false)
  }
  return { typed, missing, busy, error, change, submit }
}

function isHere(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'city-here'
}
