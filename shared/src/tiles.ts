import * as z from 'zod'

import { CityId } from './cities.ts'
import { colours } from './inquiry-states.ts'
import { latestMonth, monthNumber } from './month.ts'

const whole = (pattern: RegExp) => z.string().regex(pattern).transform(Number)
const coordinate = whole(/^(0|[1-9]\d{0,5})$/)

export const TileAddress = z
  .strictObject({ z: whole(/^(\d|1[0-8])$/), x: coordinate, y: coordinate })
  .refine((tile) => tile.x < 2 ** tile.z, { path: ['x'], params: { code: 'too-large' } })
  .refine((tile) => tile.y < 2 ** tile.z, { path: ['y'], params: { code: 'too-large' } })

/** A calendar month: 2025-01. */
const Month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
  .refine((text) => monthNumber(text) <= latestMonth(), { params: { code: 'in-the-future' } })

interface Months {
  from?: string | undefined
  to?: string | undefined
}
const inOrder = ({ from, to }: Months) => !from || !to || from <= to
const reversed = { path: ['to'], params: { code: 'too-small' } }

const filter = {
  /** Numbers of categories: 1,5 */
  categories: z
    .string()
    .regex(/^(\d|1\d|2[0-3])(,(\d|1\d|2[0-3])){0,23}$/)
    .optional(),
  colour: z.enum(colours).optional(),
  /** Months of first publication, inclusive. */
  from: Month.optional(),
  to: Month.optional(),
}

export const MapQuery = z.strictObject(filter).refine(inOrder, reversed)
export type MapQuery = z.infer<typeof MapQuery>

/** Of one city alone, or of all. */
export const TileQuery = z.strictObject({ ...filter, city: CityId.optional() }).refine(inOrder, reversed)
export type TileQuery = z.infer<typeof TileQuery>

/** x, y in 4096ths of the tile, half-open; cls = 2 * category number + colour (0 red, 1 green). */
export const Tile = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cells'),
    x: z.array(z.number()),
    y: z.array(z.number()),
    red: z.array(z.number()),
    green: z.array(z.number()),
    /** How many of them are known by their district only: where it is all, the map draws an area, never a needle. */
    area: z.array(z.number()),
  }),
  z.strictObject({
    kind: z.literal('pins'),
    /**
     * Public numbers: GET /cities/{city}/inquiries/{number} tells the rest. Those of one stem ("KYIV-2026-") stand
     * together: counts says how many, no by how much each is above the one before, written with six digits.
     */
    stems: z.array(z.string()),
    counts: z.array(z.number()),
    no: z.array(z.number()),
    x: z.array(z.number()),
    y: z.array(z.number()),
    cls: z.array(z.number()),
  }),
])
export type Tile = z.infer<typeof Tile>

export const CityTotals = z.strictObject({ red: z.number(), green: z.number() })
export type CityTotals = z.infer<typeof CityTotals>

export const EventsQuery = z.strictObject({ city: CityId })

/** Public facts only, over GET /events?city= */
export type LiveEvent =
  | { type: 'tile-changed'; seq: number }
  | { type: 'inquiry-changed'; number: string; colour: 'red' | 'green' | null }
