import * as z from 'zod'

import { roles } from './access.ts'
import { CityId, Names } from './cities.ts'

export const CostsQuery = z.strictObject({ month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/) })

const count = z.number().int().nonnegative()

/** What one city may use of a server that several share. */
const Quota = z.strictObject({ storageBytes: count, mailsADay: count, submissionsADay: count })

/** What a city used in a month, and of what it may. Numbers alone. */
export const CityCost = z.strictObject({
  id: CityId,
  name: Names,
  quota: Quota,
  /** Photos and sealed files of letters, as of now. */
  storageBytes: z.number(),
  mailsToday: count,
  submissionsToday: count,
  /** Of the month. */
  mails: count,
  submissions: count,
  /** By fives: one letter is nobody's business. */
  letters: count,
  /** All there are. */
  inquiries: count,
  /** Null without prices. */
  cost: z.number().nullable(),
})
export type CityCost = z.infer<typeof CityCost>

export const Costs = z.strictObject({
  month: z.string(),
  currency: z.string(),
  items: z.array(CityCost),
  nextCursor: z.null(),
})
export type Costs = z.infer<typeof Costs>

/** Null: as usual. */
export const ChangeQuota = z.strictObject({
  storageBytes: z.number().int().min(1_000_000).max(1_000_000_000_000_000).nullable(),
  mailsADay: z.number().int().min(1).max(999_999_999).nullable(),
  submissionsADay: z.number().int().min(1).max(999_999_999).nullable(),
  /** What stood there when the form was opened: another operator may have saved since. */
  seen: Quota,
})
export type ChangeQuota = z.infer<typeof ChangeQuota>

/** A role that one administrator asked for and nobody else has agreed to yet. */
export const WaitingGrant = z.strictObject({
  id: z.uuid(),
  city: z.strictObject({ id: CityId, name: Names }),
  role: z.enum(roles),
  email: z.string(),
  askedBy: z.string().nullable(),
  until: z.iso.datetime(),
  /** Nobody in the city may agree, and the reader has no part in it. */
  decidable: z.boolean(),
})
export type WaitingGrant = z.infer<typeof WaitingGrant>
export const WaitingGrants = z.strictObject({ items: z.array(WaitingGrant), nextCursor: z.null() })
export type WaitingGrants = z.infer<typeof WaitingGrants>

/** One of a city's, as an operator decides on it. */
export const OneGrant = z.strictObject({ city: CityId, id: z.uuid() })
