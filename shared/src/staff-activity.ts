import * as z from 'zod'

import { CityId, Names } from './cities.ts'

/** How often somebody did something on a day; what was read of letters is not among it. */
const DayOfDeeds = z.strictObject({
  day: z.iso.date(),
  deeds: z.array(z.strictObject({ action: z.string(), count: z.number() })),
})

/** What one of the staff did in a city of late. */
export const StaffActivity = z.strictObject({
  /** The last day of any deed here, also of an older one. */
  lastSeen: z.iso.date().nullable(),
  /** Of the last 30, newest first; without those on which nothing was done. */
  days: z.array(DayOfDeeds),
})
export type StaffActivity = z.infer<typeof StaffActivity>

/** What the own account did, city by city. */
export const OwnActivity = z.strictObject({
  cities: z.array(z.strictObject({ city: CityId, name: Names, activity: StaffActivity })),
})
export type OwnActivity = z.infer<typeof OwnActivity>
