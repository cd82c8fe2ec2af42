import * as z from 'zod'

import { CategoryCode } from './categories.ts'
import type { LatLng } from './geo.ts'
import { InquiryNumber, languages } from './inquiries.ts'
import { BboxText, PointText } from './inquiry-filter.ts'
import { outcomes } from './inquiry-states.ts'

/** Degrees: more than any city has. */
const widest = 1
const fewestCorners = 3
const mostCorners = 12

/** Corners of a drawn area: lat,lng;lat,lng;… The last one leads back to the first. */
const AreaText = z
  .string()
  .max(400)
  .transform((text) => text.split(';'))
  .pipe(z.array(PointText).min(fewestCorners).max(mostCorners))
  .refine(
    (corners) =>
      spanOf(corners.map(({ lat }) => lat)) <= widest && spanOf(corners.map(({ lng }) => lng)) <= widest,
    { params: { code: 'too-large' } },
  )

function spanOf(along: number[]): number {
  return Math.max(...along) - Math.min(...along)
}

/** What a feed is about: the whole city, or of it one topic, one district, a box or a drawn area. */
export const FeedQuery = z
  .strictObject({
    /** In the address, so that a reader gets what was subscribed to. */
    language: z.enum(languages).optional(),
    category: CategoryCode.optional(),
    district: z
      .string()
      .regex(/^[a-z0-9-]{1,60}$/)
      .optional(),
    bbox: BboxText.refine(
      ({ west, south, east, north }) => east - west <= widest && north - south <= widest,
      {
        params: { code: 'too-large' },
      },
    ).optional(),
    area: AreaText.optional(),
  })
  .refine(({ bbox, area }) => !bbox || !area, { path: ['area'], params: { code: 'wrong' } })
export type FeedQuery = z.infer<typeof FeedQuery>

/** The ring of an area. */
export function ringOf(corners: LatLng[]): [number, number][] {
  const ring = corners.map(({ lat, lng }): [number, number] => [lng, lat])
  const [first] = ring
  return first ? [...ring, first] : []
}

/** The latest changes of a city, for whoever keeps a list of their own and tells nobody what is on it. */
export const News = z.strictObject({
  items: z.array(
    z.strictObject({
      number: InquiryNumber,
      title: z.string(),
      outcome: z.enum(outcomes),
      on: z.iso.date(),
      /** Another one means that something has happened since. */
      mark: z.string(),
    }),
  ),
})
export type News = z.infer<typeof News>
