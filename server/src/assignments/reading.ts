import type { AssignedBodies } from '@bezpechne/shared/assignments'

import { readClock } from '../clocks/index.ts'
import type { Db } from '../platform/database.ts'
import { clockAt } from './clock.ts'
import { listBodies, type On } from './queries.ts'

export async function getBodies(db: Db, on: On): Promise<AssignedBodies> {
  const clock = await readClock(db, on.city)
  const bodies = await listBodies(db, on)
  return {
    items: bodies.map(({ dueAt, answeredAt, assignedAt, state, ...body }) => ({
      ...body,
      assignedAt: assignedAt.toISOString(),
      answeredAt: answeredAt?.toISOString() ?? null,
      clock: clockAt(clock, { dueAt, answeredAt, state }),
    })),
  }
}
