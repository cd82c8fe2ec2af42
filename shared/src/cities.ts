import * as z from 'zod'

import { LatLng } from './geo.ts'

export const CityId = z.string().regex(/^[a-z][a-z-]{1,40}$/)
export const InCity = z.strictObject({ city: CityId })

export const Names = z.strictObject({ uk: z.string(), en: z.string() })
export type Names = z.infer<typeof Names>

export const District = z.strictObject({ id: z.string(), name: Names })
export type District = z.infer<typeof District>

export const City = z.strictObject({
  id: CityId,
  code: z.string(),
  name: Names,
  centre: LatLng,
  zoom: z.number(),
  /** west, south, east, north */
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  outline: z.enum(['generalised', 'surveyed']),
  credit: z.string(),
  /** GeoJSON of outline, districts and water: GET it for the map's own context. */
  contextUrl: z.string(),
  counts: z.strictObject({ red: z.number(), green: z.number() }),
})
export type City = z.infer<typeof City>

export const CityDetail = City.extend({
  districts: z.array(District),
  /** Codes of the categories this city has switched on, in its order. */
  categories: z.array(z.string()),
})
export type CityDetail = z.infer<typeof CityDetail>
