import { type SyntheticEvent, useEffect, useEffectEvent, useRef, useState } from 'react'

import { ApiError, onRefusal } from '../lib/api.ts'
import { codeIn, sendCode } from '../lib/typed-code.ts'
import { useTask } from '../lib/use-task.ts'
import { useWords } from '../lib/words.ts'
import { words } from './code-again-words.ts'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'
import { Notice } from './notice.tsx'

interface Asked {
  given: Promise<boolean>
  answer: (given: boolean) => void
}

/**
 * Stands at every desk: when an act needs a fresh code, asks for it over whatever is open, and the act goes on.
 * @param onOver the session ended: what was asked for is refused all the same
 */
export function CodeAgain({ onOver }: { onOver?: () => void }) {
  const [asked, setAsked] = useState<Asked>()
  const present = useRef<Asked>(undefined)
  const tell = useEffectEvent((path: string) => {
    // The question who one is has an answer of its own.
    if (path !== '/me') onOver?.()
  })
  useEffect(function listenForAsking() {
    return onRefusal((code, path) => {
      if (code === 'unauthenticated') tell(path)
      if (code !== 'code-again') return undefined
      // Two acts that were refused at once wait for one code.
      present.current ??= newAsked()
      setAsked(present.current)
      return present.current.given
    })
  }, [])
  if (!asked) return null

  function finish(given: boolean): void {
    present.current = undefined
    setAsked(undefined)
    asked?.answer(given)
  }
  return <CodeDialog onDone={() => finish(true)} onClose={() => finish(false)} />
}

function newAsked(): Asked {
  const asked: Partial<Asked> = {}
  const given = new Promise<boolean>((resolve) => {
    asked.answer = resolve
  })
  return { given, answer: (yes) => asked.answer?.(yes) }
}

function CodeDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const say = useWords(words)
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  const { busy, error, run } = useTask()
  const field = useRef<HTMLInputElement>(null)

  function submit(event: SyntheticEvent): void {
    event.preventDefault()
    // NOTE: React tells a form around the dialog, too, which is the one that waits for this code.
    event.stopPropagation()
    if (busy) return
    const code = codeIn(typed)
    setMissing(!code)
    field.current?.select()
    if (code) void run(() => sendCode(code).then(onDone))
  }

  return (
    <Dialog title={say('title')} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p>{say('text')}</p>
        {error !== undefined && <Refusal error={error} />}
        <Field label={say('code')} hint={say('hint')} error={missing && say('missing')}>
          {(control) => (
            <input
              {...control}
              ref={field}
              className="in code"
              name="code"
              autoComplete="one-time-code"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={13}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <Buttons busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}

function Buttons({ busy, onClose }: { busy: boolean; onClose: () => void }) {
  const say = useWords(words)
  return (
    <div className="row">
      <button type="submit" className="btn pri" aria-disabled={busy}>
        {say(busy ? 'sending' : 'confirm')}
      </button>
      <button type="button" className="btn quiet" onClick={onClose}>
        {say('cancel')}
      </button>
    </div>
  )
}

function Refusal({ error }: { error: unknown }) {
  const say = useWords(words)
  return (
    <Notice tone="warn" title={say('failed')} alert>
      <p>{(error instanceof ApiError && error.title) || say('failedText')}</p>
    </Notice>
  )
}
