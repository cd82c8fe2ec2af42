import type { Names } from '@bezpechne/shared/cities'
import { type AuthorView, TimelineStep } from '@bezpechne/shared/inquiries'
import { changeReasons, type InquiryState, refusalReasons } from '@bezpechne/shared/inquiry-states'

import type { Db } from '../platform/database.ts'
import { getReasonText } from '../reasons/index.ts'
import { findVerdict } from './author-queries.ts'
import { listTimeline } from './detail-queries.ts'
import { handsOf } from './hands.ts'
import { getOwn, type Holder } from './holder.ts'
import { findEndOfMerge } from './merge-queries.ts'
import { findDetail } from './reads.ts'
import { findCourse, listOwnPhotos, listTouches } from './receipt-queries.ts'

// All that a timeline can tell.
const steps = TimelineStep.shape.step.options

/** What a state that its author must understand came from. */
const saidWith: Partial<Record<InquiryState, 'reject' | 'request-changes' | 'merge'>> = {
  rejected: 'reject',
  'needs-changes': 'request-changes',
  merged: 'merge',
}

/**
 * The author's own view: what was sent, what became of it, who touched it, what others see.
 * @throws AppError 'not-found' for every code that opens nothing, whatever is wrong with it
 */
export async function openOwn(db: Db, holder: Holder): Promise<AuthorView> {
  const { id, submittedAt, ...own } = await getOwn(db, holder)
  const { city, number, state } = own
  const end = state === 'merged' ? await findEndOfMerge(db, city, number) : undefined
  return {
    ...own,
    ...(await courseOf(db, city, id)),
    ...(await verdictOn(db, { city, id, state })),
    submittedAt: submittedAt.toISOString(),
    photos: state === 'needs-changes' ? await listOwnPhotos(db, city, id) : [],
    mergedInto: end ?? null,
    hands: handsOf(await listTouches(db, city, id)),
    timeline: await listTimeline(db, city, id, steps),
    public: (await findDetail(db, city, end ?? number)) ?? null,
  }
}

async function courseOf(db: Db, city: string, id: string) {
  const { happenedAt, changesUntil, reviewAskedAt, reviewUntil } = await findCourse(db, city, id)
  return {
    happenedAt: timeOf(happenedAt),
    changesUntil: timeOf(changesUntil),
    review: { askedAt: timeOf(reviewAskedAt), possibleUntil: timeOf(reviewUntil) },
  }
}

function timeOf(at: Date | null): string | null {
  return at?.toISOString() ?? null
}

/** What a moderator has told the author of the state it is in, in the city's words and their own. */
async function verdictOn(db: Db, { city, id, state }: { city: string; id: string; state: InquiryState }) {
  const step = saidWith[state]
  const said = step && (await findVerdict(db, city, id, step))
  const reason = refusalReasons.find((known) => step === 'reject' && known === said?.reason) ?? null
  const change = changeReasons.find((known) => step === 'request-changes' && known === said?.reason) ?? null
  return { reason, change, advice: await adviceOn(db, city, { reason, change }), note: said?.note ?? null }
}

function adviceOn(
  db: Db,
  city: string,
  { reason, change }: Pick<AuthorView, 'reason' | 'change'>,
): Promise<Names> | null {
  if (reason) return getReasonText(db, { city, kind: 'reject', reason })
  return change && getReasonText(db, { city, kind: 'change', reason: change })
}
