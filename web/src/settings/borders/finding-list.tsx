import type { MapFinding } from '@bezpechne/shared/map-files'

import { useWords } from '../../lib/words.ts'
import { findingWords } from './finding-words.ts'
import { useArea } from './use-area.ts'

interface Props {
  findings: readonly MapFinding[]
  /** The one that the map shows, and how one is shown; without it there is no map. */
  chosen?: number | undefined
  onChoose?: (n: number) => void
}

const most = 6

/** What was found, in sentences; one with a place moves the map there. */
export function FindingList({ findings, chosen, onChoose }: Props) {
  return (
    <ul className="bt-list">
      {findings.map((finding, n) => (
        // oxlint-disable-next-line react/no-array-index-key -- two findings may be alike in all they say
        <li key={n}>
          <Line finding={finding} isChosen={n === chosen} onChoose={onChoose && (() => onChoose(n))} />
        </li>
      ))}
    </ul>
  )
}

interface LineProps {
  finding: MapFinding
  isChosen: boolean
  onChoose: (() => void) | undefined
}

function Line({ finding, isChosen, onChoose }: LineProps) {
  const say = useWords(findingWords)
  const area = useArea()
  const { kind, gravity, named, about, count, m2, shape, at } = finding
  const words = say(kind, {
    named: named.slice(0, most).join(', '),
    about: about ?? '',
    count: count ?? '',
    area: m2 === null ? '' : area(m2),
  })
  const sentence = <span>{gravity === 'wrong' ? <b>{words}</b> : words}</span>
  const key = <span className={shape || at ? `bt-key ${groundOf(finding)}` : ''} aria-hidden="true" />
  if (!onChoose || !(shape || at))
    return (
      <p className="bt-line">
        {key}
        {sentence}
      </p>
    )
  return (
    <button type="button" aria-current={isChosen ? 'true' : undefined} onClick={onChoose}>
      {key}
      {sentence}
    </button>
  )
}

/** Which hatching its ground has on the map. */
export function groundOf({ kind, gravity }: MapFinding): 'wrong' | 'gap' | 'outside' {
  if (kind === 'outside' || kind === 'outside-a-little') return 'outside'
  return gravity === 'wrong' ? 'wrong' : 'gap'
}
