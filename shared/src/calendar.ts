import * as z from 'zod'

import { CategoryCode } from './categories.ts'
import { CityId } from './cities.ts'
import { Day } from './day.ts'
import { typedLine } from './text.ts'
import { Version } from './version.ts'

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const Weekday = z.number().int().min(1).max(7)

export const HolidayRow = z.strictObject({ on: Day, name: typedLine(2, 100) })
export type HolidayRow = z.infer<typeof HolidayRow>

const Outage = z.strictObject({
  id: z.uuid(),
  from: z.iso.datetime(),
  /** Null while it lasts: the clocks stand still. */
  until: z.iso.datetime().nullable(),
  reason: z.string(),
})
export type Outage = z.infer<typeof Outage>

/** How a city works; every change names the version it was made from. */
export const DeskCalendar = z.strictObject({
  version: z.number(),
  /** 1 Monday to 7 Sunday. */
  days: z.array(z.number()),
  /** Of Kyiv: 09:00. */
  opens: z.string(),
  closes: z.string(),
  holidays: z.array(z.strictObject({ on: z.iso.date(), name: z.string() })),
  outages: z.array(Outage),
  clocks: z.array(
    z.strictObject({
      category: z.string(),
      /** Working hours of this city; null where it keeps to the usual ones. */
      hours: z.number().nullable(),
      usual: z.number(),
    }),
  ),
})
export type DeskCalendar = z.infer<typeof DeskCalendar>

export const SetHours = z.strictObject({
  version: Version,
  days: z.array(Weekday).min(1).max(7),
  opens: Time,
  closes: Time,
})
export const AddHolidays = z.strictObject({ version: Version, holidays: z.array(HolidayRow).min(1).max(400) })
export const RemoveHoliday = z.strictObject({ version: Version, on: Day })
export const SetClocks = z.strictObject({
  version: Version,
  clocks: z
    .array(z.strictObject({ category: CategoryCode, hours: z.number().int().min(1).max(2000).nullable() }))
    .min(1)
    .max(40),
})
export const StartOutage = z.strictObject({
  version: Version,
  reason: typedLine(3, 200),
  /** Without a beginning it begins now; without an end it lasts until it is ended. */
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
})
export const ChangeOutage = z.strictObject({ version: Version })
export const OneOutage = z.strictObject({ city: CityId, id: z.uuid() })

/** A file of holidays: `date,name` a line. Looked at first, stored as it was seen. */
export const HolidayFile = z.strictObject({ text: z.string().min(1).max(40_000) })
export const ReadHolidays = z.strictObject({
  holidays: z.array(z.strictObject({ on: z.iso.date(), name: z.string(), known: z.boolean() })),
  problems: z.array(z.strictObject({ line: z.number(), text: z.string(), code: z.string() })),
})
export type ReadHolidays = z.infer<typeof ReadHolidays>
