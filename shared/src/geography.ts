import * as z from 'zod'

import { Outline } from './beats.ts'
import { MapFinding } from './map-files.ts'

/** What a file may replace. */
const mapLayers = ['boundary', 'districts'] as const
export type MapLayer = (typeof mapLayers)[number]

const text = z.string().max(200)

/** What reads files closes its rings; one that is open is no ground, and no database takes it. */
const Closed = Outline.refine(({ coordinates }) => coordinates.flat().every(isClosed), {
  params: { code: 'wrong-format' },
})

function isClosed(ring: [number, number][]): boolean {
  const [first, last] = [ring[0], ring.at(-1)]
  return ring.length === 0 || (ring.length > 3 && first?.[0] === last?.[0] && first?.[1] === last?.[1])
}

const Border = z.strictObject({
  /** Of the feature in its file, from 1. */
  number: z.int().min(1).max(1_000_000),
  nameUk: text,
  /** Empty: made of the Ukrainian one, as a passport has it. */
  nameEn: text,
  /** Empty: none. */
  katottg: z.string().max(40),
  outline: Closed,
})

const files = {
  layer: z.enum(mapLayers),
  /** Of a boundary: together they are the city. */
  borders: z.array(Border).min(1).max(2000),
  /** Of districts: whether the city becomes all of them together, or stays as it is. */
  boundary: z.enum(['become', 'keep']),
  /** Whose data it is, shown on the map; empty: as before. */
  credit: z.string().max(300),
}

export const CheckBorders = z.strictObject(files)
export type CheckBorders = z.infer<typeof CheckBorders>

/** Stores what was checked: "seen" is the answer of the check. */
export const StoreBorders = z.strictObject({ ...files, seen: z.string().min(20).max(60) })
export type StoreBorders = z.infer<typeof StoreBorders>

/** One border before and after. */
const Difference = z.strictObject({
  kind: z.enum(['added', 'removed', 'changed', 'same']),
  /** Null for the boundary of the city. */
  id: z.string().nullable(),
  name: z.string(),
  /** The name it has now, where it gets another. */
  nameBefore: z.string().nullable(),
  km2Before: z.number().nullable(),
  km2: z.number().nullable(),
  /** Ground that comes or goes. */
  km2Moved: z.number(),
})
export type Difference = z.infer<typeof Difference>

/** What storing would do. Nothing is stored. */
export const CheckedBorders = z.strictObject({
  /** What changes first. */
  differences: z.array(Difference),
  /** Of the city, whether or not it changes. */
  city: Difference,
  inquiries: z.strictObject({
    /** Get another district, or none. */
    moved: z.number(),
    /** Lie outside the city afterwards; they stay as they are. */
    outside: z.number(),
  }),
  findings: z.array(MapFinding),
  /** More of them than can be shown. */
  left: z.number(),
  /** Borders as they would be stored: repaired where that was needed. */
  outlines: z.array(z.strictObject({ name: z.string(), outline: Outline })),
  /** Names this check: another file, or another state of the city, has another. */
  seen: z.string(),
})
export type CheckedBorders = z.infer<typeof CheckedBorders>

/** New borders, and how far old inquiries have been given their places in them. */
export const BorderChange = z.strictObject({
  id: z.string(),
  layer: z.enum(mapLayers),
  storedAt: z.iso.datetime(),
  /** Null: it still runs. */
  doneAt: z.iso.datetime().nullable(),
  /** Of so many inquiries, so many have been looked at, and so many were moved. */
  total: z.number(),
  done: z.number(),
  moved: z.number(),
})
export type BorderChange = z.infer<typeof BorderChange>

export const StoredBorders = z.strictObject({
  /** Null: there was nothing to change. */
  change: BorderChange.nullable(),
})
export type StoredBorders = z.infer<typeof StoredBorders>

/** What the city's geography is now. */
export const Geography = z.strictObject({
  city: z.strictObject({
    km2: z.number(),
    outline: z.enum(['generalised', 'surveyed', 'circle']),
    credit: z.string(),
    holes: z.number(),
  }),
  districts: z.array(
    z.strictObject({
      id: z.string(),
      name: z.strictObject({ uk: z.string(), en: z.string() }),
      katottg: z.string().nullable(),
      km2: z.number(),
    }),
  ),
  beats: z.number(),
  places: z.number(),
  /** The latest one. */
  change: BorderChange.nullable(),
})
export type Geography = z.infer<typeof Geography>
