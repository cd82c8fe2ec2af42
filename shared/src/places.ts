import * as z from 'zod'

import { Names } from './cities.ts'
import { LatLng } from './geo.ts'
import { typedLine } from './text.ts'

/** How well the point of a place is known; none: only its name is. */
const placePrecisions = ['house', 'street', 'settlement', 'around', 'none'] as const

/** How many are offered: more is no choice any longer. */
export const mostPlaces = 8

export const PlacesQuery = z.strictObject({
  q: typedLine(2, 200),
  /** The words are complete: a geocoder, where the operator has one, is asked too. */
  whole: z.literal('1').optional(),
})
export type PlacesQuery = z.infer<typeof PlacesQuery>

/** A street or a settlement, or a house that the geocoder knows. */
export const Place = z.strictObject({
  id: z.string(),
  kind: z.enum(['street', 'settlement', 'house']),
  name: Names,
  /** The former name that was typed: people look for streets by what they were called. */
  former: z.string().nullable(),
  /** The community or district, where several are called the same. */
  around: Names.nullable(),
  /** The house as it was typed; whether its point is known says the precision. */
  house: z.string().nullable(),
  at: LatLng.nullable(),
  precision: z.enum(placePrecisions),
})
export type Place = z.infer<typeof Place>

/** The likeliest first, and whose data they are. */
export const Places = z.strictObject({ items: z.array(Place).max(2 * mostPlaces), credit: z.string() })
export type Places = z.infer<typeof Places>
