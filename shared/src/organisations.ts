import * as z from 'zod'

import { Organisation, organisationKinds } from './moderation.ts'
import { typedLine } from './text.ts'
import { Version } from './version.ts'

/** An organisation with what its settings are about. */
export const DeskOrganisation = Organisation.extend({
  email: z.string().nullable(),
  answersReviewed: z.boolean(),
  version: z.number(),
  members: z.number(),
  /** Inquiries that wait for its answer. */
  openAssignments: z.number(),
  /** Routing rules that lead to it. */
  rules: z.number(),
})
export type DeskOrganisation = z.infer<typeof DeskOrganisation>

const words = {
  kind: z.enum(organisationKinds),
  name: z.strictObject({ uk: typedLine(3, 150), en: typedLine(3, 150) }),
  email: z.email().max(200).nullable(),
  answersReviewed: z.boolean(),
}

export const NewOrganisation = z.strictObject(words)
export type NewOrganisation = z.infer<typeof NewOrganisation>
export const ChangeOrganisation = z.strictObject({ ...words, version: Version })
export type ChangeOrganisation = z.infer<typeof ChangeOrganisation>
export const Activity = z.strictObject({ active: z.boolean(), version: Version })
export type Activity = z.infer<typeof Activity>
