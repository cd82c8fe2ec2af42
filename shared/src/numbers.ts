import * as z from 'zod'

import { Names } from './cities.ts'
import { MonthText } from './inquiry-filter.ts'

/** Months of Kyiv, both included; without them the last twelve. */
export const NumbersQuery = z
  .strictObject({ from: MonthText.optional(), to: MonthText.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, { path: ['to'] })
export type NumbersQuery = z.infer<typeof NumbersQuery>

/** How long half of them took, and nine of ten. */
const Spread = z.strictObject({ median: z.number(), p90: z.number() }).nullable()
export type Spread = z.infer<typeof Spread>

const count = z.number().int().nonnegative()

/** "2026-05" */
const Month = z.string().regex(/^\d{4}-\d{2}$/)

/**
 * What came in and what became of it, in a period. "answered" counts inquiries first answered then, "unanswered" and
 * "overdue" are as of now. What is sealed is in none of them. What is not on the map (of "received", "rejected" and its
 * reasons) everybody is told by fives, each five in the month that completed it; "decisionHours" of five decisions or more.
 */
export const Numbers = z.strictObject({
  from: Month,
  to: Month,
  received: count,
  published: count,
  rejected: count,
  answered: count,
  /** Answers that their authors confirmed, or disputed. */
  confirmed: count,
  disputed: count,
  unanswered: count,
  overdue: count,
  /** From sending to the first decision, in hours. */
  decisionHours: Spread,
  /** From publication to the first answer, in days. */
  answerDays: Spread,
  /** Why not published, most often first. */
  reasons: z.array(z.strictObject({ reason: z.string(), count })),
  months: z.array(z.strictObject({ month: Month, received: count, published: count, answered: count })),
  organisations: z.array(
    z.strictObject({
      name: Names,
      answered: count,
      answerDays: Spread,
      unanswered: count,
      overdue: count,
    }),
  ),
  categories: z.array(
    z.strictObject({ category: z.string(), published: count, answered: count, answerDays: Spread }),
  ),
})
export type Numbers = z.infer<typeof Numbers>

/** The same for those who work on it: every number, and how much waits. */
export const DeskNumbers = Numbers.extend({
  waiting: count,
  oldestAt: z.iso.datetime().nullable(),
})
export type DeskNumbers = z.infer<typeof DeskNumbers>
