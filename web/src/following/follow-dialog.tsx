import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { MailField } from '../ui/mail-field.tsx'
import { Notice } from '../ui/notice.tsx'
import { PushHindrance } from '../ui/push-hindrance.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { ChannelField } from './channel-field.tsx'
import { QuietFields, RhythmField } from './how-fields.tsx'
import { PlaceFields } from './place-fields.tsx'
import { type Done, useFollowForm, type Wanted } from './use-follow-form.ts'
import { words } from './words.ts'

import './following.css'

/** What to follow, where news comes, how often and when not; to a typed address a letter goes first. */
export function FollowDialog({ onClose, ...wanted }: Wanted & { onClose: () => void }) {
  const say = useWords(words)
  const [done, setDone] = useState<Done>()
  return (
    <Dialog title={say('title')} onClose={onClose}>
      {done ? <Told done={done} onClose={onClose} /> : <FollowForm wanted={wanted} onDone={setDone} />}
    </Dialog>
  )
}

const told = {
  'mail-sent': { title: 'sent', text: 'sentText', more: 'sentNone' },
  following: { title: 'following', text: 'followingText', more: 'followingMore' },
  pushed: { title: 'following', text: 'pushedText', more: 'pushedMore' },
} as const

function Told({ done: { state, email }, onClose }: { done: Done; onClose: () => void }) {
  const say = useWords(words)
  const { title, text, more } = told[state]
  return (
    <div className="stack">
      <Notice tone="brand" title={say(title)} alert>
        <p>{say(text, { email })}</p>
      </Notice>
      <p className="small muted">{say(more)}</p>
      <div className="row">
        <button type="button" className="btn pri" onClick={onClose}>
          {say('close')}
        </button>
        {state !== 'mail-sent' && (
          <Link className="btn" to="/follow">
            {say('toList')}
          </Link>
        )}
      </div>
    </div>
  )
}

type Form = ReturnType<typeof useFollowForm>

function FollowForm({ wanted, onDone }: { wanted: Wanted; onDone: (done: Done) => void }) {
  const say = useWords(words)
  const form = useFollowForm(wanted, onDone)
  const { typed, put } = form
  return (
    <form className="stack" noValidate onSubmit={form.submit}>
      <p>{say('intro')}</p>
      {!wanted.number && <PlaceFields city={wanted.city} typed={form.place} onChange={form.putPlace} />}
      <Where form={form} />
      <RhythmField label={say('rhythm')} value={typed.rhythm} onChange={(rhythm) => put({ rhythm })} />
      <QuietFields quiet={typed.quiet} onChange={(quiet) => put({ quiet })} />
      {form.faults.what && (
        <Notice tone="warn" alert>
          <p>{say('missing')}</p>
        </Notice>
      )}
      {form.trouble !== undefined && <Trouble error={form.trouble} />}
      <p>
        <button type="submit" className="btn pri" aria-disabled={form.busy}>
          {say('send')}
        </button>
      </p>
    </form>
  )
}

/** A mailbox or this browser; what stands in the way of the one leads to the other, and nothing typed is lost. */
function Where({ form: { channel, mails, resident, typed, faults, hindrance, put } }: { form: Form }) {
  const say = useWords(words)
  return (
    <>
      <ChannelField value={channel} mails={mails} onChange={(chosen) => put({ channel: chosen })} />
      {channel === 'mail' && (
        <Mailbox
          resident={resident}
          email={typed.email}
          wrong={faults.email}
          onChange={(email) => put({ email })}
        />
      )}
      {channel === 'push' && !hindrance && <p className="hint">{say('pushHint')}</p>}
      {hindrance && (
        <PushHindrance why={hindrance}>
          {mails && (
            <p className="follow-rather">
              <button type="button" className="btn s" onClick={() => put({ channel: 'mail' })}>
                {say('byMail')}
              </button>
            </p>
          )}
        </PushHindrance>
      )}
    </>
  )
}

interface MailboxProps {
  /** The address of who is signed in: it is proven, and not asked for again. */
  resident: string | undefined
  email: string
  wrong: boolean
  onChange: (email: string) => void
}

function Mailbox({ resident, email, wrong, onChange }: MailboxProps) {
  const say = useWords(words)
  if (resident !== undefined) return <p className="follow-known">{say('emailKnown', { email: resident })}</p>
  return (
    <MailField
      label={say('email')}
      hint={say('emailHint')}
      error={wrong && say('emailWrong')}
      value={email}
      onChange={onChange}
    />
  )
}
