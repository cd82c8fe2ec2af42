import * as z from 'zod'

import { OwnCards } from './city-cards.ts'
import { LatLng } from './geo.ts'
import { isWritten, languages, type Texts } from './languages.ts'
import { CityLook } from './look.ts'

export const CityId = z.string().regex(/^[a-z][a-z-]{1,40}$/)
export const InCity = z.strictObject({ city: CityId })

/** In both languages of the records, and in others where somebody gave one. */
export type Names = Texts<string>
export const Names: z.ZodType<Names> = z.strictObject({
  uk: z.string(),
  en: z.string(),
  ...Object.fromEntries(
    languages.filter((one) => !isWritten(one)).map((language) => [language, z.string().optional()]),
  ),
})

/** opening: its own people alone see it. closed: it was public, and an operator took it back. */
export const cityStates = ['opening', 'public', 'closed'] as const
export type CityState = (typeof cityStates)[number]

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
  /** circle: nobody has brought a border yet; never of a city that everybody sees. */
  outline: z.enum(['generalised', 'surveyed', 'circle']),
  credit: z.string(),
  /** GeoJSON of outline, districts and water: GET it for the map's own context. */
  contextUrl: z.string(),
  counts: z.strictObject({ red: z.number(), green: z.number() }),
})
export type City = z.infer<typeof City>

const CityContact = z.strictObject({ phone: z.string().nullable(), email: z.string().nullable() })
export type CityContact = z.infer<typeof CityContact>

export const CityDetail = City.extend({
  districts: z.array(District),
  /** Codes of the categories this city has switched on, in its order. */
  categories: z.array(z.string()),
  /** What the city itself says on the cards in place of the form; the others say what the product does. */
  cards: OwnCards,
  /** Whom residents ask about the map itself. */
  contact: CityContact,
  /** NOTE: a browser that kept the city before there were looks has none. */
  look: CityLook,
})
export type CityDetail = z.infer<typeof CityDetail>

const position = z.tuple([z.number(), z.number()])
const ring = z.array(position)

const Shape = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
  z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
  z.strictObject({ type: z.literal('LineString'), coordinates: ring }),
  z.strictObject({ type: z.literal('MultiLineString'), coordinates: z.array(ring) }),
])

/** GeoJSON (application/geo+json): the outline first, then the water, then the districts, as a map draws them. */
export const CityContext = z.strictObject({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.strictObject({
      type: z.literal('Feature'),
      properties: z.strictObject({
        kind: z.enum(['city', 'water', 'district']),
        id: z.string(),
        name: Names,
      }),
      geometry: Shape,
    }),
  ),
})
export type CityContext = z.infer<typeof CityContext>
