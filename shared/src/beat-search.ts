import * as z from 'zod'

import { Beat } from './beats.ts'
import { District } from './cities.ts'
import { LatLng } from './geo.ts'
import { OfficerCard } from './officers.ts'

/** A line of the list of beats: enough to call somebody without opening more. */
export const BeatLine = Beat.pick({ id: true, name: true, district: true }).extend({
  /** Who keeps it today, the substitute where the officer is away; null: the duty station. */
  keeper: OfficerCard.pick({ kind: true, rank: true, name: true, phones: true }).nullable(),
})
export type BeatLine = z.infer<typeof BeatLine>

export const BeatLines = z.strictObject({ items: z.array(BeatLine) })
export type BeatLines = z.infer<typeof BeatLines>

/**
 * What the words may mean. Houses are those of published inquiries, streets those of the city's gazetteer: a right
 * address may well be missing here.
 */
export const AddressMatches = z.strictObject({
  beats: z.array(BeatLine),
  /** How many beats there are in each. */
  districts: z.array(District.extend({ beats: z.number() })),
  /** Doubt: metres by which the point may be off. Exact: the very house; else another one of the same street. */
  places: z.array(z.strictObject({ name: z.string(), at: LatLng, doubt: z.number(), exact: z.boolean() })),
})
export type AddressMatches = z.infer<typeof AddressMatches>

/** How many of each kind are offered; more is no choice any longer. */
export const mostMatches = 8
