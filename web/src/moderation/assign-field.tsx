import type { Organisation } from '@bezpechne/shared/moderation'
import { useState } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { SelectField } from '../ui/select-field.tsx'
import { decisionWords } from './decision-words.ts'
import { words } from './words.ts'

interface Props {
  organisations: readonly Organisation[]
  assigned: string | null
  onAssign: (organisationId: string) => Promise<void>
}

/** Choosing and handing over are two acts: a slip of the arrow key must tell nobody. */
export function AssignField({ organisations, assigned, onAssign }: Props) {
  const say = useWords(decisionWords)
  const saying = useWords(words)
  const language = useLanguage()
  const [chosen, setChosen] = useState(assigned ?? '')
  const [busy, setBusy] = useState(false)
  return (
    <div className="row assign">
      <div className="grow">
        <SelectField
          label={saying('organisation')}
          value={chosen}
          none={assigned ? undefined : saying('noOrganisation')}
          options={organisations.map(({ id, name }) => ({ value: id, name: name[language] }))}
          onChange={setChosen}
        />
      </div>
      <button
        type="button"
        className="btn"
        disabled={busy || chosen === '' || chosen === assigned}
        onClick={() => {
          setBusy(true)
          void onAssign(chosen).finally(() => setBusy(false))
        }}
      >
        {say('assign')}
      </button>
    </div>
  )
}
