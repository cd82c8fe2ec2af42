import type { ImportStatus } from '@bezpechne/shared/imports'

import { formatDay } from '../../lib/format.ts'
import { useLanguage } from '../../lib/words.ts'

interface Props {
  one: Pick<ImportStatus, 'id' | 'name' | 'madeOn' | 'by'>
  state: string
  open: string
  onChoose: (id: string) => void
}

/** A file that came in earlier, in a list of them. */
export function FileLine({ one: { id, name, madeOn, by }, state, open, onChoose }: Props) {
  const day = formatDay(madeOn, useLanguage())
  return (
    <li>
      <span className="grow">
        <b className="dt-name">{name}</b>
        <span className="small muted">{[state, day, by].filter(Boolean).join(' · ')}</span>
      </span>
      <button type="button" className="btn s" onClick={() => onChoose(id)}>
        {open}
        <span className="vh"> {name}</span>
      </button>
    </li>
  )
}
