import { afterLetterStep } from '@bezpechne/shared/letter-states'
import { longestText, textFits } from '@bezpechne/shared/letters-crypto/texts'
import { useState } from 'react'

import { useLeaveWarning } from '../../lib/leaving.ts'
import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { PlainText } from '../../ui/plain-text.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import type { Held, Opener } from '../opener.ts'
import { words as shared } from '../words.ts'
import { acceptance, officerStep } from './acts.ts'
import { invitesAway } from './private-phone.ts'
import { SendTrouble } from './send-trouble.tsx'
import type { Letters } from './use-letters.ts'
import { useSend } from './use-send.ts'
import { officeWords } from './words.ts'

interface Props {
  opener: Opener
  held: Held
  letters: Letters
  onSent: () => void
}

const shortest = 3

/**
 * Before a letter is accepted there is one button; afterwards words, and what they are. What went wrong is told here:
 * where a colleague was faster, the button or the field it was said beside are gone.
 */
export function Composer(props: Props) {
  const { state, record } = props.held.letter
  const sender = useSend()
  const [accepting, setAccepting] = useState(false)
  const unsent = props.letters.draftOf(record.header.id)
  const mayWrite = afterLetterStep(state, 'reply') || afterLetterStep(state, 'clarify')
  return (
    <>
      <SendTrouble error={sender.error} accepting={accepting} />
      {afterLetterStep(state, 'accept') ? (
        <Accept {...props} sender={sender} onAccept={() => setAccepting(true)} />
      ) : (
        mayWrite && <Write {...props} sender={sender} onWrite={() => setAccepting(false)} />
      )}
      {!mayWrite && unsent.trim() && <Unsent text={unsent} />}
    </>
  )
}

/** Typed, and overtaken: still there to be copied. */
function Unsent({ text }: { text: string }) {
  const say = useWords(officeWords)
  return (
    <section className="stack">
      <h3 className="h3">{say('unsent')}</h3>
      <PlainText text={text} />
    </section>
  )
}

type Sender = ReturnType<typeof useSend>

function Accept({ opener, held, letters, onSent, sender, onAccept }: AcceptProps) {
  const say = useWords(officeWords)
  const { id } = held.letter.record.header
  async function accept(): Promise<void> {
    const sending = { name: 'accept', step: 'accept', body: (now: Held) => acceptance(opener, now) } as const
    onAccept()
    if (await sender.send(() => letters.send(id, sending))) onSent()
  }
  return (
    <section className="stack acc">
      <p>{say('acceptText')}</p>
      <p>
        <button type="button" className="btn pri big" disabled={sender.sending} onClick={() => void accept()}>
          {say('accept')}
        </button>
      </p>
    </section>
  )
}

interface AcceptProps extends Props {
  sender: Sender
  onAccept: () => void
}

interface WriteProps extends Props {
  sender: Sender
  onWrite: () => void
}

function Write({ opener, held, letters, onSent, sender, onWrite }: WriteProps) {
  const say = useWords(officeWords)
  const { sending, send } = sender
  const [checked, setChecked] = useState(false)
  const { id } = held.letter.record.header
  const text = letters.draftOf(id)
  const fault = useTextFault(text)
  useLeaveWarning(text.trim() !== '')

  async function go(action: 'reply' | 'clarify'): Promise<void> {
    const words = text.trim()
    setChecked(true)
    if (fault) return
    onWrite()
    const body = (now: Held) => officerStep(opener, now, { action, text: words })
    if (!(await send(() => letters.send(id, { name: 'steps', step: action, body })))) return
    letters.write(id, '')
    setChecked(false)
    toast(say(action === 'reply' ? 'replied' : 'clarified'))
    onSent()
  }

  return (
    <section className="stack">
      <TextField
        label={say('own')}
        hint={say('ownHint')}
        error={checked && fault}
        value={text}
        max={longestText}
        soft
        lines="tall"
        disabled={sending}
        onChange={(value) => letters.write(id, value)}
      />
      <PrivatePhone text={text} />
      <div className="row">
        <button type="button" className="btn pri" disabled={sending} onClick={() => void go('reply')}>
          {say('reply')}
        </button>
        {afterLetterStep(held.letter.state, 'clarify') && (
          <button type="button" className="btn" disabled={sending} onClick={() => void go('clarify')}>
            {say('clarify')}
          </button>
        )}
      </div>
    </section>
  )
}

function useTextFault(text: string): string | undefined {
  const say = useWords(officeWords)
  const saying = useWords(shared)
  if (text.trim().length < shortest) return say('replyEmpty')
  return textFits(text.trim()) ? undefined : saying('tooLong')
}

/** What was said elsewhere nobody can prove: the person is asked to think again, not stopped. */
export function PrivatePhone({ text }: { text: string }) {
  const say = useWords(officeWords)
  return (
    <div aria-live="polite">
      {invitesAway(text) && (
        <Notice tone="warn" title={say('privateTitle')}>
          <p>{say('privateText')}</p>
        </Notice>
      )}
    </div>
  )
}
