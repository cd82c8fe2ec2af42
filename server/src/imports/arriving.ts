import { titleOf } from '@bezpechne/shared/inquiries'

import { type PastInquiry, recordPast } from '../inquiries/index.ts'
import type { Trx } from '../platform/database.ts'
import type { ReadRow } from './read-row.ts'

export interface Arrival {
  city: { id: string; code: string }
  source: string
  arrival: 'submitted' | 'published'
  /** Who of the two that agreed answers for the publication; null for an operator's command. */
  moderatorId: string | null
  now: Date
}

/** @param waiting of these a moderator reads first, whatever the others do */
export async function arrive(
  trx: Trx,
  arrival: Arrival,
  rows: ReadRow[],
  waiting: ReadonlySet<string>,
): Promise<void> {
  const appears = ({ id }: ReadRow) => arrival.arrival === 'published' && !waiting.has(id)
  await recordPast(
    trx,
    arrival.city,
    rows.map((row) => pastOf(row, arrival, appears(row))),
  )
}

/** Published ones keep their own date; one that waits for a moderator begins to wait now. */
function pastOf(row: ReadRow, { source, moderatorId, now }: Arrival, isPublished: boolean): PastInquiry {
  const { id, category, precision, at: exact, text, address, happenedAt } = row
  const submittedAt = isPublished ? happenedAt : now.toISOString()
  const told = { at: submittedAt, note: `import ${source}` }
  const submit = { ...told, step: 'submit', actor: { role: 'system', id: null } } as const
  const publisher = moderatorId === null ? submit.actor : ({ role: 'moderator', id: moderatorId } as const)
  const seen = { at: submittedAt, title: titleOf(text), text, place: address, answeredAt: null }
  return {
    id,
    category,
    precision,
    exact,
    text,
    address,
    happenedAt,
    submittedAt,
    publication: isPublished ? { ...seen, organisationId: null, supports: 0 } : null,
    events: isPublished ? [submit, { ...told, step: 'publish', actor: publisher }] : [submit],
  }
}
