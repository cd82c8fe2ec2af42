import * as z from 'zod'

import { BeatId, Outline } from './beats.ts'
import { Names } from './cities.ts'
import { LatLng } from './geo.ts'

/** What stops an import: it cannot be stored as it stands. */
export const wrongKinds = [
  'not-json',
  'not-geojson',
  'no-features',
  'other-projection',
  'no-number',
  'number-twice',
  'no-name',
  'no-polygon',
  'broken-ring',
  'swapped',
  'not-degrees',
  'crosses-itself',
  'overlap',
  'another-city',
  'not-csv',
  'empty-table',
  'no-column',
  'broken-row',
  'formula',
  'no-badge',
  'badge-twice',
  'bad-value',
  'unknown-beat',
  'beat-given-twice',
] as const

/** What somebody must have seen before it is stored. */
const warningKinds = [
  'gap',
  'outside',
  'too-many-residents',
  'no-officer',
  'officer-without-beat',
  'officer-replaced',
  'unknown-account',
  'retired',
] as const

export type WrongKind = (typeof wrongKinds)[number]
export type WarningKind = (typeof warningKinds)[number]

/** Something that the check found, with its place where it has one. */
export const Finding = z.strictObject({
  kind: z.enum([...wrongKinds, ...warningKinds]),
  isWrong: z.boolean(),
  /** Beats it is about: two where they overlap. */
  beats: z.array(z.string()),
  /** Of the file: the line of a table, the number of a feature; null where it is about the whole, or about what is stored. */
  line: z.number().nullable(),
  /** What it says there: a column, a badge, a name. */
  about: z.string().nullable(),
  m2: z.number().nullable(),
  residents: z.number().nullable(),
  at: LatLng.nullable(),
  /** What a map draws. */
  shape: Outline.nullable(),
})
export type Finding = z.infer<typeof Finding>

const mostText = 4_000_000

/** Files as text: beats as GeoJSON, officers as CSV; one of them or both. */
const files = {
  beats: z.string().min(1).max(mostText).optional(),
  officers: z.string().min(1).max(mostText).optional(),
  /** Whether beats that the file does not name are retired. */
  retireMissing: z.boolean(),
}

export const CheckFiles = z
  .strictObject(files)
  .refine(({ beats, officers }) => beats !== undefined || officers !== undefined, { path: ['beats'] })
export type CheckFiles = z.infer<typeof CheckFiles>

/** Stores what was checked: "seen" is the answer of the check, whose warnings somebody agreed to. */
export const ImportFiles = z
  .strictObject({ ...files, seen: z.string().min(20).max(60) })
  .refine(({ beats, officers }) => beats !== undefined || officers !== undefined, { path: ['beats'] })
export type ImportFiles = z.infer<typeof ImportFiles>

const Counts = z.strictObject({ added: z.number(), changed: z.number(), same: z.number() })

/** What an import would do. Nothing is stored. */
export const Checked = z.strictObject({
  beats: Counts,
  officers: Counts,
  /** Beats of the city that the file does not name. */
  missing: z.array(z.strictObject({ id: BeatId, name: Names })),
  /** What is wrong first, the largest first. */
  findings: z.array(Finding),
  /** More of them than can be shown. */
  left: z.number(),
  /** The outlines of the file, as far as they could be read. */
  outlines: z.array(z.strictObject({ id: z.string(), name: z.string(), outline: Outline })),
  /** Names this check: another file, or another state of the city, has another. */
  seen: z.string(),
})
export type Checked = z.infer<typeof Checked>

export const Imported = z.strictObject({ beats: Counts, officers: Counts, retired: z.number() })
export type Imported = z.infer<typeof Imported>
