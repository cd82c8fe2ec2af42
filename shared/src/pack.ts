import * as z from 'zod'

import { BeatOutlines, Keepers } from './beats.ts'
import { Category } from './categories.ts'
import { CityContext, CityDetail } from './cities.ts'
import { InquirySummary, PublicAnswer } from './inquiries.ts'

/** A pack is no larger, in bytes as it is written. */
export const mostPackBytes = 5_000_000

/** What was asked and how it was answered, to be read without a link; its photos are not in it. */
export const PackQuestion = InquirySummary.extend({ text: z.string(), answers: z.array(PublicAnswer) })
export type PackQuestion = z.infer<typeof PackQuestion>

/** Of a place: what it is, and how well its point is known. */
const packSorts = { street: 0, settlement: 1, around: 2 } as const

/**
 * Today's names, the sort of packSorts, the number of what is around (-1: nothing is told), longitude and latitude, and
 * former names. Rows in place of objects: of 30,000 places they are half as long.
 */
const PackPlace = z.tuple([
  z.string(),
  z.string(),
  z.enum(packSorts),
  z.int(),
  z.number().nullable(),
  z.number().nullable(),
  z.array(z.string()),
])
export type PackPlace = z.infer<typeof PackPlace>

const PackPlaces = z.strictObject({
  credit: z.string(),
  around: z.array(z.tuple([z.string(), z.string()])),
  rows: z.array(PackPlace),
  /** Whether the city has more than fit. */
  more: z.boolean(),
})
export type PackPlaces = z.infer<typeof PackPlaces>

/** What a resident needs of a city in a blackout; all of it is public. */
export const CityPack = z.strictObject({
  emergency: z.array(z.string()),
  /** Its numbers follow the map by seconds, and would be old at once. */
  city: CityDetail.omit({ counts: true }),
  /** The picture of its emblem in base64, 10 kB: a page that shows it must not be a page with a hole. */
  emblem: z.string().nullable(),
  categories: z.array(Category),
  /** Drawn with fewer corners where the city is large. */
  context: CityContext,
  outlines: BeatOutlines,
  /** Who keeps each beat on the day the pack was made. */
  beats: z.array(Keepers),
  /** Streets first, then settlements: an address is suggested without a link, too. */
  places: PackPlaces,
  /** Answered ones: the most supported, then the newest, as many as fit. */
  questions: z.array(PackQuestion),
  /** Whether the city has answered more than these. */
  more: z.boolean(),
})
export type CityPack = z.infer<typeof CityPack>

/** What a pack holds now: a kept question that is not here, or that reads otherwise, must not be shown any more. */
export const PackIndex = z.strictObject({ version: z.string(), questions: z.record(z.string(), z.string()) })
export type PackIndex = z.infer<typeof PackIndex>
