import { textIn } from '@bezpechne/shared/languages'
import type { DeskOrganisation } from '@bezpechne/shared/organisations'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { useLanguage, useWords } from '../../lib/words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SaveTrouble } from '../save-trouble.tsx'
import { useSaveOrganisation } from './api.ts'
import { words } from './words.ts'

interface Props {
  city: string
  organisation: DeskOrganisation
  onClose: () => void
}

/** Before an organisation gets no more inquiries: what that means, or what stands in the way. */
export function RestDialog({ city, organisation, onClose }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const save = useSaveOrganisation(city)
  const [error, setError] = useState<unknown>()
  const { id, name, version, openAssignments, rules } = organisation
  const free = openAssignments + rules === 0
  return (
    <Dialog title={say('restTitle', { name: textIn(name, language) })} onClose={onClose}>
      {free ? <p>{say('restText')}</p> : <InTheWay city={city} organisation={organisation} />}
      {error !== undefined && free && <SaveTrouble error={error} />}
      <div className="row">
        {free && (
          <button
            type="button"
            className="btn pri"
            onClick={() => void save(id, { version, active: false }, '/activity').then(onClose, setError)}
          >
            {say('restDo')}
          </button>
        )}
        <button type="button" className="btn" onClick={onClose}>
          {say(free ? 'cancel' : 'close')}
        </button>
      </div>
    </Dialog>
  )
}

function InTheWay({ city, organisation: { openAssignments, rules } }: Omit<Props, 'onClose'>) {
  const say = useWords(words)
  return (
    <Notice tone="warn" title={say('inUse')}>
      {openAssignments > 0 && <p>{say('inUseOpen', { count: openAssignments })}</p>}
      {rules > 0 && (
        <p>
          {say('inUseRules', { count: rules })}{' '}
          <Link to="/desk/$city/settings/$section" params={{ city, section: 'routing' }}>
            {say('toRules')}
          </Link>
        </p>
      )}
    </Notice>
  )
}
