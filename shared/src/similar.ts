import * as z from 'zod'

import { InquirySummary } from './inquiries.ts'

/** Perhaps the same danger: enough to judge before sending another. */
export const SimilarInquiry = InquirySummary.extend({
  text: z.string(),
  /** From the place asked for; null where none was, or where only the district is public. */
  metres: z.number().nullable(),
})
export type SimilarInquiry = z.infer<typeof SimilarInquiry>
