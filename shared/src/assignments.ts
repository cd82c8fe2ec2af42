import * as z from 'zod'

/** Until when a body must answer, by the city's calendar, as it stood when it was asked for. */
export const Clock = z.strictObject({
  dueAt: z.iso.datetime(),
  /** Running: so many working minutes are left. Late: so many have passed since. Still: an outage lasts. */
  state: z.enum(['running', 'late', 'still']),
  minutes: z.number(),
})
export type Clock = z.infer<typeof Clock>

/** A body that was given an inquiry. */
export const AssignedBody = z.strictObject({
  organisationId: z.uuid(),
  lead: z.boolean(),
  assignedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
  /** Null once it has answered, or while the inquiry has an answer of another. */
  clock: Clock.nullable(),
})
export type AssignedBody = z.infer<typeof AssignedBody>
export const AssignedBodies = z.strictObject({ items: z.array(AssignedBody) })
export type AssignedBodies = z.infer<typeof AssignedBodies>
