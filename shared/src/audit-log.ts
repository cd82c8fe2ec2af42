import * as z from 'zod'

import { auditActions } from './audit.ts'
import { InquiryNumber } from './inquiries.ts'
import { pageOf } from './page.ts'

/** Newest first; narrowed to one inquiry, one person, one kind of deed. */
export const AuditQuery = z.strictObject({
  number: InquiryNumber.optional(),
  actor: z.string().min(1).max(64).optional(),
  action: z.enum(auditActions).optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(200))
    .optional(),
  /** The number of the row after which to go on. */
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .optional(),
})
export type AuditQuery = z.infer<typeof AuditQuery>

export const AuditLine = z.strictObject({
  seq: z.number(),
  at: z.iso.datetime(),
  /** Null for a job or a command; the id stays when an account is gone. */
  actor: z.strictObject({ id: z.string(), name: z.string().nullable() }).nullable(),
  role: z.string(),
  action: z.string(),
  /** The inquiry that was touched. */
  number: InquiryNumber.nullable(),
  subject: z.string().nullable(),
  /** Whose role was given or taken. */
  person: z.strictObject({ name: z.string(), role: z.string() }).nullable(),
})
export type AuditLine = z.infer<typeof AuditLine>

export const AuditPage = pageOf(AuditLine).extend({
  /** The newest hash: who writes it down can prove later that nothing before it was rewritten. */
  head: z.string(),
})
export type AuditPage = z.infer<typeof AuditPage>
