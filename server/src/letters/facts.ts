import type { MyLetter } from '@bezpechne/shared/letters'

import type { Letter } from './queries.ts'

type Facts = Omit<MyLetter, 'record' | 'events' | 'auditSeq' | 'auditHash'>

/** What deadlines, lists and receipts need; no private word. */
export function factsOf(letter: Letter): Facts {
  return {
    state: letter.state,
    version: letter.version,
    receivedAt: letter.received_at.toISOString(),
    failoverAt: letter.failover_at.toISOString(),
    forwardedAt: letter.forwarded_at?.toISOString() ?? null,
    beat: letter.beat_id,
    regNo: letter.reg_no,
    extNo: letter.ext_no,
    registeredAt: letter.registered_at?.toISOString() ?? null,
    dueOn: letter.due_on,
    extended: letter.extended_at !== null,
    crimeNo: letter.crime_no,
    agreed: letter.agreed,
  }
}
