import type { DirectoryEntry } from '@bezpechne/shared/letters-crypto/directory'
import { boxName, isSameMailbox, readBox } from '@bezpechne/shared/letters-crypto/mailbox'
import { type FormEvent, useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { boxOf, type Held, type Opener } from '../opener.ts'
import { words } from '../words.ts'
import { redirection } from './acts.ts'
import { SendTrouble } from './send-trouble.tsx'
import type { Letters } from './use-letters.ts'
import { useSend } from './use-send.ts'
import { officeWords } from './words.ts'

interface Props {
  opener: Opener
  held: Held
  letters: Letters
  onDone: () => void
  onClose: () => void
}

/** Mailboxes that may go on with a letter: never the beat where it is about the officer. */
function targetsOf({ directory }: Opener, { letter }: Held): DirectoryEntry[] {
  const here = readBox(boxOf(letter))
  const kinds = letter.record.header.route === 'oversight' ? ['oversight'] : ['beat', 'oversight']
  return directory.mailboxes.filter(
    (one) => one.state === 'active' && kinds.includes(one.kind) && !isSameMailbox(one, here),
  )
}

export function RedirectDialog({ opener, held, letters, onDone, onClose }: Props) {
  const say = useWords(officeWords)
  const saying = useWords(words)
  const { sending, error, send } = useSend()
  const [chosen, setChosen] = useState('')
  const [missing, setMissing] = useState(false)
  const targets = targetsOf(opener, held)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const to = targets.find((one) => boxName(one) === chosen)
    setMissing(!to)
    if (!to) return
    const { id } = held.letter.record.header
    const body = (now: Held) => redirection(opener, now, to)
    if (!(await send(() => letters.send(id, { name: 'redirect', step: 'redirect', body })))) return
    toast(say('redirected'))
    onDone()
  }

  return (
    <Dialog title={say('redirectTitle')} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>{say('redirectText')}</p>
        <SelectField
          label={say('redirectTo')}
          error={missing && say('redirectPick')}
          value={chosen}
          none={say('redirectPick')}
          options={targets.map((one) => ({
            value: boxName(one),
            name: one.kind === 'oversight' ? say('oversight') : say('beat', { id: one.scope }),
          }))}
          onChange={setChosen}
        />
        <SendTrouble error={error} />
        <div className="row">
          <button type="submit" className="btn pri" disabled={sending}>
            {say('redirectDo')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {saying('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
