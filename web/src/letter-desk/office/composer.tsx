import { afterLetterStep } from '@bezpechne/shared/letter-states'
import { longestText, textFits } from '@bezpechne/shared/letters-crypto/texts'
import { useState } from 'react'

import { useLeaveWarning } from '../../lib/leaving.ts'
import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
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

/** Before a letter is accepted there is one button; afterwards words, and what they are. */
export function Composer(props: Props) {
  const { state } = props.held.letter
  if (afterLetterStep(state, 'accept')) return <Accept {...props} />
  return afterLetterStep(state, 'reply') || afterLetterStep(state, 'clarify') ? <Write {...props} /> : null
}

function Accept({ opener, held, letters, onSent }: Props) {
  const say = useWords(officeWords)
  const { sending: busy, error, send } = useSend()
  const { id } = held.letter.record.header
  async function accept(): Promise<void> {
    const sending = { name: 'accept', step: 'accept', body: (now: Held) => acceptance(opener, now) } as const
    if (await send(() => letters.send(id, sending))) onSent()
  }
  return (
    <section className="stack acc">
      <SendTrouble error={error} accepting />
      <p>{say('acceptText')}</p>
      <p>
        <button type="button" className="btn pri big" disabled={busy} onClick={() => void accept()}>
          {say('accept')}
        </button>
      </p>
    </section>
  )
}

function Write({ opener, held, letters, onSent }: Props) {
  const say = useWords(officeWords)
  const { sending, error, send } = useSend()
  const [checked, setChecked] = useState(false)
  const { id } = held.letter.record.header
  const text = letters.draftOf(id)
  const fault = useTextFault(text)
  useLeaveWarning(text.trim() !== '')

  async function go(action: 'reply' | 'clarify'): Promise<void> {
    const words = text.trim()
    setChecked(true)
    if (fault) return
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
      <SendTrouble error={error} />
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
