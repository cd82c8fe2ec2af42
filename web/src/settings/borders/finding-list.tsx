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
  const has = finding.shape !== null || finding.at !== null
  const inside = (
    <>
      <span className={has ? `bt-key ${groundOf(finding)}` : ''} aria-hidden="true" />
      <Sentence finding={finding} />
    </>
  )
  if (!onChoose || !has) return <p className="bt-line">{inside}</p>
  return (
    <button type="button" aria-current={isChosen ? 'true' : undefined} onClick={onChoose}>
      {inside}
    </button>
  )
}

function Sentence({ finding: { kind, gravity, named, about, count, m2 } }: { finding: MapFinding }) {
  const say = useWords(findingWords)
  const area = useArea()
  const words = say(kind, {
    named: named.slice(0, most).join(', '),
    about: about ?? '',
    count: count ?? '',
    area: m2 === null ? '' : area(m2),
  })
  return <span>{gravity === 'wrong' ? <b>{words}</b> : words}</span>
}

/** Which hatching its ground has on the map. */
export function groundOf({ kind, gravity }: MapFinding): 'wrong' | 'gap' | 'outside' {
  if (kind === 'outside' || kind === 'outside-a-little') return 'outside'
  return gravity === 'wrong' ? 'wrong' : 'gap'
}
