import * as z from 'zod'

import { CityId, District, Names } from './cities.ts'
import { degree } from './inquiry-filter.ts'
import { OfficerCard, Station } from './officers.ts'
import { typedLine } from './text.ts'

/** As the police write it: HOL-01. */
export const BeatId = z.string().regex(/^[A-Za-z0-9-]{1,20}$/)
export const OneBeat = z.strictObject({ city: CityId, beat: BeatId })

/** urban: at most 7,000 residents; rural: at most 6,000 (order 650 of the Ministry of Internal Affairs). */
export const beatSettings = ['urban', 'rural'] as const
export type BeatSetting = (typeof beatSettings)[number]
export const mostResidents: Record<BeatSetting, number> = { urban: 7000, rural: 6000 }

export const Beat = z.strictObject({
  id: BeatId,
  name: Names,
  district: District.nullable(),
  setting: z.enum(beatSettings),
  residents: z.number().nullable(),
})
export type Beat = z.infer<typeof Beat>

/** Who keeps a beat today. */
export const Keepers = z.strictObject({
  beat: Beat,
  /** Null: nobody is appointed; then the deputies, then the station. */
  officer: OfficerCard.nullable(),
  /** The last day of the officer's absence, set while it lasts. */
  awayUntil: z.iso.date().nullable(),
  /** Who stands in today: while the officer is away, or where there is none. */
  substitute: OfficerCard.nullable(),
  deputies: z.array(OfficerCard),
  /** Of the beat, else of its district, else of the city. */
  station: Station.nullable(),
})
export type Keepers = z.infer<typeof Keepers>

/** A point, or what somebody typed: an address, a part of the city, a beat's number, an officer's name. */
export const OfficersAtQuery = z
  .strictObject({
    lat: degree.pipe(z.number().min(-90).max(90)).optional(),
    lng: degree.pipe(z.number().min(-180).max(180)).optional(),
    /** Metres by which the point may be wrong, 0 to 500; 30 where nothing is said. */
    doubt: z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number)
      .pipe(z.number().max(500))
      .optional(),
    address: typedLine(1, 200).optional(),
  })
  .refine(({ lat, address }) => lat !== undefined || address !== undefined, needed('lat'))
  .refine(({ lat, lng }) => (lat === undefined) === (lng === undefined), needed('lng'))
  .refine(({ lat, address }) => lat === undefined || address === undefined, {
    path: ['address'],
    params: { code: 'unknown-field' },
  })

function needed(field: string) {
  return { path: [field], params: { code: 'required' } }
}

/** Beats at a point. */
export const OfficersAt = z.strictObject({
  /**
   * The one that holds the point comes first, then those whose border is within the doubt, nearest first; empty: no beat
   * here, ask the station. Distance: metres to the beat, 0 inside.
   */
  beats: z.array(Keepers.extend({ distance: z.number() })),
  /** Of the district, else of the city. */
  station: Station.nullable(),
  /** Whether the point lies in the city at all. */
  inCity: z.boolean(),
})
export type OfficersAt = z.infer<typeof OfficersAt>

/** What an officer tells the beat: a meeting, an office that moved. Both days included. */
export const BeatNotice = z.strictObject({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  since: z.iso.date(),
  until: z.iso.date(),
})
export type BeatNotice = z.infer<typeof BeatNotice>

const ring = z.array(z.tuple([z.number(), z.number()]))

/** GeoJSON: [longitude, latitude]. */
export const Outline = z.strictObject({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(ring)),
})
export type Outline = z.infer<typeof Outline>

/** The page of a beat. */
export const BeatDetail = Keepers.extend({
  outline: Outline,
  /** west, south, east, north */
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** In force today, the newest first. */
  notices: z.array(BeatNotice),
  neighbours: z.array(z.strictObject({ id: BeatId, name: Names })),
})
export type BeatDetail = z.infer<typeof BeatDetail>

/** Outlines of all beats of a city (application/geo+json). */
export const BeatOutlines = z.strictObject({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.strictObject({
      type: z.literal('Feature'),
      id: BeatId,
      properties: z.strictObject({ id: BeatId, name: Names }),
      geometry: Outline,
    }),
  ),
})
export type BeatOutlines = z.infer<typeof BeatOutlines>
