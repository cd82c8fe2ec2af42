import type { MailboxMember } from '@bezpechne/shared/keys'

import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { words } from './words.ts'

/** Who opens it, and since when; who does not yet, or not any more, says why. */
export function Members({ members, me }: { members: MailboxMember[]; me: string }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <ul className="kmembers" aria-label={say('members')}>
      {members.map(({ staff, since, approvedBy, opens, insteadOf }) => (
        <li key={staff.id}>
          <span>
            {staff.name}
            {staff.id === me && <span className="muted"> ({say('me')})</span>}
          </span>
          <span className="small muted">
            {say('since', { date: formatDay(since, language) })}
            {insteadOf && `, ${say('insteadOf', { name: insteadOf.name })}`}
          </span>
          {!approvedBy && <span className="tag warn">{say('notYet')}</span>}
          {approvedBy && !opens && <span className="tag warn">{say('shut')}</span>}
        </li>
      ))}
    </ul>
  )
}
