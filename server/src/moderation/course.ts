import { rejectionReasons } from '@bezpechne/shared/inquiry-states'
import type { Course } from '@bezpechne/shared/moderation'

import type { Db } from '../platform/database.ts'
import { findCourse } from './course-queries.ts'

/** How an inquiry came to be where it is, as the one who asks must know it. */
export async function getCourse(db: Db, of: { city: string; id: string; actorId: string }): Promise<Course> {
  const { askedAt, note, reason, reasonNote, othersUntil, ...found } = await findCourse(db, of)
  return {
    revisedAt: found.revisedAt?.toISOString() ?? null,
    textBefore: found.textBefore,
    changesUntil: found.changesUntil?.toISOString() ?? null,
    mergedInto: found.mergedInto,
    review: askedAt && {
      askedAt: askedAt.toISOString(),
      note,
      reason: rejectionReasons.find((known) => known === reason) ?? null,
      reasonNote,
      othersUntil: othersUntil?.toISOString() ?? null,
    },
  }
}
