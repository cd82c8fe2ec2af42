import type { Colleague } from '@bezpechne/shared/keys'
import { toBytes } from '@bezpechne/shared/letters-crypto/bytes'
import { fingerprint } from '@bezpechne/shared/letters-crypto/staff-key'
import type { Holder } from '@bezpechne/shared/staff-keys'
import { type SyntheticEvent, useState } from 'react'

import { useSodium } from '../lib/sodium.ts'
import { useTask } from '../lib/use-task.ts'
import { useWords } from '../lib/words.ts'
import { Field } from '../ui/field.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { holderOf } from './steps.ts'
import { words } from './words.ts'

interface Props {
  /** Whose keys something is sealed to; one's own needs no telephone call. */
  people: Colleague[]
  me: string
  label: string
  disabled?: boolean
  onKnown: (holders: Holder[]) => Promise<void>
  onCancel: () => void
}

/**
 * Nothing is sealed to a key that the server alone vouches for: each person reads the last six digits of the own
 * fingerprint aloud, and they are typed here.
 */
export function KnownPeople({ people, me, label, disabled = false, onKnown, onCancel }: Props) {
  const say = useWords(words)
  const sodium = useSodium()
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [checked, setChecked] = useState(false)
  const { busy, error, run } = useTask()
  const others = people.filter(({ staff }) => staff !== me)
  const isRight = ({ staff, key }: Colleague) =>
    key !== null &&
    (typed[staff] ?? '').replaceAll(/\s/g, '') ===
      fingerprint(sodium, toBytes(key.boxPk)).replaceAll(' ', '').slice(-6)

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    setChecked(true)
    const holders = people.flatMap((one) => holderOf(one) ?? [])
    if (others.every(isRight) && holders.length === people.length) void run(() => onKnown(holders))
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      {others.map((one) => (
        <Digits
          key={one.staff}
          name={one.name}
          value={typed[one.staff] ?? ''}
          wrong={checked && !isRight(one)}
          onType={(value) => {
            setTyped({ ...typed, [one.staff]: value })
            setChecked(false)
          }}
        />
      ))}
      {error !== undefined && <Trouble error={error} />}
      <div className="row">
        <button type="submit" className="btn pri" disabled={busy || disabled}>
          {busy ? say('making') : label}
        </button>
        <button type="button" className="btn quiet" onClick={onCancel}>
          {say('cancel')}
        </button>
      </div>
    </form>
  )
}

interface DigitsProps {
  name: string
  value: string
  wrong: boolean
  onType: (value: string) => void
}

function Digits({ name, value, wrong, onType }: DigitsProps) {
  const say = useWords(words)
  return (
    <Field label={say('digits', { name })} hint={say('digitsHint')} error={wrong && say('digitsWrong')}>
      {(control) => (
        <input
          {...control}
          className="in code kdigits"
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          value={value}
          onChange={({ target }) => onType(target.value)}
        />
      )}
    </Field>
  )
}
