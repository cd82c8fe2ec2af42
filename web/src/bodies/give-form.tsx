import { textIn } from '@bezpechne/shared/languages'
import type { Organisation } from '@bezpechne/shared/moderation'
import { useState } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { SelectField } from '../ui/select-field.tsx'
import { toast } from '../ui/toast.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useHandover } from './api.ts'
import { words } from './words.ts'

interface Props {
  city: string
  id: string
  /** Leads already; none while nobody was given it. */
  lead: string | undefined
  /** Who does not have it. */
  free: readonly Organisation[]
  onDone: () => void
}

const most = 4

/** Choosing and handing over are two acts: a slip of the finger must tell nobody. */
export function GiveForm({ city, id, lead, free, onDone }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const { assign } = useHandover(city, id)
  const [chosen, setChosen] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [first = ''] = chosen
  const others = chosen.slice(1)

  async function give(): Promise<void> {
    setBusy(true)
    setError(undefined)
    try {
      const { number } = await assign(lead ?? first, lead ? chosen : others)
      toast(say('given', { number }))
      onDone()
    } catch (failed) {
      setError(failed)
    }
    setBusy(false)
  }

  return (
    <div className="stack t">
      <SelectField
        label={say(lead ? 'whoElse' : 'whoLeads')}
        value={first}
        none={say('nobody')}
        options={free.map((one) => ({ value: one.id, name: textIn(one.name, language) }))}
        onChange={(next) => setChosen(next ? [next, ...others.filter((other) => other !== next)] : [])}
      />
      {first && free.length > 1 && (
        <MoreBoxes
          free={free.filter((one) => one.id !== first)}
          chosen={others}
          onChange={(next) => setChosen([first, ...next].slice(0, most))}
        />
      )}
      {error !== undefined && <Trouble error={error} />}
      <p className="row">
        <button type="button" className="btn" disabled={busy || first === ''} onClick={() => void give()}>
          {say('give')}
        </button>
        {lead && <CancelButton onPress={onDone} />}
      </p>
    </div>
  )
}

function CancelButton({ onPress }: { onPress: () => void }) {
  const say = useWords(words)
  return (
    <button type="button" className="btn quiet" onClick={onPress}>
      {say('cancel')}
    </button>
  )
}

interface BoxesProps {
  free: readonly Organisation[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

function MoreBoxes({ free, chosen, onChange }: BoxesProps) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <fieldset className="also">
      <legend className="small">{say('also')}</legend>
      {free.map(({ id, name }) => (
        <label className="check" key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
          <span>{textIn(name, language)}</span>
        </label>
      ))}
    </fieldset>
  )
}
