import { foldCode, inGroups } from '@bezpechne/shared/letters-crypto/code'
import { type SyntheticEvent, useState } from 'react'

import { useTask } from '../lib/use-task.ts'
import { useWords } from '../lib/words.ts'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Trouble } from '../ui/trouble.tsx'
import type { ShownKit } from './own.ts'
import { words } from './words.ts'

/** Nothing counts before the last group was typed: who cannot read it back does not have it. */
export function Kit({ kit: { code, keep }, onKept }: { kit: ShownKit; onKept: () => void }) {
  const say = useWords(words)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const { busy, error, run } = useTask()

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    const isRight = foldCode(typed) === code.slice(-4)
    setWrong(!isRight)
    if (isRight) void run(() => keep().then(onKept))
  }

  return (
    <form className="card stack" onSubmit={submit} noValidate aria-labelledby="kit">
      <h2 id="kit">{say('kitTitle')}</h2>
      <p>{say('kitText')}</p>
      <Code code={code} />
      <p className="small muted">{say('kitKeep')}</p>
      <p className="kit-act">
        <button type="button" className="btn s" onClick={() => print()}>
          <Icon name="print" />
          {say('print')}
        </button>
      </p>
      {error !== undefined && <Trouble error={error} />}
      <LastGroup
        value={typed}
        wrong={wrong}
        onType={(value) => {
          setTyped(value)
          setWrong(false)
        }}
      />
      <p className="kit-act">
        <button type="submit" className="btn pri" disabled={busy}>
          {say(busy ? 'making' : 'kept')}
        </button>
      </p>
    </form>
  )
}

function Code({ code }: { code: string }) {
  const say = useWords(words)
  return (
    <ol className="kit" aria-label={say('kitTitle')}>
      {inGroups(code)
        .split(' ')
        .map((group, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a group may come twice
          <li key={`${index} ${group}`} className="code">
            {group}
          </li>
        ))}
    </ol>
  )
}

interface LastGroupProps {
  value: string
  wrong: boolean
  onType: (value: string) => void
}

function LastGroup({ value, wrong, onType }: LastGroupProps) {
  const say = useWords(words)
  return (
    <Field label={say('retype')} hint={say('retypeHint')} error={wrong && say('retypeWrong')}>
      {(control) => (
        <input
          {...control}
          className="in code kit-last"
          value={value}
          maxLength={12}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          onChange={({ target }) => onType(target.value)}
        />
      )}
    </Field>
  )
}
