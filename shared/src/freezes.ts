import * as z from 'zod'

import { BeatId, Outline } from './beats.ts'
import { LatLng } from './geo.ts'
import { typedText } from './text.ts'

/** A border that people draw has a few hundred corners; a river's bank, some thousands. */
const mostCorners = 5000

const Corner = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
const Ring = z
  .array(Corner)
  .min(4)
  .refine(isClosed, { params: { code: 'wrong-format' } })

function isClosed(ring: [number, number][]): boolean {
  const [first, last] = [ring[0], ring.at(-1)]
  return first?.[0] === last?.[0] && first?.[1] === last?.[1]
}

/** [longitude, latitude] rings of each polygon, as GeoJSON has them. */
const Polygons = z
  .array(z.array(Ring).min(1))
  .min(1)
  .refine((polygons) => polygons.flat(2).length <= mostCorners, { params: { code: 'too-many' } })
  // NOTE: a border that leads half round the Earth has no length, so no ground that could be measured.
  .refine((polygons) => [0, 1].every((axis) => spanOf(polygons.flat(2), axis) < 90), {
    params: { code: 'too-large' },
  })

function spanOf(corners: [number, number][], axis: number): number {
  const along = corners.map((corner) => corner[axis] ?? 0)
  return (
    along.reduce((most, one) => Math.max(most, one), -180) -
    along.reduce((least, one) => Math.min(least, one), 180)
  )
}

/** What is to be out of sight: drawn, round a place, or what has a name here already. */
export const FreezeArea = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('polygons'), polygons: Polygons }),
  z.strictObject({ kind: z.literal('circle'), at: LatLng, metres: z.number().int().min(50).max(20_000) }),
  z.strictObject({ kind: z.literal('district'), id: z.string().regex(/^[a-z0-9-]{1,60}$/) }),
  z.strictObject({ kind: z.literal('beat'), id: BeatId }),
])
export type FreezeArea = z.infer<typeof FreezeArea>

export const FreezePreview = z.strictObject({ area: FreezeArea })
export type FreezePreview = z.infer<typeof FreezePreview>

/** How long it may be set to last: a year. Null: until somebody lifts it. */
const Hours = z.number().int().min(1).max(8784).nullable()

export const NewFreeze = z.strictObject({ area: FreezeArea, reason: typedText(3, 300), hours: Hours })
export type NewFreeze = z.infer<typeof NewFreeze>

/** What would vanish: public inquiries that nothing hides yet. */
export const FreezePreviewed = z.strictObject({
  inquiries: z.number(),
  km2: z.number(),
  outline: Outline,
})
export type FreezePreviewed = z.infer<typeof FreezePreviewed>

export const Freeze = z.strictObject({
  id: z.uuid(),
  outline: Outline,
  km2: z.number(),
  reason: z.string(),
  /** Who froze it; null where the account is gone. */
  by: z.string().nullable(),
  at: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
  /** Published ones that it keeps out of sight now. */
  inquiries: z.number(),
})
export type Freeze = z.infer<typeof Freeze>

/** Those that stand, the newest first. */
export const Freezes = z.strictObject({ items: z.array(Freeze), nextCursor: z.null() })
export type Freezes = z.infer<typeof Freezes>

export const Lifted = z.strictObject({ id: z.uuid() })
export type Lifted = z.infer<typeof Lifted>
