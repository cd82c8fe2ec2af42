import type { CityDetail } from '@bezpechne/shared/cities'
import type { Case } from '@bezpechne/shared/moderation'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { decisionWords } from './decision-words.ts'
import { HideDialog } from './hide-dialog.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { redactionWords } from './redaction-words.ts'
import type { Care } from './use-care.ts'
import { weighingWords } from './weighing-words.ts'

interface Props {
  city: CityDetail
  found: Case
  care: Care
  onEdit: () => void
}

export function CareBar({ city, found, care, onEdit }: Props) {
  const say = useWords(decisionWords)
  const tell = useWords(redactionWords)
  const weighing = useWords(weighingWords)
  const [asking, setAsking] = useState<'merge' | 'hide'>()
  const close = () => setAsking(undefined)
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
          {!found.frozen && (
            <Link className="btn pri" to="/$city/$number" params={{ city: city.id, number: found.number }}>
              {say('openPublic')}
            </Link>
          )}
          <button type="button" className="btn" onClick={onEdit}>
            {tell('edit')}
          </button>
          {found.state === 'published' && (
            <button type="button" className="btn" onClick={() => setAsking('merge')}>
              {weighing('merge')}
            </button>
          )}
          <button type="button" className="btn" onClick={() => setAsking('hide')}>
            {say('hide')}
          </button>
        </>
      )}
      {asking === 'hide' && <HideDialog onHide={(reason) => care.hide(reason).then(close)} onClose={close} />}
      {asking === 'merge' && (
        <MergeDialog
          city={city}
          id={found.id}
          onMerge={(into, note) => care.merge(into, note).then(close)}
          onClose={close}
        />
      )}
    </fieldset>
  )
}
