import type { AssignedBody } from '@bezpechne/shared/assignments'
import { textIn } from '@bezpechne/shared/languages'
import type { Organisation } from '@bezpechne/shared/moderation'
import { useState } from 'react'

import { formatMoment } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { ClockLine } from '../ui/clock-line.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { toast } from '../ui/toast.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useHandover } from './api.ts'
import { ReplyLinkDialog } from './reply-link-dialog.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  id: string
  body: AssignedBody
  organisation: Organisation | undefined
}

export function BodyRow({ city, id, body, organisation }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const [open, setOpen] = useState<'link' | 'withdraw'>()
  const { answeredAt, lead, organisationId } = body
  const name = textIn(organisation?.name, language) ?? ''
  const close = () => setOpen(undefined)
  return (
    <li>
      <p>
        <b>{name}</b> {lead && <span className="tag">{say('leads')}</span>}
      </p>
      <Standing body={body} />
      {!answeredAt && (
        <p className="row">
          <button
            type="button"
            className="btn s"
            aria-label={say('linkFor', { name })}
            onClick={() => setOpen('link')}
          >
            {say('link')}
          </button>
          <button
            type="button"
            className="btn s quiet"
            aria-label={say('withdrawFrom', { name })}
            onClick={() => setOpen('withdraw')}
          >
            {say('withdraw')}
          </button>
        </p>
      )}
      {open === 'link' && (
        <ReplyLinkDialog city={city} id={id} organisationId={organisationId} name={name} onClose={close} />
      )}
      {open === 'withdraw' && (
        <WithdrawDialog city={city} id={id} organisationId={organisationId} name={name} onClose={close} />
      )}
    </li>
  )
}

function Standing({ body: { clock, answeredAt } }: { body: AssignedBody }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <p className="small muted">
      {clock && <ClockLine clock={clock} />}
      {answeredAt && say('answered', { when: formatMoment(answeredAt, language) })}
      {!clock && !answeredAt && say('mayAdd')}
    </p>
  )
}

interface WithdrawProps {
  city: string
  id: string
  organisationId: string
  name: string
  onClose: () => void
}

function WithdrawDialog({ city, id, organisationId, name, onClose }: WithdrawProps) {
  const say = useWords(words)
  const { withdraw } = useHandover(city, id)
  const [error, setError] = useState<unknown>()

  async function take(): Promise<void> {
    setError(undefined)
    try {
      await withdraw(organisationId)
      toast(say('withdrawn', { name }))
      onClose()
    } catch (failed) {
      setError(failed)
    }
  }

  return (
    <Dialog title={say('withdrawTitle', { name })} onClose={onClose}>
      <p>{say('withdrawText')}</p>
      {error !== undefined && <Trouble error={error} />}
      <div className="row">
        <button type="button" className="btn pri" onClick={() => void take()}>
          {say('withdraw')}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {say('cancel')}
        </button>
      </div>
    </Dialog>
  )
}
