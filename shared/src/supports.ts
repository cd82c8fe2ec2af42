import * as z from 'zod'

import { InquiryNumber } from './inquiries.ts'

/** A token that a browser made by chance and keeps: it counts once. */
export const NewSupport = z.strictObject({ supporter: z.string().regex(/^[\w-]{16,64}$/) })
export const Supported = z.strictObject({ number: InquiryNumber, supports: z.number() })
export type Supported = z.infer<typeof Supported>
