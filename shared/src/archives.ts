import * as z from 'zod'

import { CityId } from './cities.ts'

/**
 * asked → making → ready → over. One administrator asks, another agrees; "over": nobody agreed within a week, or the
 * file was there for a day and is gone.
 */
const archiveStates = ['asked', 'making', 'ready', 'failed', 'cancelled', 'over'] as const

/** Why one came to nothing: "interrupted" as often as it was begun; "unexpected": its id stands in the server's log. */
const archiveWhys = ['disk-full', 'file-unreadable', 'interrupted', 'unexpected'] as const
export type ArchiveWhy = (typeof archiveWhys)[number]

export const ArchiveStatus = z.strictObject({
  id: z.uuid(),
  state: z.enum(archiveStates),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  agreedBy: z.string().nullable(),
  /** Whether who asks now is the second person that it wants. */
  agreeable: z.boolean(),
  /** Of one that is ready: its two people alone may fetch it. */
  fetchable: z.boolean(),
  bytes: z.number().nullable(),
  sha256: z.string().nullable(),
  /** Of the installation that signed it: whoever imports the file asks for it. */
  fingerprint: z.string().nullable(),
  /** Somebody has to agree by then, or to have fetched it. */
  until: z.iso.datetime().nullable(),
  /** Of one that failed. */
  why: z.enum(archiveWhys).nullable(),
})
export type ArchiveStatus = z.infer<typeof ArchiveStatus>

/** The latest first. "alone": there is no other administrator, so the operator of the platform makes it. "mails":
 * this server sends some, to those who are waited for. */
export const ArchiveList = z.strictObject({
  items: z.array(ArchiveStatus),
  alone: z.boolean(),
  mails: z.boolean(),
})
export type ArchiveList = z.infer<typeof ArchiveList>

export const OneArchive = z.strictObject({ city: CityId, id: z.uuid() })
