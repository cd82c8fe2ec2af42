import { readReceipt } from '@bezpechne/shared/receipt'
import { type SyntheticEvent, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Field } from './field.tsx'
import { receiptFormWords } from './receipt-form-words.ts'

interface Props {
  /** Nothing was found under the last code. */
  unknown: boolean
  busy: boolean
  /** On the button. */
  action: string
  primary?: boolean
  onOpen: (code: string) => void
}

/** A slip of the pen is told here; the code of a private letter never leaves this page. */
export function ReceiptForm({ unknown, busy, action, primary, onOpen }: Props) {
  const say = useWords(receiptFormWords)
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const letter = readReceipt(typed).kind === 'letter' && <OfLetter />

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    const read = readReceipt(typed)
    if (read.kind === 'receipt') return onOpen(read.code)
    const count = symbolsIn(typed)
    if (read.kind === 'wrong') setError(count < 16 ? say('short', { count }) : say('wrong'))
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Field
        label={say('code')}
        hint={say('codeHint')}
        error={letter || error || (unknown && say('unknown'))}
      >
        {(control) => (
          <input
            {...control}
            className="in code"
            value={typed}
            maxLength={100}
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            placeholder="0000-0000-0000-0000"
            onChange={({ target }) => {
              setTyped(inGroups(target.value, typed))
              setError(undefined)
            }}
          />
        )}
      </Field>
      <p>
        <button type="submit" className={primary ? 'btn pri' : 'btn'} disabled={busy || letter !== false}>
          {action}
        </button>
      </p>
    </form>
  )
}

function OfLetter() {
  const say = useWords(receiptFormWords)
  return (
    <>
      {say('letter')} <a href="/letters/open">{say('letterOpen')}</a>
    </>
  )
}

function symbolsIn(typed: string): number {
  return typed.replaceAll(/[^\p{L}\p{N}]/gu, '').length
}

/** Hyphens after every fourth symbol while one types at the end; whoever corrects inside is left alone. */
export function inGroups(now: string, before: string): string {
  const grown = now.length > before.length && now.startsWith(before)
  if (!grown) return now
  const symbols = now.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  return symbols.replaceAll(/(.{4})(?=.)/gu, '$1-')
}
