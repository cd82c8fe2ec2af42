import { titleOf } from '@bezpechne/shared/inquiries'
import type { QueuePage } from '@bezpechne/shared/queue'

import type { Db } from '../platform/database.ts'
import { pageFrom, type Slice } from '../platform/page.ts'
import { countWaiting, findQueueSize, listQueue, type QueueOf } from './queue-queries.ts'

/** A page of what waits, in the order of its turns, and the numbers over it. */
export async function listQueuePage(
  db: Db,
  of: QueueOf,
  slice: Slice,
): Promise<Omit<QueuePage, 'undoSeconds'>> {
  const rows = await listQueue(db, of, slice)
  const { oldestAt, ...size } = await findQueueSize(db, of)
  const page = pageFrom(rows, slice.limit, ({ key: _key, text, heldBy, heldUntil, ...row }) => ({
    ...row,
    title: titleOf(text),
    submittedAt: row.submittedAt.toISOString(),
    held: heldBy !== null && heldUntil ? { by: heldBy, until: heldUntil.toISOString() } : null,
  }))
  const waiting = await countWaiting(db, of.city)
  return { ...page, ...size, waiting, oldestAt: oldestAt?.toISOString() ?? null }
}
