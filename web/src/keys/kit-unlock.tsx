import { readCode } from '@bezpechne/shared/letters-crypto/code'
import { useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { useWords } from '../lib/words.ts'
import { Field } from '../ui/field.tsx'
import { unlockByKit } from './own.ts'
import { PasswordStep } from './password-step.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  email: string
  onDone: () => void
  onCancel: () => void
}

/** The printed code opens the key, the password of today locks it from now on. */
export function KitUnlock({ city, email, onDone, onCancel }: Props) {
  const say = useWords(words)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string>()

  async function open(password: string): Promise<void> {
    const reading = readCode(typed)
    if (!('code' in reading)) {
      const groups = reading.wrong.join(', ')
      setWrong(groups ? say('kitWrong', { groups }) : say('kitShort', { count: reading.missing }))
      return
    }
    try {
      await unlockByKit({ city, email, password }, reading.code)
      onDone()
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'kit-wrong') throw error
      setWrong(say('kitOther'))
    }
  }

  return (
    <div className="stack">
      <Field label={say('kitCode')} hint={say('kitCodeHint')} error={wrong}>
        {(control) => (
          <input
            {...control}
            className="in code"
            value={typed}
            maxLength={80}
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            onChange={({ target }) => {
              setTyped(target.value)
              setWrong(undefined)
            }}
          />
        )}
      </Field>
      <PasswordStep email={email} label={say('open')} onPassword={open} onCancel={onCancel} />
    </div>
  )
}
