import { screenedStates } from '@bezpechne/shared/letter-states'
import { noIdentity } from '@bezpechne/shared/letters-crypto/texts'
import { type SyntheticEvent, useState } from 'react'

import { useTask } from '../lib/use-task.ts'
import { useWords } from '../lib/words.ts'
import { Field } from '../ui/field.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { textFault } from './draft.ts'
import { IdentityFields } from './identity-fields.tsx'
import { openWords } from './open-words.ts'
import { PhotoField } from './photo-field.tsx'
import type { Photo } from './photos.ts'
import type { Opened, Session } from './session.ts'

interface Props {
  session: Session
  opened: Opened
  onTyped: (typed: boolean) => void
  onDone: (opened: Opened) => void
}

const silent = new Set(['answered-by-moderator', 'spam-closed', 'closed', 'withdrawn'])

/** Written on in the letter's latest epoch; before it is forwarded the moderator reads it too, and the form says so. */
export function ReplyForm({ session, opened, onTyped, onDone }: Props) {
  const { state, record } = opened.mine
  const isScreened = screenedStates.some((one) => one === state)
  if (silent.has(state)) return null
  const isNamed =
    opened.reading.identity?.surname !== '' || opened.reading.messages.some(({ identity }) => identity)
  return (
    <>
      <Reply session={session} screened={isScreened} onTyped={onTyped} onDone={onDone} />
      {!isScreened && !isNamed && record.header.track !== 'tip' && (
        <NameLater session={session} onDone={onDone} />
      )}
    </>
  )
}

type Fault = 'replyEmpty' | 'replyLong'
function faultOf(text: string, photos: Photo[]): Fault | undefined {
  const found = textFault(text)
  if (found === 'long') return 'replyLong'
  return found === 'empty' && photos.length === 0 ? 'replyEmpty' : undefined
}

function Reply({ session, screened, onTyped, onDone }: Omit<Props, 'opened'> & { screened: boolean }) {
  const say = useWords(openWords)
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<Photo[]>([])
  const [fault, setFault] = useState<Fault>()
  const sending = useTask()

  async function send() {
    onDone(await session.say({ text: text.trim(), photos }))
    setText('')
    setPhotos([])
    onTyped(false)
  }

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    const found = faultOf(text, photos)
    setFault(found)
    if (!found) void sending.run(send)
  }

  function type(typed: string) {
    setText(typed)
    onTyped(typed !== '')
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Field label={say('reply')} hint={screened && say('replyScreened')} error={fault && say(fault)}>
        {(control) => (
          <textarea
            {...control}
            className="in some"
            rows={4}
            autoComplete="off"
            value={text}
            onChange={({ target }) => type(target.value)}
          />
        )}
      </Field>
      <PhotoField photos={photos} onChange={setPhotos} />
      {sending.error !== undefined && <Trouble error={sending.error} />}
      <p>
        <button type="submit" className="btn pri" disabled={sending.busy}>
          {say(sending.busy ? 'replySending' : 'replySend')}
        </button>
      </p>
    </form>
  )
}

function NameLater({ session, onDone }: Pick<Props, 'session' | 'onDone'>) {
  const say = useWords(openWords)
  const [identity, setIdentity] = useState(noIdentity)
  const [tried, setTried] = useState(false)
  const sending = useTask()
  const isEmpty = identity.surname.trim() === '' || identity.name.trim() === ''

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    setTried(true)
    if (!isEmpty) void sending.run(async () => onDone(await session.identify(identity)))
  }

  return (
    <details className="card">
      <summary>{say('nameLater')}</summary>
      <form className="stack" onSubmit={submit} noValidate>
        <p>{say('nameLaterText')}</p>
        <IdentityFields identity={identity} missing={[]} onChange={setIdentity} />
        {tried && isEmpty && <p role="alert">{say('nameEmpty')}</p>}
        {sending.error !== undefined && <Trouble error={sending.error} />}
        <p>
          <button type="submit" className="btn" disabled={sending.busy}>
            {say('nameSend')}
          </button>
        </p>
      </form>
    </details>
  )
}
