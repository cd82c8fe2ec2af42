import * as z from 'zod'

import { CategoryCode } from './categories.ts'
import { widestBox } from './degrees.ts'
import type { Box, LatLng } from './geo.ts'
import { maxText } from './inquiries.ts'
import { colours } from './inquiry-states.ts'
import { withoutHidden } from './inquiry-text.ts'
import { latestMonth, monthNumber } from './month.ts'
import { PageQuery } from './page.ts'
import { typedLine } from './text.ts'

const sorts = ['newest', 'supported', 'nearest'] as const
export type Sort = (typeof sorts)[number]

/** "a,b,c" of a query string; a repeated parameter is refused, so this is the only way to say several. */
function listOf<Item extends z.ZodType<string, string>>(item: Item, max: number) {
  return z
    .string()
    .max(1000)
    .transform((text) => text.split(','))
    .pipe(z.array(item).max(max))
}

/** A coordinate in a query, which is text. */
export const degree = z
  .string()
  .regex(/^-?\d{1,3}(\.\d{1,15})?$/)
  .transform(Number)

/** Numbers of the map's window: west,south,east,north. */
export const BboxText = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.tuple([degree, degree, degree, degree]))
  .transform(([west, south, east, north]): Box => ({ west, south, east, north }))
  .refine(
    ({ west, south, east, north }) => west < east && south < north && isOnEarth(south) && isOnEarth(north),
  )
  .refine(({ west, east }) => Math.abs(west) <= 360 && Math.abs(east) <= 360)
  .refine(({ west, south, east, north }) => east - west <= widestBox.lng && north - south <= widestBox.lat, {
    params: { code: 'too-large' },
  })

/** lat,lng, as people say it. */
export const PointText = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.tuple([degree, degree]))
  .transform(([lat, lng]): LatLng => ({ lat, lng }))
  .refine(({ lat, lng }) => isOnEarth(lat) && Math.abs(lng) <= 180)

function isOnEarth(lat: number): boolean {
  return Math.abs(lat) <= 90
}

/** "2026-03" as months since 2000-01, as the map counts them. */
export const MonthText = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
  .transform(monthNumber)

/** One that has begun somewhere: later ones hold nothing, and who asks for them is mistaken. */
const PublicMonth = MonthText.refine((month) => month <= latestMonth(), { params: { code: 'in-the-future' } })

const filter = {
  bbox: BboxText.optional(),
  colour: listOf(z.enum(colours), 2).optional(),
  categories: listOf(CategoryCode, 30).optional(),
  /** First publication, both months included. */
  from: PublicMonth.optional(),
  to: PublicMonth.optional(),
  district: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .optional(),
  q: typedLine(2, 100).optional(),
}

const reversed = { path: ['to'], params: { code: 'too-small' } }

function monthsInOrder({ from, to }: { from?: number | undefined; to?: number | undefined }): boolean {
  return from === undefined || to === undefined || from <= to
}

/** The same words narrow the list, the map's list and the exports. */
export const InquiryFilter = z.strictObject(filter).refine(monthsInOrder, reversed)
export type InquiryFilter = z.infer<typeof InquiryFilter>

export const InquiryQuery = z
  .strictObject({
    ...filter,
    near: PointText.optional(),
    sort: z.enum(sorts).optional(),
    ...PageQuery,
  })
  .refine(({ sort, near }) => sort !== 'nearest' || near, { path: ['near'] })
  .refine(monthsInOrder, reversed)
export type InquiryQuery = z.infer<typeof InquiryQuery>

/** What somebody is about to send: where, about what, in which words. */
export const SimilarQuery = z
  .strictObject({
    lat: degree.optional(),
    lng: degree.optional(),
    category: CategoryCode.optional(),
    // NOTE: asked while somebody types: what the form leaves out when it sends is no reason to refuse here.
    text: z.string().max(maxText).transform(withoutHidden).optional(),
  })
  .refine(({ lat = 0, lng = 0 }) => isOnEarth(lat) && Math.abs(lng) <= 180, { path: ['lat'] })
  .refine(({ lat, lng }) => (lat === undefined) === (lng === undefined), { path: ['lng'] })
export type SimilarQuery = z.infer<typeof SimilarQuery>
