import * as z from 'zod'

import { CityId } from './cities.ts'

const mostBoxes = 50
const share = z.number().min(0).max(1)
const side = z.number().min(0.005).max(1)
// Sides are sums of rounded shares.
const rounding = 1e-6

/** A solid box over a photo, in shares of its width and height from the upper left corner. */
export const PhotoBox = z
  .strictObject({ x: share, y: share, width: side, height: side })
  .refine(({ x, width }) => x + width <= 1 + rounding, { path: ['width'], params: { code: 'too-large' } })
  .refine(({ y, height }) => y + height <= 1 + rounding, { path: ['height'], params: { code: 'too-large' } })
export type PhotoBox = z.infer<typeof PhotoBox>

export const OnePhotoOf = z.strictObject({ city: CityId, id: z.uuid(), photo: z.uuid() })

export const CoverPhoto = z.strictObject({
  boxes: z.array(PhotoBox).max(mostBoxes),
  /** The copy that was there when the boxes were drawn: another one means that a colleague was faster. */
  copy: z.uuid().nullable(),
})
export type CoverPhoto = z.infer<typeof CoverPhoto>

/** The boxes as they are now, and the copy of the photo into which they are burned. */
export const CoveredPhoto = CoverPhoto.extend({ id: z.uuid() })
export type CoveredPhoto = z.infer<typeof CoveredPhoto>
