import * as z from 'zod'

import { BeatId, OneBeat } from './beats.ts'
import { Names } from './cities.ts'
import { InquiryNumber } from './inquiries.ts'
import { typedText } from './text.ts'
import { Version } from './version.ts'

const count = z.number().int().nonnegative()
/** Null for so few that they could be told apart. */
const hidden = count.nullable()

/** "2026-1" is January to June of 2026. */
const Half = z.string().regex(/^20\d\d-[12]$/)

/** Public inquiries inside a beat, of all that are told more exactly than by district. */
const Counts = z.strictObject({
  published: count,
  answered: count,
  /** From publication to the first answer, in days; null where nothing was answered. */
  answerDays: z.number().nullable(),
})

/** What a half-year report counts; nothing of it is private. */
export const ReportCounts = z.strictObject({
  inquiries: Counts.extend({
    categories: z.array(
      z.strictObject({ category: z.string(), name: Names, published: count, answered: count }),
    ),
  }),
  letters: z.strictObject({
    received: hidden,
    tracks: z.strictObject({ appeal: hidden, crime: hidden, tip: hidden }),
    states: z.strictObject({ open: hidden, answered: hidden, other: hidden }),
  }),
})
export type ReportCounts = z.infer<typeof ReportCounts>

/** The officer's own words; only "done" must be there to publish. */
const maxSection = 4000

const section = z.union([z.literal(''), typedText(1, maxSection)])
export const ReportWords = z.strictObject({ done: section, concerns: section, plans: section })
export type ReportWords = z.infer<typeof ReportWords>

export const BeatReport = z.strictObject({
  half: Half,
  /** Both days included. */
  since: z.iso.date(),
  until: z.iso.date(),
  counts: ReportCounts,
  words: ReportWords,
  publishedOn: z.iso.date(),
})
export type BeatReport = z.infer<typeof BeatReport>

/** Public: what was done in a beat in the last twelve months, and what its officers reported. */
export const BeatWork = z.strictObject({
  counts: Counts,
  unanswered: count,
  /** The latest answered ones. */
  latest: z.array(z.strictObject({ number: InquiryNumber, title: z.string(), answeredOn: z.iso.date() })),
  /** The newest first. */
  reports: z.array(BeatReport),
})
export type BeatWork = z.infer<typeof BeatWork>

export const OneReport = OneBeat.extend({ half: Half })

/** A report as its officer sees it; version 0: nothing was saved yet. */
export const DraftReport = BeatReport.omit({ publishedOn: true }).extend({
  beat: z.strictObject({ id: BeatId, name: Names }),
  state: z.enum(['draft', 'published']),
  version: z.number(),
  publishedOn: z.iso.date().nullable(),
  /** The half is over: its numbers stand, and it can be published. */
  over: z.boolean(),
})
export type DraftReport = z.infer<typeof DraftReport>

export const SaveReport = z.strictObject({ version: z.union([z.literal(0), Version]), words: ReportWords })
export type SaveReport = z.infer<typeof SaveReport>

export const PublishReport = z.strictObject({ version: Version })

/** Which reports one may write: every beat that one keeps, the last halves first. */
export const OwnReports = z.strictObject({
  items: z.array(
    z.strictObject({
      beat: z.strictObject({ id: BeatId, name: Names }),
      halves: z.array(
        z.strictObject({ half: Half, state: z.enum(['none', 'draft', 'published']), over: z.boolean() }),
      ),
    }),
  ),
})
export type OwnReports = z.infer<typeof OwnReports>
