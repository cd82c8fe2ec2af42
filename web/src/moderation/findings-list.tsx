import { useFoundKinds } from '../lib/found.ts'
import { useWords } from '../lib/words.ts'
import { redactionWords } from './redaction-words.ts'
import type { BlankingDesk } from './use-blanking.ts'

interface Props {
  text: string
  desk: BlankingDesk
}

/** What a program found, each with one press to take it out or to leave it in. */
export function FindingsList({ text, desk }: Props) {
  const tell = useWords(redactionWords)
  const { findings, current } = desk
  if (findings.length === 0) return null
  const open = findings.filter(({ blanked }) => !blanked).length
  return (
    <div className="stack t">
      <div className="row found-h">
        <h3 className="h3">{tell('found', { count: findings.length })}</h3>
        {open > 0 && (
          <button type="button" className="btn s" onClick={desk.blankAll}>
            <kbd aria-hidden="true">⇧B</kbd>
            {tell('blankAll')}
          </button>
        )}
      </div>
      <ul className="found">
        {findings.map((finding, index) => (
          <FindingRow
            key={finding.start}
            found={text.slice(finding.start, finding.end)}
            finding={finding}
            now={index === current}
            onTurn={() => desk.turn(index)}
          />
        ))}
      </ul>
      <output className="vh">{told(findings[current])}</output>
    </div>
  )

  function told(finding: BlankingDesk['findings'][number] | undefined): string {
    return finding ? text.slice(finding.start, finding.end) : ''
  }
}

interface RowProps {
  found: string
  finding: BlankingDesk['findings'][number]
  now: boolean
  onTurn: () => void
}

function FindingRow({ found, finding: { kind, blanked }, now, onTurn }: RowProps) {
  const tell = useWords(redactionWords)
  const kinds = useFoundKinds()
  return (
    <li aria-current={now || undefined} ref={now ? intoSight : undefined}>
      <span>
        <span className="muted">{kinds[kind]}</span> <b>{found}</b>
      </span>
      <button
        type="button"
        className="btn s"
        aria-pressed={blanked}
        aria-label={tell('blankOf', { what: found })}
        onClick={onTurn}
      >
        {tell(blanked ? 'blanked' : 'blankOne')}
      </button>
    </li>
  )
}

function intoSight(row: HTMLLIElement | null): void {
  row?.scrollIntoView({ block: 'nearest' })
}
