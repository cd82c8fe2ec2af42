import * as z from 'zod'

import { InquiryNumber } from './inquiries.ts'
import { outcomes } from './inquiry-states.ts'

/** What a neighbour says of the answer; null takes it back. */
export const NewVoice = z.strictObject({
  /** A token that this browser made by chance and keeps: it counts once. */
  supporter: z.string().regex(/^[\w-]{16,64}$/),
  helped: z.boolean().nullable(),
  /** A solved challenge of GET /cities/{city}/challenge?action=voice. */
  proof: z.string().min(20).max(4000).optional(),
})
export type NewVoice = z.infer<typeof NewVoice>

export const Voiced = z.strictObject({
  number: InquiryNumber,
  outcome: z.enum(outcomes),
  voices: z.strictObject({ helped: z.number(), notHelped: z.number() }),
})
export type Voiced = z.infer<typeof Voiced>
