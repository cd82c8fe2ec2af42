import { foldCode } from '@bezpechne/shared/letters-crypto/code'
import { type ReactNode, type SyntheticEvent, useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { useTask } from '../lib/use-task.ts'
import { useWords } from '../lib/words.ts'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { CodeShown } from './code-shown.tsx'
import { codeWords } from './code-words.ts'
import type { Progress, Sender, Sent } from './sending.ts'

interface Props {
  city: string
  code: string
  watched: boolean
  sender: Sender
  onBack: () => void
  onSent: (sent: Sent) => void
}

/** The code first, then the letter: where the answer is lost on its way, the code tells. */
export function CodeStep({ city, code, watched, sender, onBack, onSent }: Props) {
  const say = useWords(codeWords)
  const [progress, setProgress] = useState<Progress>()
  const sending = useTask()
  const canChange = !sending.busy && !isLost(sending.error)
  const send = () => void sending.run(async () => onSent(await sender.send(setProgress)))
  return (
    <section className="stack" aria-labelledby="lt-code">
      <h1 id="lt-code">{say('title')}</h1>
      <p>{say('only')}</p>
      <Notice tone="brand">
        <p>{say('before')}</p>
      </Notice>
      <CodeShown city={city} code={code} watched={watched} />
      <Retype code={code} onRight={send}>
        <output className="lt-told">{sending.busy && progress && <Doing progress={progress} />}</output>
        {sending.error !== undefined && <Failed error={sending.error} />}
        <div className="row">
          <button type="submit" className="btn pri big" disabled={sending.busy}>
            {say(sending.busy ? 'sending' : sending.error === undefined ? 'send' : 'again')}
          </button>
          {canChange && (
            <button type="button" className="btn big quiet" onClick={onBack}>
              {say('back')}
            </button>
          )}
        </div>
      </Retype>
    </section>
  )
}

interface RetypeProps {
  code: string
  onRight: () => void
  children: ReactNode
}

/** Sent by whoever has the code in hand, not only before the eyes. */
function Retype({ code, onRight, children }: RetypeProps) {
  const say = useWords(codeWords)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    const isRight = foldCode(typed) === code.slice(-4)
    setWrong(!isRight)
    if (isRight) onRight()
  }

  return (
    <form className="stack lt-noprint" onSubmit={submit} noValidate>
      <Field label={say('retype')} hint={say('retypeHint')} error={wrong && say('retypeWrong')}>
        {(control) => (
          <input
            {...control}
            className="in code lt-last"
            value={typed}
            maxLength={12}
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            onChange={({ target }) => {
              setTyped(target.value)
              setWrong(false)
            }}
          />
        )}
      </Field>
      {children}
    </form>
  )
}

const doingWords = { locking: 'doingLocking', sending: 'doingSending', asking: 'doingAsking' } as const

function Doing({ progress }: { progress: Progress }) {
  const say = useWords(codeWords)
  const text =
    progress.doing === 'photo'
      ? say('doingPhoto', { number: progress.number, of: progress.of })
      : say(doingWords[progress.doing])
  return (
    <>
      <p className="small">{text}</p>
      <progress className="bar5" aria-label={text} />
    </>
  )
}

/** Nobody knows whether it came: what was locked must stay as it is. */
function isLost(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'offline' || error.status >= 500)
}

function Failed({ error }: { error: unknown }) {
  const say = useWords(codeWords)
  const lost = isLost(error)
  const told = error instanceof ApiError && error.title ? error.title : say('refused')
  return (
    <Notice
      tone="warn"
      icon={lost ? 'offline' : 'warn'}
      title={say(lost ? 'lostTitle' : 'refusedTitle')}
      alert
    >
      <p>{lost ? say('lost') : told}</p>
    </Notice>
  )
}
