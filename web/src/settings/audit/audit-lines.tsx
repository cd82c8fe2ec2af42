import { auditActions } from '@bezpechne/shared/audit'
import type { AuditLine } from '@bezpechne/shared/audit-log'
import { textIn } from '@bezpechne/shared/languages'
import { auditWords } from '@bezpechne/shared/words/audit'

import { formatMoment } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { auditLogWords } from './words.ts'

const roles = [
  'moderator',
  'responder',
  'administrator',
  'officer',
  'head',
  'resident',
  'operator',
  'system',
] as const

export function AuditLines({ lines }: { lines: readonly AuditLine[] }) {
  return (
    <ol className="audit">
      {lines.map((line) => (
        <li key={line.seq}>
          <Line line={line} />
        </li>
      ))}
    </ol>
  )
}

function Line({ line: { seq, at, actor, role, action, number, person } }: { line: AuditLine }) {
  const say = useWords(auditLogWords)
  const language = useLanguage()
  const known = auditActions.find((one) => one === action)
  const held = roles.find((one) => one === role)
  const given = roles.find((one) => one === person?.role)
  const who = actor ? (actor.name ?? say('gone')) : say('program')
  return (
    <>
      <p>
        <b>{who}</b>
        {held && held !== 'system' && <span className="muted"> · {say(held)}</span>}
      </p>
      <p>
        {known && textIn(auditWords, language)[known]} {number}
        {person && `: ${person.name}`}
        {given && ` (${say(given)})`}
      </p>
      <p className="small muted">
        <time dateTime={at}>{formatMoment(at, language)}</time> · {say('line', { seq })}
      </p>
    </>
  )
}
