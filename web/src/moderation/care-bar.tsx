import type { Case } from '@bezpechne/shared/moderation'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { decisionWords } from './decision-words.ts'
import { HideDialog } from './hide-dialog.tsx'
import type { Care } from './use-care.ts'

interface Props {
  city: string
  found: Case
  care: Care
}

export function CareBar({ city, found, care }: Props) {
  const say = useWords(decisionWords)
  const [hiding, setHiding] = useState(false)
  return (
    <fieldset className="decide" aria-label={say('decision')}>
      {found.state === 'hidden' && (
        <button
          type="button"
          className="btn pri"
          disabled={found.hiddenByMe}
          onClick={() => void care.restore()}
        >
          {say('restore')}
        </button>
      )}
      {care.isPublic && (
        <>
          <Link className="btn pri" to="/$city/$number" params={{ city, number: found.number }}>
            {say('openPublic')}
          </Link>
          <button type="button" className="btn" onClick={() => setHiding(true)}>
            {say('hide')}
          </button>
        </>
      )}
      {hiding && (
        <HideDialog
          onHide={(reason) => care.hide(reason).then(() => setHiding(false))}
          onClose={() => setHiding(false)}
        />
      )}
    </fieldset>
  )
}
