import { textIn } from '@bezpechne/shared/languages'
import type { DeskOrganisation } from '@bezpechne/shared/organisations'
import { useState } from 'react'

import { useLanguage, useWords } from '../../lib/words.ts'
import { SaveTrouble } from '../save-trouble.tsx'
import { useSaveOrganisation } from './api.ts'
import { OrganisationForm } from './organisation-form.tsx'
import { RestDialog } from './rest-dialog.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  organisation: DeskOrganisation
}

export function OrganisationCard({ city, organisation }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const [open, setOpen] = useState<'form' | 'rest'>()
  const [error, setError] = useState<unknown>()
  const { name, kind, email, active } = organisation
  const close = () => setOpen(undefined)

  return (
    <li className="card stack t set-card">
      <h2 className="h3">{textIn(name, language)}</h2>
      {open === 'form' ? (
        <OrganisationForm city={city} organisation={organisation} onDone={close} />
      ) : (
        <>
          <p className="small muted">{[say(kind), email].filter(Boolean).join(' · ')}</p>
          <Facts organisation={organisation} />
          {error !== undefined && <SaveTrouble error={error} />}
          <div className="row">
            <button
              type="button"
              className="btn s"
              aria-label={say('changeName', { name: textIn(name, language) })}
              onClick={() => setOpen('form')}
            >
              {say('change')}
            </button>
            {active ? (
              <button type="button" className="btn s quiet" onClick={() => setOpen('rest')}>
                {say('rest')}
              </button>
            ) : (
              <WakeButton city={city} organisation={organisation} onError={setError} />
            )}
          </div>
        </>
      )}
      {open === 'rest' && <RestDialog city={city} organisation={organisation} onClose={close} />}
    </li>
  )
}

function WakeButton({ city, organisation, onError }: Props & { onError: (error: unknown) => void }) {
  const say = useWords(words)
  const save = useSaveOrganisation(city)
  const { id, version } = organisation
  return (
    <button
      type="button"
      className="btn s quiet"
      onClick={() => {
        onError(undefined)
        void save(id, { version, active: true }, '/activity').catch(onError)
      }}
    >
      {say('wake')}
    </button>
  )
}

function Facts({ organisation }: { organisation: DeskOrganisation }) {
  const say = useWords(words)
  const { active, members, openAssignments, rules, answersReviewed } = organisation
  return (
    <p className="row set-facts">
      {!active && <span className="tag warn">{say('resting')}</span>}
      <span className={members || !active ? 'tag' : 'tag warn'}>
        {members ? say('members', { count: members }) : say('noMembers')}
      </span>
      {openAssignments > 0 && <span className="tag">{say('open', { count: openAssignments })}</span>}
      {rules > 0 && <span className="tag">{say('rules', { count: rules })}</span>}
      {answersReviewed && <span className="tag brand">{say('reviewed')}</span>}
    </p>
  )
}
