import type { PlaceImportStatus, PlaceRows, PlaceVerdict } from '@bezpechne/shared/place-imports'
import { rowReasonIn } from '@bezpechne/shared/words/imports'
import { useState } from 'react'

import { formatNumber } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useRows } from './api.ts'
import { words } from './words.ts'

interface Props {
  city: string
  one: PlaceImportStatus
  verdict: PlaceVerdict
  count: number
}

const most = 100

/** The rows of one verdict, asked for when somebody opens them. */
export function Lines(props: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const { one, verdict, count } = props
  const name = verdict === 'gone' && one.answers?.removeGone ? 'goes' : verdict
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {say(name)}: {formatNumber(count, language)}
      </summary>
      {isOpen && <OpenLines {...props} />}
    </details>
  )
}

/** The same, open. */
export function OpenLines({ city, one, verdict, count }: Props) {
  const say = useWords(words)
  const { data } = useRows(city, one, verdict, true)
  if (!data) return <Skeleton rows={3} />
  return (
    <>
      <ol className="dt-lines" aria-label={say('lines')}>
        {data.items.map((row, n) => (
          // oxlint-disable-next-line react/no-array-index-key -- what stands in no line has a name alone
          <Line key={n} row={row} />
        ))}
      </ol>
      {count > most && <p className="small muted">{say('more')}</p>}
    </>
  )
}

function Line({ row: { line, name, reasons } }: { row: PlaceRows['items'][number] }) {
  const say = useWords(words)
  const language = useLanguage()
  const told = reasons.map((reason) => rowReasonIn(language, reason)).join('; ')
  const text = [name, told].filter(Boolean).join(': ')
  return <li>{line === null ? text : say('line', { line, text })}</li>
}
