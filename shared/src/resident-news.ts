import * as z from 'zod'

import { OneInquiry } from './inquiries.ts'
import { inquiryStates, outcomes } from './inquiry-states.ts'

/** Days that a resident's news reaches back. */
export const newsDays = 90

const shape = {
  ...OneInquiry.shape,
  /** Null where nobody holds the words any more. */
  title: z.string().nullable(),
  /** The day of the last change, in Kyiv. */
  on: z.iso.date(),
  fresh: z.boolean(),
}
/** An own inquiry, which may be one that nobody else sees; or one that everybody may read. */
export const ResidentNewsLine = z.discriminatedUnion('own', [
  z.strictObject({ ...shape, own: z.literal(true), state: z.enum(inquiryStates) }),
  z.strictObject({ ...shape, own: z.literal(false), outcome: z.enum(outcomes) }),
])
export type ResidentNewsLine = z.infer<typeof ResidentNewsLine>

/** The last change of each, the latest first. */
export const ResidentNews = z.strictObject({
  items: z.array(ResidentNewsLine),
  /** The moment that this was read at; what comes later stays new when this was seen. */
  until: z.iso.datetime(),
})
export type ResidentNews = z.infer<typeof ResidentNews>

export const SeenNews = z.strictObject({ until: z.iso.datetime() })
