import * as z from 'zod'

import { CategoryCode } from './categories.ts'
import { CityId } from './cities.ts'
import { LatLng } from './geo.ts'
import { importPieceBytes, mostImportBytes, placeholdersIn } from './import-columns.ts'
import { fileTroubles, rowReasons } from './import-troubles.ts'
import { withoutHidden } from './inquiry-text.ts'
import { typedLine } from './text.ts'

/**
 * uploading → reading → mapping → checking → checked → importing → done; failed and cancelled at any time before done.
 * "reading", "checking" and "importing" go on by themselves, in slices, whatever dies meanwhile.
 */
export const importStates = [
  'uploading',
  'reading',
  'mapping',
  'checking',
  'checked',
  'importing',
  'done',
  'failed',
  'cancelled',
] as const
export type ImportState = (typeof importStates)[number]

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251'] as const
export type Encoding = (typeof encodings)[number]

const Column = z.string().min(1).max(200)

/** Which column of the file is what, and how a row becomes an inquiry. */
export const ImportMapping = z.strictObject({
  lat: Column,
  lng: Column,
  when: Column,
  category: Column,
  /** Words with {column} in them: one column, or several together. */
  text: z
    .string()
    .min(3)
    .max(500)
    .refine((template) => placeholdersIn(template).length > 0),
  /** What tells rows apart; null: the whole row. */
  id: Column.nullable(),
  address: Column.nullable(),
  status: z.strictObject({ column: Column, leaveOut: z.array(z.string().max(200)).max(200) }).nullable(),
  /** Words of the file to topics of ours; null leaves the rows out. What is not named must be a code of ours. */
  categories: z.array(z.tuple([z.string().max(200), CategoryCode.nullable()])).max(500),
  /** Where the ids are from: the same id of the same source comes in once. */
  source: z.string().trim().min(2).max(100),
  /** All wait for a moderator; or, what was public elsewhere before, appears at once when two people say so. */
  arrival: z.enum(['submitted', 'published']),
})
export type ImportMapping = z.infer<typeof ImportMapping>

export const OneImport = z.strictObject({ city: CityId, id: z.uuid() })
export const ImportPiece = OneImport.extend({
  no: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number),
})

/** Of a file: what is hidden in it nobody has typed and nobody misses. */
const FileName = z
  .string()
  .transform((name) => withoutHidden(name).replaceAll(/\s+/gu, ' ').toWellFormed())
  .pipe(typedLine(1, 200))

export const NewImport = z.strictObject({
  name: FileName,
  size: z.int().min(1).max(mostImportBytes),
})
export type NewImport = z.infer<typeof NewImport>

/** Names a check: whoever starts or agrees means exactly what it counted. */
export const StartImport = z.strictObject({ seen: z.string().min(20).max(60) })

const count = z.int().nonnegative()
export const ImportCounts = z.strictObject({
  rows: count,
  /** To be imported: at once or, of these, as many for a moderator although the others appear at once. */
  good: count,
  moderator: count,
  already: count,
  leftOut: count,
  bad: count,
})
export type ImportCounts = z.infer<typeof ImportCounts>

const Code = <const Codes extends readonly string[]>(codes: Codes) =>
  z.strictObject({
    code: z.enum(codes),
    column: z.string().optional(),
    value: z.string().optional(),
    line: z.int().optional(),
  })

/** Without a word of the file. */
export const ImportStatus = z.strictObject({
  id: z.uuid(),
  state: z.enum(importStates),
  name: z.string(),
  size: count,
  /** Pieces that are here, in their order. */
  received: count,
  encoding: z.enum(encodings).nullable(),
  rows: count.nullable(),
  counts: ImportCounts.nullable(),
  /** Rows that are checked or written so far. */
  progress: count,
  trouble: Code(fileTroubles).nullable(),
  source: z.string().nullable(),
  arrival: ImportMapping.shape.arrival.nullable(),
  /** Somebody proposes to show all of it at once: another person, of the other role, has to agree. */
  proposed: z
    .strictObject({ by: z.string(), role: z.enum(['administrator', 'moderator']), own: z.boolean() })
    .nullable(),
  seen: z.string().nullable(),
  by: z.string().nullable(),
  madeOn: z.iso.date(),
})
export type ImportStatus = z.infer<typeof ImportStatus>

export const ImportList = z.strictObject({ items: z.array(ImportStatus) })
export type ImportList = z.infer<typeof ImportList>

export const ImportColumns = z.strictObject({
  delimiter: z.string(),
  encoding: z.enum(encodings),
  rows: count,
  columns: z.array(
    z.strictObject({
      name: z.string(),
      filled: count,
      samples: z.array(z.string()),
      /** All that stands there, the commonest first; null where there is too much of it. */
      values: z.array(z.strictObject({ value: z.string(), count })).nullable(),
    }),
  ),
  /** Of this file before, or of the last one with the same columns. */
  remembered: ImportMapping.nullable(),
})
export type ImportColumns = z.infer<typeof ImportColumns>

export const verdicts = ['good', 'moderator', 'already', 'left-out', 'bad'] as const
export type Verdict = (typeof verdicts)[number]

/** The first rows that are not simply good. */
export const ImportRows = z.strictObject({
  items: z.array(
    z.strictObject({
      line: z.int(),
      verdict: z.enum(verdicts),
      reasons: z.array(Code(rowReasons)),
      at: LatLng.nullable(),
    }),
  ),
})
export type ImportRows = z.infer<typeof ImportRows>

/** Where the rows lie, as far as they have a place: a part of them where there are many. */
export const ImportPoints = z.strictObject({
  items: z.array(z.strictObject({ at: LatLng, verdict: z.enum(verdicts) })),
})
export type ImportPoints = z.infer<typeof ImportPoints>

export const pieceCount = (size: number): number => Math.ceil(size / importPieceBytes)
