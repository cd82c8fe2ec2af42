import type { DeskOrganisation, NewOrganisation } from '@bezpechne/shared/organisations'
import { type SyntheticEvent, useState } from 'react'

import { isStale, useOvertaken } from '../../lib/overtaken.ts'
import { ownMovesOf } from '../../lib/turns.ts'
import { useWords } from '../../lib/words.ts'
import { toast } from '../../ui/toast.tsx'
import { SaveTrouble, useFieldTrouble } from '../save-trouble.tsx'
import { organisationThing, useSaveOrganisation } from './api.ts'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'
import { OrganisationFields } from './organisation-fields.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  /** None: a new one. */
  organisation?: DeskOrganisation
  onDone: () => void
}

const empty: NewOrganisation = {
  kind: 'municipal',
  name: { uk: '', en: '' },
  email: null,
  answersReviewed: false,
}

export function OrganisationForm({ city, organisation, onDone }: Props) {
  const say = useWords(words)
  const save = useSaveOrganisation(city)
  const [typed, setTyped] = useState<NewOrganisation>(() => wordsOf(organisation ?? empty))
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const trouble = useFieldTrouble(error)
  const isOwn = ownMovesOf(organisationThing(city, organisation?.id))
  const { overtaken } = useOvertaken(organisation?.version ?? 0, error, isOwn)
  const change = (part: Partial<NewOrganisation>) => setTyped({ ...typed, ...part })

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setError(undefined)
    const body = organisation ? { ...typed, version: organisation.version } : typed
    await save(organisation?.id, body).then(finish, setError)
    setBusy(false)
  }

  function finish(): void {
    toast(say('saved', { name: typed.name.uk }))
    onDone()
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <OrganisationFields typed={typed} trouble={trouble} onChange={change} />
      {organisation && overtaken && <ChangedMeanwhile typed={typed} saved={organisation} />}
      {error !== undefined && !isStale(error) && <SaveTrouble error={error} />}
      <div className="row">
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {say('save')}
        </button>
        <button type="button" className="btn quiet" onClick={onDone}>
          {say('cancel')}
        </button>
      </div>
    </form>
  )
}

function wordsOf({ kind, name, email, answersReviewed }: NewOrganisation): NewOrganisation {
  return { kind, name, email, answersReviewed }
}
