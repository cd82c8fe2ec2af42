import type { Case } from '@bezpechne/shared/moderation'

import { useWords } from '../lib/words.ts'
import { BarredText } from '../ui/barred-text.tsx'
import { Notice } from '../ui/notice.tsx'
import { redactionWords } from './redaction-words.ts'

interface Props {
  found: Case
  onTheirs: () => void
  onMine: () => void
}

/** A colleague was faster: what they made of it, beside what is typed below and kept. */
export function StaleNotice({ found, onTheirs, onMine }: Props) {
  const tell = useWords(redactionWords)
  return (
    <Notice tone="warn" title={tell('stale')} alert>
      <p>{tell('staleText')}</p>
      <blockquote className="stack t theirs">
        <p>
          <b>
            <BarredText text={found.title ?? ''} />
          </b>
        </p>
        <p className="asis">
          <BarredText text={found.publicText ?? ''} />
        </p>
        <p className="hint">{[found.publicPlace, found.editReason].filter(Boolean).join(' · ')}</p>
      </blockquote>
      <p className="row">
        <button type="button" className="btn s" onClick={onMine}>
          {tell('staleMine')}
        </button>
        <button type="button" className="btn s" onClick={onTheirs}>
          {tell('staleTheirs')}
        </button>
      </p>
    </Notice>
  )
}
