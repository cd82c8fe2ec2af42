import { type LexiconKind, lexiconKinds } from '@bezpechne/shared/guard/kinds'
import { useState } from 'react'

import { useGuardKinds } from '../../lib/guard-kinds.ts'
import { useWords } from '../../lib/words.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { SaveTrouble, useFieldTrouble } from '../save-trouble.tsx'
import { useChangeLexicon } from './api.ts'
import { lexiconWords } from './words.ts'

export function AddTerm({ city }: { city: string }) {
  const say = useWords(lexiconWords)
  const names = useGuardKinds()
  const { kind, setKind, term, setTerm, error, save } = useAdding(city)
  const fieldTrouble = useFieldTrouble(error)('term')
  return (
    <form
      className="card stack"
      aria-labelledby="lexicon-add"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2 id="lexicon-add" className="h3">
        {say('addTitle')}
      </h2>
      <SelectField
        label={say('kind')}
        value={kind}
        options={lexiconKinds.map((one) => ({ value: one, name: names[one] }))}
        onChange={(value) => setKind(lexiconKinds.find((one) => one === value) ?? kind)}
      />
      <TextField
        label={say('term')}
        hint={say('termHint')}
        error={fieldTrouble}
        value={term}
        max={60}
        onChange={setTerm}
      />
      {error !== undefined && !fieldTrouble && <SaveTrouble error={error} />}
      <div className="row">
        <button type="submit" className="btn" disabled={term.trim() === ''}>
          {say('add')}
        </button>
      </div>
    </form>
  )
}

function useAdding(city: string) {
  const say = useWords(lexiconWords)
  const { add } = useChangeLexicon(city)
  const [kind, setKind] = useState<LexiconKind>('forces')
  const [term, setTerm] = useState('')
  const [error, setError] = useState<unknown>()

  async function save(): Promise<void> {
    setError(undefined)
    try {
      await add({ kind, term })
      toast(say('added', { term: term.trim() }))
      setTerm('')
    } catch (refusal) {
      setError(refusal)
    }
  }
  return { kind, setKind, term, setTerm, error, save }
}
