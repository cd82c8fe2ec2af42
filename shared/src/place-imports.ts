import * as z from 'zod'

import { LatLng } from './geo.ts'
import { fileTroubles, rowReasons } from './import-troubles.ts'
import { importStates } from './imports.ts'
import { MapFileAsked, MapFinding, mapFormats, MapQuestion } from './map-files.ts'
import { typedLine } from './text.ts'

/** What becomes of a row of a file of streets; "gone" is what the gazetteer has and the file does not name. */
export const placeVerdicts = ['added', 'changed', 'same', 'gone', 'repeated', 'outside', 'bad'] as const
export type PlaceVerdict = (typeof placeVerdicts)[number]

/** What a person says of a file that the file does not say. */
export const PlaceAnswers = MapFileAsked.extend({
  /** Whose data it is, shown where a place of it is found; empty leaves what was there. */
  credit: typedLine(0, 300),
  /** Settlements that lie outside the city, or nobody knows where, too. */
  everywhere: z.boolean(),
  /** What the file does not name goes; else it stays. */
  removeGone: z.boolean(),
})
export type PlaceAnswers = z.infer<typeof PlaceAnswers>

const count = z.int().nonnegative()
export const PlaceCounts = z.strictObject({
  rows: count,
  added: count,
  changed: count,
  same: count,
  gone: count,
  repeated: count,
  outside: count,
  bad: count,
})
export type PlaceCounts = z.infer<typeof PlaceCounts>

export const placeFormats = ['csv', ...mapFormats] as const

export const PlaceImportStatus = z.strictObject({
  id: z.uuid(),
  state: z.enum(importStates),
  name: z.string(),
  size: count,
  /** Pieces that are here, in their order. */
  received: count,
  format: z.enum(placeFormats).nullable(),
  rows: count.nullable(),
  /** Columns or properties that are read, and those that are left out. */
  taken: z.array(z.string()),
  left: z.array(z.string()),
  /** What a map file does not tell of its numbers; it is answered before rows are compared. */
  question: MapQuestion.nullable(),
  answers: PlaceAnswers.nullable(),
  /** Whose data the last file was. */
  credit: z.string(),
  counts: PlaceCounts.nullable(),
  /** Rows that are compared or written so far, and how many there are to write. */
  progress: count,
  trouble: z
    .strictObject({
      code: z.enum(fileTroubles),
      column: z.string().optional(),
      value: z.string().optional(),
      line: z.int().optional(),
      /** Of a map file: what is wrong with it, and where. */
      finding: MapFinding.optional(),
    })
    .nullable(),
  /** Names what was compared; null: it cannot be taken. */
  seen: z.string().nullable(),
  by: z.string().nullable(),
  madeOn: z.iso.date(),
})
export type PlaceImportStatus = z.infer<typeof PlaceImportStatus>

export const PlaceImportList = z.strictObject({
  /** The gazetteer as it is. */
  now: z.strictObject({
    streets: count,
    settlements: count,
    unplaced: count,
    credits: z.array(z.string()),
  }),
  items: z.array(PlaceImportStatus),
})
export type PlaceImportList = z.infer<typeof PlaceImportList>

export const PlaceRowsQuery = z.strictObject({ verdict: z.enum(placeVerdicts) })

/** The first rows of one verdict. */
export const PlaceRows = z.strictObject({
  items: z.array(
    z.strictObject({
      /** Null for what stands in no line of the file. */
      line: z.int().nullable(),
      name: z.string(),
      reasons: z.array(
        z.strictObject({
          code: z.enum(rowReasons),
          column: z.string().optional(),
          value: z.string().optional(),
          line: z.int().optional(),
        }),
      ),
    }),
  ),
})
export type PlaceRows = z.infer<typeof PlaceRows>

/** Where the rows lie: a part of them where there are many. */
export const PlacePoints = z.strictObject({
  items: z.array(z.strictObject({ at: LatLng, verdict: z.enum(placeVerdicts) })),
})
export type PlacePoints = z.infer<typeof PlacePoints>
