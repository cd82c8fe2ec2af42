import * as z from 'zod'

import { CityId, Names } from './cities.ts'
import { InquiryNumber, Photo } from './inquiries.ts'
import { publicStates } from './inquiry-states.ts'
import { isSourceUrl } from './sources.ts'
import { typedText } from './text.ts'

const token = z.string().regex(/^[\w-]{43}$/)

export const OpenReply = z.strictObject({ token })

/** What a body without accounts sees behind its link: what everybody sees of the one inquiry. */
export const ReplyView = z.strictObject({
  city: CityId,
  cityName: Names,
  organisation: Names,
  number: InquiryNumber,
  state: z.enum(publicStates),
  category: z.string(),
  title: z.string(),
  text: z.string(),
  place: z.string().nullable(),
  publishedOn: z.iso.date(),
  photos: z.array(Photo),
  expiresAt: z.iso.datetime(),
})
export type ReplyView = z.infer<typeof ReplyView>

export const NewReply = z.strictObject({
  token,
  text: typedText(10, 4000),
  basis: typedText(3, 1000).nullable(),
  steps: typedText(3, 2000).nullable(),
  link: z
    .string()
    .trim()
    .refine(isSourceUrl, { params: { code: 'wrong-format' } })
    .nullable(),
})
export type NewReply = z.infer<typeof NewReply>

export const Replied = z.strictObject({ number: InquiryNumber, city: CityId })
export type Replied = z.infer<typeof Replied>
